from django.contrib.sitemaps.views import index, sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from cms.sitemap import SECTIONS
from cms.views.media import first_page, rendition

app_name = "cms"
urlpatterns = [
    path(
        "sitemap.xml",
        require_safe(index),
        {"sitemaps": SECTIONS, "sitemap_url_name": "cms:sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        require_safe(sitemap),
        {"sitemaps": SECTIONS},
        name="sitemap_section",
    ),
    path("media/images/<str:name>", rendition, name="rendition"),
    path("media/first_pages/<str:name>", first_page, name="first_page"),
]
