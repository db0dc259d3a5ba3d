"""Where evaluators read and review what they were given. Organisers assign in their room."""

from django.urls import path

from participation.views.reviewing import (
    AddNoteView,
    InterestView,
    MyReviewsView,
    ReviewView,
    SuggestAnswerView,
)

app_name = "reviews"

urlpatterns = [
    path("", MyReviewsView.as_view(), name="mine"),
    path("<int:pk>/", ReviewView.as_view(), name="review"),
    path("<int:pk>/interest/", InterestView.as_view(), name="interest"),
    path("<int:pk>/answer/", SuggestAnswerView.as_view(), name="suggest-answer"),
    path("<int:pk>/notes/", AddNoteView.as_view(), name="add-note"),
]
