"""The one door that takes a request without a token of its session: mail programs have none.

RFC 8058: a person presses "unsubscribe" in their mail program, and its server posts here, without
cookies. What lets it in is the signed word in the address, which names one person, does this one
thing, and is of no use after 90 days. Cookies that come along are not looked at.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from people.models import MailChoice
from people.services import notices


@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class StopAtOnceView(View):
    """Stop the mails of whom the link was sent to."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        person = notices.person_to_stop(token)
        if person is None:
            raise Http404
        if request.body.decode(errors="replace").strip() != notices.ONE_CLICK:
            return HttpResponse(status=422)
        notices.choose(person=person, when=MailChoice.When.NONE)
        return HttpResponse(status=204)
