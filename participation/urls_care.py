from django.urls import path

from participation.views import care, care_room, steps

app_name = "care"

urlpatterns = [
    path("", care_room.QueueView.as_view(), name="queue"),
    path("<int:pk>/", care_room.CaseView.as_view(http_method_names=["get", "head"]), name="case"),
    path("<int:pk>/decide/", care_room.DecideView.as_view(), name="decide"),
    path("<int:pk>/answer/", care_room.AnswerView.as_view(), name="answer"),
    path("<int:pk>/step/", steps.TakeStepView.as_view(), name="take-step"),
    path("<int:pk>/reports/<int:report>/step/", steps.TakeStepView.as_view(), name="take-step"),
    path("steps/", steps.StepsView.as_view(), name="steps"),
    path("steps/<int:pk>/", steps.StepView.as_view(), name="step"),
    path("steps/<int:pk>/take-back/", steps.TakeBackStepView.as_view(), name="take-back-step"),
    path("steps/<int:pk>/answer/", steps.AnswerStepView.as_view(), name="answer-step"),
    path("about-me/<int:pk>/", steps.MyStepView.as_view(), name="my-step"),
    path("watches/", care_room.WatchesView.as_view(), name="watches"),
    path("watches/<int:pk>/end/", care_room.TakeWatchView.as_view(), name="take-watch"),
    path("report/<slug:kind>/<int:pk>/", care.ReportView.as_view(), name="report"),
    path("waiting/<slug:kind>/<int:pk>/take-back/", care.TakeBackView.as_view(), name="take-back"),
    path("receipt/<uuid:receipt>/", care.ReceiptView.as_view(), name="receipt"),
    path("decision/<int:pk>/", care.DecisionView.as_view(), name="decision"),
]
