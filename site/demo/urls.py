from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("", views.EntryView.as_view(), name="entry"),
    path("mail/", views.MailView.as_view(), name="mail"),
]
