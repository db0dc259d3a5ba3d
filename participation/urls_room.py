"""The organiser's room, below ``processes/<process>/room/``. No round may be called "room"."""

from django.urls import URLPattern, URLResolver, include, path

from participation.views.room import ProcessRoomView, RoundRoomView

# Further sections of a round's room put their addresses here (see ``participation.room``).
round_urls: list[URLPattern | URLResolver] = [
    path("", RoundRoomView.as_view(), name="room-round"),
]

urlpatterns = [
    path("", ProcessRoomView.as_view(), name="room"),
    path("rounds/<slug:round>/", include(round_urls)),
]
