from django.urls import path

from .views.commands import CommandsView
from .views.console import ConsoleView, DraftView, ProjectorView
from .views.doors import JoinView, ReportView, SessionsView
from .views.rooms import RoomView

app_name = "live"
urlpatterns = [
    path("", SessionsView.as_view(), name="sessions"),
    path("<slug:code>/", RoomView.as_view(), name="room"),
    path("<slug:code>/join/", JoinView.as_view(), name="join"),
    path("<slug:code>/commands/", CommandsView.as_view(), name="commands"),
    path("<slug:code>/console/", ConsoleView.as_view(), name="console"),
    path("<slug:code>/projector/", ProjectorView.as_view(), name="projector"),
    path("<slug:code>/report/", ReportView.as_view(), name="report"),
    path("<slug:code>/cards/<int:card>/draft/", DraftView.as_view(), name="draft"),
]
