"""The table of contents: every door of the site, in one place."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.views.contact import ContactView
from cms.views.feeds import NewsFeed
from cms.views.pages import serve
from cms.views.search import SearchView
from common.views.pages import stylesheet_view
from config import doors
from config.api import api

urlpatterns = [
    path("healthz", doors.health, name="health"),
    path(".well-known/security.txt", doors.security_txt, name="security_txt"),
    path(".well-known/change-password", doors.change_password, name="change_password"),
    path("live/<slug:code>", doors.short_join, name="short_join"),
    path("live/<slug:code>/", doors.short_join),
    path("guest/<slug:code>", doors.short_guest, name="short_guest"),
    path("guest/<slug:code>/", doors.short_guest),
    # One front door: accounts are entered and recovered through allauth only.
    path("cms/login/", doors.sign_in, name="staff_sign_in"),
    path("cms/password_reset/", doors.sign_in, name="staff_sign_in"),
    path("cms/password_reset/<path:_rest>", doors.sign_in, name="staff_sign_in"),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("robots.txt", doors.robots_txt, name="robots_txt"),
    path("", include("cms.urls")),
    path("styles/<slug:digest>.css", require_safe(stylesheet_view), name="stylesheet"),
]

urlpatterns += i18n_patterns(
    path("_util/login/", doors.sign_in),
    path("accounts/", include("people.urls")),
    path("accounts/", include("people.urls.entrance")),
    path("organisations/", include("people.urls.organisations")),
    path("processes/", include("participation.urls")),
    path("care/", include("participation.urls_care")),
    path("guest/", include("participation.urls_guests")),
    path("coauthors/", include("participation.urls_coauthors")),
    path("drafts/", include("participation.urls_shares")),
    path("reviews/", include("participation.urls_reviews")),
    path("translations/", include("participation.urls_translations")),
    path("live/", include("workflows.live.urls")),
    path("services/", include("workflows.lab.urls")),
    path("search/", SearchView.as_view(), name="search"),
    path("events/", include("cms.urls_events")),
    path("news/feed/", NewsFeed(), name="news_feed"),
    path("contact/", ContactView.as_view(), name="contact"),
    path("", include("common.urls")),
    # The last of Wagtail's own shows pages.
    path("", include(wagtail_urls.urlpatterns[:-1])),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
)

handler400 = "common.views.errors.bad_request"
handler403 = "common.views.errors.permission_denied"
handler404 = "common.views.errors.page_not_found"
handler429 = "common.views.errors.too_many_requests"
handler500 = "common.views.errors.server_error"

if "demo" in settings.INSTALLED_APPS:
    # Before the pages, which answer to every address that nobody else wants.
    urlpatterns = [*i18n_patterns(path("demo/", include("demo.urls"))), *urlpatterns]
