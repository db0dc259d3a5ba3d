"""The addresses of a vote, below those of its round."""

from django.urls import path

from participation.views.voting_casting import CastView, PaperView
from participation.views.voting_results import DrawView, FileView, ResultView

urlpatterns = [
    path("vote/", PaperView.as_view(), name="vote"),
    path("cast/", CastView.as_view(), name="cast"),
    path("result/", ResultView.as_view(), name="result"),
    path("result/draw/", DrawView.as_view(), name="draw"),
    path("result/<str:name>", FileView.as_view(), name="vote-file"),
]
