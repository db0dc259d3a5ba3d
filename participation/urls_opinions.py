from django.urls import URLPattern, URLResolver, path

from participation.views.opinions import AddView, AnswerView, ExportView, OpinionsView

urlpatterns: list[URLPattern | URLResolver] = [
    path("", OpinionsView.as_view(), name="opinions"),
    path("answer/", AnswerView.as_view(), name="answer-statement"),
    path("add/", AddView.as_view(), name="add-statement"),
    path("export/<str:name>", ExportView.as_view(), name="export-opinions"),
]
