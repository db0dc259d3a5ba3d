"""Words sent after a sign-in had ended wait until whoever wrote them has signed in again."""

from __future__ import annotations

import json
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict

KEY = "kept_words"
#: Letters kept, of all fields together: a text and all that stands around it.
MOST = 30_000
_signer = Signer(salt="participation.kept_words")


def writer_mark(request: Any) -> str:
    """Sign who is writing a form, for ``keep_words``: nobody else gets the words back."""
    return _signer.sign(str(request.user.pk))


def keep_words(request: HttpRequest) -> None:
    """Keep what was sent by somebody who is not signed in any more, with their session."""
    words = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if request.POST.get("writer") and len(json.dumps(words, ensure_ascii=False)) <= MOST:
        request.session[KEY] = {"path": request.path, "words": words}


def words_kept(request: Any) -> QueryDict | None:
    """Give back, once, what this person had sent to this address; nobody else's words."""
    kept = request.session.get(KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEY]
    words = QueryDict(mutable=True)
    for name, values in kept["words"].items():
        words.setlist(name, values)
    try:
        return words if _signer.unsign(words.get("writer", "")) == str(request.user.pk) else None
    except BadSignature:
        return None
