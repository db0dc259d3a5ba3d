from django.urls import path

from participation.views.translations import AddView, AllView, RemoveView

app_name = "translations"

urlpatterns = [
    path("<slug:kind>/<int:pk>/", AllView.as_view(), name="all"),
    path("<slug:kind>/<int:pk>/add/", AddView.as_view(), name="add"),
    path("<int:pk>/remove/", RemoveView.as_view(), name="remove"),
]
