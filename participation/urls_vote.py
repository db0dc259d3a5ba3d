"""The doors of vote rounds, below the address of their round."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
