from django.urls import path
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps.views import sitemap

from cms.sitemap import PageSitemap
from cms.views.media import first_page, rendition

app_name = "cms"
urlpatterns = [
    path(
        "sitemap.xml", require_safe(sitemap), {"sitemaps": {"pages": PageSitemap}}, name="sitemap"
    ),
    path("media/images/<str:name>", rendition, name="rendition"),
    path("media/first_pages/<str:name>", first_page, name="first_page"),
]
