from django.urls import path

from workflows.lab.views import artefacts, gates, indicators, register, starting, writing

app_name = "lab"
urlpatterns = [
    path("", register.ServicesView.as_view(), name="services"),
    path("start/", starting.StartsView.as_view(), name="starts"),
    path("start/<int:proposal>/", starting.StartView.as_view(), name="start"),
    path("<slug:slug>/", register.ServiceView.as_view(), name="service"),
    path("<slug:slug>/thread/", register.ThreadView.as_view(), name="thread"),
    path("<slug:slug>/gate/", gates.GateView.as_view(), name="gate"),
    path("<slug:slug>/artefacts/", writing.NewArtefactView.as_view(), name="new_artefact"),
    path("<slug:slug>/artefacts/<int:pk>/", artefacts.ArtefactView.as_view(), name="artefact"),
    path(
        "<slug:slug>/artefacts/<int:pk>/change/",
        writing.ChangeArtefactView.as_view(),
        name="change_artefact",
    ),
    path(
        "<slug:slug>/artefacts/<int:pk>/submit/",
        artefacts.SubmitArtefactView.as_view(),
        name="submit_artefact",
    ),
    path(
        "<slug:slug>/artefacts/<int:pk>/agree/",
        artefacts.AgreeArtefactView.as_view(),
        name="agree_artefact",
    ),
    path(
        "<slug:slug>/artefacts/new/<slug:kind>/",
        writing.WriteArtefactView.as_view(),
        name="write_artefact",
    ),
    path("<slug:slug>/indicators/", indicators.NewIndicatorView.as_view(), name="new_indicator"),
    path("<slug:slug>/indicators/<int:pk>/", indicators.ReadingView.as_view(), name="reading"),
]
