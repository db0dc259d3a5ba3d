from django.urls import path

from .views.commands import CommandsView
from .views.console import ConsoleView, DraftView, ProjectorView
from .views.doors import JoinView, ReportView, SessionsView
from .views.rooms import RoomView

app_name = "live"
urlpatterns = [
    path("", SessionsView.as_view(), name="sessions"),
    path("<str:code>/", RoomView.as_view(), name="room"),
    path("<str:code>/join/", JoinView.as_view(), name="join"),
    path("<str:code>/commands/", CommandsView.as_view(), name="commands"),
    path("<str:code>/console/", ConsoleView.as_view(), name="console"),
    path("<str:code>/projector/", ProjectorView.as_view(), name="projector"),
    path("<str:code>/report/", ReportView.as_view(), name="report"),
    path("<str:code>/cards/<int:card>/draft/", DraftView.as_view(), name="draft"),
]
