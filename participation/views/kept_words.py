"""Words sent after a sign-in had ended wait until whoever wrote them has signed in again.

So do those sent when a verifier's half hour for somebody was over, until the next one begins.
"""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from people.rules import verifies

KEY = "kept_words"
#: Letters kept, of all fields together: a text and all that stands around it.
MOST = 30_000
_signer = Signer(salt="participation.kept_words")


def is_kept_quietly(request: Any) -> bool:
    """Whether the page itself sends what is being typed, and not the person."""
    return bool(request.headers.get("accept") == "application/json")


def writer_mark(request: Any) -> str:
    """Sign who is writing a form, for ``keep_words``: nobody else gets the words back."""
    return _signer.sign(str(request.user.pk))


def keep_words(request: HttpRequest) -> bool:
    """Keep what was sent by somebody who is not signed in any more; tell whether it was."""
    words = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    fits = len(json.dumps(words, ensure_ascii=False)) <= MOST
    if _writer(request.POST) is None or not fits:
        return False
    request.session[KEY] = {"path": request.path, "words": words}
    return True


def words_kept(request: Any, path: str = "") -> QueryDict | None:
    """Give back, once, what this person had sent to an address; nobody else's words."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != (path or request.path):
        return None
    words = QueryDict(mutable=True)
    for name, values in kept["words"].items():
        words.setlist(name, values)
    is_theirs = _writer(words) == str(request.user.pk)
    # A verifier may yet write for the same person again.
    if is_theirs or not verifies(request.user):
        del request.session[KEY]
    return words if is_theirs else None


def begun_before(request: Any, path: str = "") -> QueryDict | None:
    """Give back what this person had sent to an address, and tell them that it is not saved."""
    words = words_kept(request, path)
    if words:
        messages.info(request, _("Here is what you had written. It is not saved yet."))
    return words


def is_of_another(request: Any) -> bool:
    """Tell whether a form was written by somebody else than who is signed in now."""
    writer = _writer(request.POST)
    return writer is not None and writer != str(request.user.pk)


def _writer(words: QueryDict) -> str | None:
    """Read who wrote a form, if it says so in a way that nobody can forge."""
    try:
        return _signer.unsign(words.get("writer", ""))
    except BadSignature:
        return None
