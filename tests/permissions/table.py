"""Who may do what: every URL of the site x every role x every method.

HOW TO ADD A ROW. A URL pattern without a row fails the tests. Put a line into your area's section:

    row("/<lang>/things/<int:pk>/", "thing",
        GET="any 200", POST="anonymous login, foreigner 403, rest 302",
        data={"text": "Words", "parent": "{comment}"}),

- The route is the pattern's route as Django shows it; the language is written ``<lang>``.
- The second word names the sample which builds the object: a function with ``@sample`` in
  ``tests/permissions/samples/<area>.py`` that takes the world (one person of each role) and
  returns the URL's arguments. Leave it out if the URL takes none.
- An expectation is a list of clauses "who… answer", first match counts. Who: roles and sets of
  roles (``any``, ``signed_in``, ``citizens``, ``staff``, ``rest``; see roles.py). Answer: a
  status, several (``302|404``), ``login`` (redirected to the sign-in page) or ``<500``.
- A method that is left out must answer 405 (or lead an anonymous visitor to the sign-in page).
- ``data`` is what POST sends; ``{key}`` takes a value of the sample. Without data a form that is
  allowed answers 422 (or what your row says).
- GET and HEAD may write nothing, whoever asks. A door that must (a counter of a library, say) has
  ``writes="table_name"`` and a comment with the reason.
- ``family(route, module, …)`` stands for all patterns of a library below a route.
"""

from tests.permissions.notation import family, row

# A page of those who answer for a service: its own facilitator, and nobody else's.
OWNER = "anonymous login, facilitator 200, rest 403"
OWNER_SENDS = "anonymous login, facilitator 422, rest 403"
# Whom Wagtail lets into its rooms at all; what each may do there is Wagtail's own permission.
CMS = "anonymous login, citizen foreigner facilitator organiser 403, rest <500"

WHO_VERIFIES = "anonymous login, verifier administrator 200, rest 403"
WHO_VERIFIES_SENDS = "anonymous login, verifier administrator 422, rest 403"

# Whoever has not shown who they are in the last five minutes is asked again first.
ASKED_AGAIN = "anonymous login, rest 302"
AT_THE_DOOR = "anonymous login, organiser editor administrator 302, rest 403"

STATEMENTS = "/<lang>/processes/<slug:process>/<slug:round>/statements/"
ROOM = "/<lang>/processes/<slug:process>/room/"
ORGANISERS = "anonymous login, organiser 200, rest 403"
# The citizen is invited; the others do not even learn that the process is there.
INVITING = "anonymous login, citizen 403, organiser 200, rest 404"
INVITING_SENDS = "anonymous login, citizen 403, organiser 422, rest 404"
ORGANISERS_SEND = "anonymous login, organiser 422, rest 403"
ORGANISERS_ACT = "anonymous login, organiser 302, rest 403"
A_WARNING = {"kind": "warning", "ground": "rules", "clause": "Rule 3.", "facts": "Names."}
PROPOSAL = "/<lang>/processes/<slug:process>/<slug:round>/proposals/<int:pk>/"
MERGE = "/<lang>/processes/<slug:process>/<slug:round>/merges/<int:merge>/"
STUMBLES = "anonymous login, citizen foreigner facilitator organiser 403, rest <501"

TABLE = [
    # --- config: wiring ---------------------------------------------------------------
    row("/healthz", GET="any 200"),
    row("/robots.txt", GET="any 200"),
    # Open data: read only, the same for everybody.
    row("/api/v1/", GET="any 302|404", POST="any 302|404"),
    row("/api/v1/docs", GET="any 200"),
    row("/api/v1/openapi.json", GET="any 200"),
    row("/api/v1/pages", GET="any 200"),
    row("/api/v1/events", GET="any 200"),
    row("/api/v1/library", GET="any 200"),
    row("/api/v1/processes", GET="any 200"),
    row("/api/v1/rounds", GET="any 200"),
    row("/api/v1/proposals", GET="any 200"),
    row("/api/v1/results", GET="any 200"),
    row("/api/v1/services", GET="any 200"),
    row("/api/v1/territories", GET="any 200"),
    row("/api/v1/organisations", GET="any 200"),
    row("/.well-known/security.txt", GET="any 200"),
    row("/.well-known/change-password", GET="any 302"),
    row("/live/<slug:code>", "short_code", GET="any 302"),
    row("/live/<slug:code>/", "short_code", GET="any 302"),
    row("/guest/<slug:code>", "short_code", GET="any 302"),
    row("/guest/<slug:code>/", "short_code", GET="any 302"),
    row("/cms/login/", GET="any login"),
    row("/cms/password_reset/", GET="any login"),
    row("/cms/password_reset/<path:_rest>", "any_path", GET="any login"),
    row("/styles/<slug:digest>.css", "stylesheet", GET="any 200|302|404"),
    row("/<lang>/wheel/", GET="any 200"),
    row("/<lang>/styleguide/", GET="any 200"),
    row("/<lang>/_util/login/", GET="any login"),
    # --- demo -------------------------------------------------------------------------
    row("/<lang>/demo/", GET="any 200", POST="any 200|302|422"),
    row("/<lang>/demo/mail/", GET="any 200"),
    # --- people -----------------------------------------------------------------------
    row("/<lang>/accounts/", GET="anonymous login, rest 200"),
    row(
        "/<lang>/accounts/profile/",
        GET="anonymous login, rest 200",
        POST="anonymous login, rest 422",
    ),
    row("/<lang>/accounts/notices/", GET="anonymous login, rest 200"),
    row("/<lang>/accounts/notices/read/", POST="anonymous login, rest 302"),
    row("/<lang>/accounts/notices/mails/", POST="anonymous login, rest 422"),
    # Whoever holds the link of a mail stops the mails of whom it was sent to, and nothing else.
    row("/<lang>/accounts/notices/stop/<str:token>/", "a_stop_link", GET="any 200", POST="any 200"),
    # The same for mail programs (RFC 8058), which say what they want in the body.
    row("/<lang>/accounts/notices/stop/<str:token>/at-once/", "a_stop_link", POST="any 422"),
    row(
        "/<lang>/accounts/follow/<slug:kind>/<int:pk>/",
        "a_followable",
        GET="anonymous login, rest 200",
        POST="anonymous login, rest 302",
        data={"follow": "1"},
    ),
    row("/<lang>/accounts/contributions/<slug:kind>/", "a_kind", GET="anonymous login, rest 200"),
    row("/<lang>/accounts/audit/", GET="anonymous login, administrator 200, rest 403"),
    row("/<lang>/accounts/audit/file/", POST="anonymous login, administrator 200, rest 403"),
    row(
        "/<lang>/accounts/again/",
        GET="anonymous login, rest 200|302",
        POST="anonymous login, rest 422",
    ),
    row("/<lang>/accounts/export/", GET=ASKED_AGAIN, POST=ASKED_AGAIN),
    row("/<lang>/accounts/export/<uuid:pk>/", "an_export", GET=ASKED_AGAIN),
    row("/<lang>/accounts/export/<uuid:pk>/data.json", "an_export", GET=ASKED_AGAIN),
    row("/<lang>/accounts/erase/", GET=ASKED_AGAIN, POST=ASKED_AGAIN),
    row("/<lang>/accounts/erased/", GET="any 200"),
    row("/<lang>/accounts/personal-data/", GET="any 200"),
    row("/<lang>/accounts/sessions/", GET="anonymous login, rest 200"),
    row("/<lang>/accounts/sessions/end/", POST="anonymous login, rest 302"),
    row("/<lang>/accounts/people/", GET="anonymous login, administrator 200, rest 403"),
    row(
        "/<lang>/accounts/people/<int:pk>/roles/",
        "a_citizen",
        GET="anonymous login, administrator 200, rest 403",
        POST="anonymous login, administrator 302|422, rest 403",
    ),
    row(
        "/<lang>/accounts/assist/",
        GET=WHO_VERIFIES,
        POST="anonymous login, verifier administrator 422, rest 403",
    ),
    row(
        "/<lang>/accounts/assist/end/",
        POST="anonymous login, verifier administrator 302, rest 403",
    ),
    row(
        "/<lang>/accounts/assist/claim/",
        POST="anonymous login, verifier administrator 302, rest 403",
    ),
    # Whoever holds the link of a mail; a forged one opens nothing.
    row("/<lang>/accounts/claim/<str:token>/", "a_token", GET="any 410", POST="any 409"),
    row("/<lang>/accounts/verify/code/", POST="anonymous login, rest 422"),
    row("/<lang>/accounts/verify/register/", POST="anonymous login, rest 422"),
    row("/<lang>/accounts/verifying/", GET=WHO_VERIFIES),
    row("/<lang>/accounts/verifying/person/", POST=WHO_VERIFIES_SENDS),
    row("/<lang>/accounts/verifying/codes/", POST=WHO_VERIFIES_SENDS),
    row("/<lang>/accounts/verifying/census/", POST=WHO_VERIFIES_SENDS),
    row(
        "/<lang>/accounts/verifying/end/",
        GET="anonymous login, administrator 200, rest 403",
        POST="anonymous login, administrator 422, rest 403",
    ),
    row("/<lang>/accounts/verifying/conflicts/", GET=WHO_VERIFIES),
    row(
        "/<lang>/accounts/verifying/conflicts/<int:pk>/",
        "a_register_conflict",
        GET=WHO_VERIFIES,
        POST="anonymous login, verifier administrator 302, rest 403",
        data={"decision": "hand_over", "reason": "I saw the document."},
    ),
    row(
        "/<lang>/accounts/verifying/census/<int:pk>/forget/",
        "a_register",
        POST="anonymous login, verifier administrator 302, rest 403",
    ),
    row("/<lang>/accounts/verify/", GET="anonymous login, rest 200"),
    row("/<lang>/organisations/", GET="any 200"),
    row(
        "/<lang>/organisations/ask/",
        GET="anonymous login, rest 200",
        POST="anonymous login, rest 422",
    ),
    row("/<lang>/organisations/waiting/", GET=WHO_VERIFIES),
    row("/<lang>/organisations/<int:pk>/", "an_organisation", GET="any 200"),
    row(
        "/<lang>/organisations/<int:pk>/check/",
        "an_organisation",
        GET=WHO_VERIFIES,
        POST="anonymous login, verifier administrator 302, rest 403",
        data={"verified": "1", "evidence": "Seen the statutes again."},
    ),
    row(
        "/<lang>/organisations/<int:pk>/mandates/",
        "an_organisation",
        GET="anonymous login, citizen verifier administrator 200, rest 403",
        POST="anonymous login, citizen verifier administrator 422, rest 403",
    ),
    row(
        "/<lang>/organisations/mandates/<int:pk>/revoke/",
        "a_mandate",
        POST="anonymous login, citizen verifier administrator 302, rest 403",
    ),
    row("/<lang>/accounts/signup/", GET="anonymous 200, rest 302", POST="anonymous 422, rest 302"),
    row("/<lang>/accounts/email/confirm/", GET="any 200|302", POST="any 200|302|422"),
    row("/<lang>/accounts/login/code/", GET="any 302", POST="any 302"),
    row("/<lang>/accounts/login/code/confirm/", GET="any 302", POST="any 302"),
    row("/<lang>/accounts/password/change/", GET="any 302", POST="any 302"),
    row("/<lang>/accounts/password/reset/", GET="any 302", POST="any 302"),
    # --- participation ----------------------------------------------------------------
    row("/<lang>/processes/", GET="any 200"),
    row("/<lang>/processes/<slug:process>/", "a_process", GET="any 200"),
    row("/<lang>/processes/<slug:process>/log/", "a_process", GET="any 200"),
    row("/<lang>/processes/<slug:process>/data/", "a_process", GET="any 200"),
    row("/<lang>/processes/<slug:process>/data/<str:name>", "a_table", GET="any 200"),
    row(
        "/<lang>/processes/<slug:process>/data/<str:day>/<str:name>",
        "a_kept_table",
        GET="any 200",
    ),
    # The organiser's room: for those who answer for this very process.
    row(ROOM, "a_process", GET=ORGANISERS),
    row("/<lang>/processes/new/", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}process/", "a_process", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}themes/", "a_theme", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}themes/<int:theme>/", "a_theme", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}themes/<int:theme>/remove/", "a_theme", POST=ORGANISERS_ACT),
    row(f"{ROOM}open/", "a_process", POST=ORGANISERS_ACT),
    row(f"{ROOM}discard/", "a_process", POST="anonymous login, organiser 409, rest 403"),
    row(f"{ROOM}invitations/", "an_invited_person", GET=INVITING, POST=INVITING_SENDS),
    row(
        f"{ROOM}invitations/<int:invitation>/withdraw/",
        "an_invited_person",
        POST="anonymous login, citizen 403, organiser 302, rest 404",
    ),
    row(f"{ROOM}rounds/", "a_process", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}templates/", "kept_rounds", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}templates/<int:kept>/", "kept_rounds", GET=ORGANISERS, POST=ORGANISERS_SEND),
    row(f"{ROOM}templates/<int:kept>/remove/", "kept_rounds", POST=ORGANISERS_ACT),
    row(f"{ROOM}rounds/<slug:round>/", "an_open_round", GET=ORGANISERS),
    row(
        f"{ROOM}rounds/<slug:round>/who-may/",
        "an_open_round",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/edit/",
        "an_open_round",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/rules/",
        "an_open_round",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/conclusions/",
        "a_discussion",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/seeds/",
        "a_discussion",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/seeds/<int:statement>/remove/",
        "a_seed",
        POST=ORGANISERS_ACT,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/carry/",
        "an_open_round",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/questions/",
        "an_open_round",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/ballot/",
        "an_upcoming_vote",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/questions/<int:question>/",
        "a_question",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/questions/<int:question>/remove/",
        "a_question",
        POST=ORGANISERS_ACT,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/remove/",
        "an_open_round",
        POST="anonymous login, organiser 409, rest 403",
    ),
    *[
        row(f"{ROOM}rounds/<slug:round>/{tail}", "a_reviewed_round", GET=ORGANISERS, POST=sends)
        for tail, sends in {
            "criteria/": ORGANISERS_SEND,
            "criteria/<int:criterion>/": ORGANISERS_SEND,
            "reviews/": ORGANISERS_SEND,
        }.items()
    ],
    row(
        f"{ROOM}rounds/<slug:round>/criteria/<int:criterion>/remove/",
        "a_reviewed_round",
        POST=ORGANISERS_ACT,
    ),
    row(f"{ROOM}rounds/<slug:round>/reviews/<int:proposal>/", "a_reviewed_round", GET=ORGANISERS),
    row(
        f"{ROOM}rounds/<slug:round>/reviews/<int:proposal>/notes/",
        "a_reviewed_round",
        POST=ORGANISERS_SEND,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/reviews/back/<int:review>/",
        "a_reviewed_round",
        POST=ORGANISERS_ACT,
    ),
    row(
        f"{ROOM}rounds/<slug:round>/guests/",
        "an_event_code",
        GET=ORGANISERS,
        POST=ORGANISERS_SEND,
    ),
    row(f"{ROOM}rounds/<slug:round>/guests/<int:code>/", "an_event_code", GET=ORGANISERS),
    row(
        f"{ROOM}rounds/<slug:round>/guests/<int:code>/revoke/",
        "an_event_code",
        POST=ORGANISERS_ACT,
    ),
    # Guests of an event; whoever is signed in already takes part with their own account.
    row("/<lang>/guest/", GET="any 200", POST="any 422"),
    row(
        "/<lang>/guest/<slug:code>/",
        "a_code_of_an_event",
        GET="anonymous 200, rest 302",
        POST="anonymous 422, rest 302",
    ),
    row("/<lang>/guest/keep/", GET="any 302", POST="any 302"),
    row("/<lang>/guest/sign-in/", POST="any 302"),
    row("/<lang>/guest/bring/", GET="any 302", POST="any 302"),
    row("/<lang>/guest/leave/", POST="any 302"),
    # Evaluators: their own desk, and no other evaluator's.
    row("/<lang>/reviews/", GET="anonymous login, evaluator 200, rest 403"),
    row(
        "/<lang>/reviews/<int:pk>/",
        "a_review",
        GET="anonymous login, evaluator 200, rest 403",
        POST="anonymous login, evaluator 302, rest 403",
        data={"keep": "1"},
    ),
    row(
        "/<lang>/reviews/<int:pk>/interest/",
        "a_review",
        POST="anonymous login, evaluator 422, rest 403",
    ),
    row(
        "/<lang>/reviews/<int:pk>/answer/",
        "a_review_to_answer",
        GET="anonymous login, evaluator 200, rest 403",
        POST="anonymous login, evaluator 422, rest 403",
    ),
    row(
        "/<lang>/reviews/<int:pk>/notes/",
        "a_review",
        POST="anonymous login, evaluator 422, rest 403",
    ),
    row("/<lang>/processes/<slug:process>/<slug:round>/", "an_open_round", GET="any 200"),
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/propose/",
        "a_residents_round",
        GET="anonymous login, foreigner 409, rest 200",
        POST="anonymous login, rest 302",
        data={"title": "A garden", "text": "For the school.", "language": "fr", "preview": "1"},
    ),
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/answers/",
        "an_open_round",
        GET="anonymous login, organiser 200, rest 403",
    ),
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/answers/announce/",
        "an_open_round",
        POST="anonymous login, organiser 302, rest 403",
    ),
    row(STATEMENTS, "a_comments_round", GET="any 200"),
    row(
        STATEMENTS + "answer/",
        "a_comments_round",
        GET="anonymous login, foreigner 409, rest 200",
        POST="anonymous login, foreigner 409, rest 302",
        data={"statement": "{statement}", "answer": "1"},
    ),
    row(
        STATEMENTS + "add/",
        "a_comments_round",
        GET="anonymous login, foreigner 409, rest 200",
        POST="anonymous login, foreigner 409, rest 302",
        data={"text": "The market should open on Sunday.", "language": "en"},
    ),
    row(STATEMENTS + "export/<str:name>", "an_export_of_opinions", GET="any 409"),
    row(PROPOSAL, "a_proposal", GET="any 200"),
    row(PROPOSAL + "versions/", "a_proposal", GET="any 200"),
    row(
        PROPOSAL + "edit/",
        "a_proposal",
        GET="anonymous login, citizen 200, rest 403",
        POST="anonymous login, citizen 302, rest 403",
        data={"title": "A garden", "text": "For the school.", "language": "fr"},
    ),
    row(
        PROPOSAL + "coauthors/",
        "a_proposal",
        GET="anonymous login, citizen 200, rest 403",
        POST="anonymous login, citizen 422, rest 403",
    ),
    # The author takes the facilitator off, or the facilitator leaves.
    row(
        PROPOSAL + "coauthors/<int:coauthor>/end/",
        "a_coauthor",
        POST="anonymous login, citizen facilitator 302, rest 403",
    ),
    row(PROPOSAL + "amendments/", "a_proposal", GET="any 200"),
    row(
        PROPOSAL + "amendments/new/",
        "a_proposal",
        GET="anonymous login, citizen 409, rest 200",
        POST="anonymous login, rest 422",
    ),
    # Suggested by the facilitator, for a proposal of the citizen; another is not taken over.
    row(PROPOSAL + "amendments/<int:amendment>/", "an_amendment", GET="any 200"),
    row(
        PROPOSAL + "amendments/<int:amendment>/accept/",
        "an_amendment",
        POST="anonymous login, citizen 302, rest 403",
    ),
    row(
        PROPOSAL + "amendments/<int:amendment>/reject/",
        "an_amendment",
        POST="anonymous login, citizen 422, rest 403",
    ),
    row(
        PROPOSAL + "amendments/<int:amendment>/withdraw/",
        "an_amendment",
        POST="anonymous login, facilitator 302, rest 403",
    ),
    row(
        PROPOSAL + "amendments/<int:amendment>/promote/",
        "a_rejected_amendment",
        POST="anonymous login, facilitator 302, rest 403",
    ),
    row(
        PROPOSAL + "merge/",
        "a_proposal",
        GET="anonymous login, citizen organiser 200, rest 403",
        POST="anonymous login, citizen organiser 422, rest 403",
    ),
    # Proposed by the organiser, of the citizen's proposal and another.
    row(
        MERGE,
        "a_merge",
        GET="citizen organiser 200, rest 404",
    ),
    row(
        MERGE + "agree/",
        "a_merge",
        POST="anonymous login|404, citizen 302, organiser 403, rest 404",
    ),
    row(
        MERGE + "refuse/",
        "a_merge",
        POST="anonymous login|404, citizen organiser 302, rest 404",
    ),
    row(
        MERGE + "effect/",
        "a_merge",
        POST="anonymous login|404, citizen 403, organiser 409, rest 404",
    ),
    row(
        MERGE + "answer/",
        "a_merge_in_effect",
        POST="anonymous login, rest 422",
    ),
    # Sent to the citizen by name; without "accept" it is declined.
    row(
        "/<lang>/coauthors/<uuid:token>/",
        "an_invitation",
        GET="any 200",
        POST="citizen 302, rest 409",
    ),
    # The citizen's own proposal shows it.
    row(PROPOSAL + "files/<uuid:key>/", "an_attachment", GET="any 200"),
    row(PROPOSAL + "discard/", "a_draft", POST="anonymous login|404, citizen 302, rest 404"),
    # Nothing is like it: on to the preview.
    row(PROPOSAL + "similar/", "a_draft", GET="anonymous login, citizen 302, rest 404"),
    row(PROPOSAL + "preview/", "a_draft", GET="anonymous login, citizen 200, rest 404"),
    row(PROPOSAL + "publish/", "a_draft", POST="anonymous login|404, citizen 302, rest 404"),
    row(
        PROPOSAL + "withdraw/",
        "a_proposal",
        GET="anonymous login, citizen 200, rest 403",
        POST="anonymous login, citizen 302, rest 403",
        data={"withdrawn_for": "done", "reason": "Done already."},
    ),
    row(
        PROPOSAL + "note/",
        "a_proposal",
        POST="anonymous login, organiser 302, rest 403",
        data={"text": "We will see to it."},
    ),
    row(
        PROPOSAL + "answer/",
        "a_proposal",
        GET="anonymous login, organiser 200, rest 403",
        POST="anonymous login, organiser 302, rest 403",
        data={"verdict": "feasible", "reason": "It fits the budget.", "language": "fr"},
    ),
    row(
        PROPOSAL + "progress/",
        "a_proposal",
        POST="anonymous login, organiser 302, rest 403",
        data={"state": "considered", "language": "fr"},
    ),
    # Their author and nobody else; the link itself is for whoever holds it.
    row(
        PROPOSAL + "shares/",
        "a_draft",
        GET="anonymous login|404, citizen 200, rest 404",
        POST="anonymous login|404, citizen 302, rest 404",
        data={"days": "7"},
    ),
    row(
        PROPOSAL + "shares/<int:share>/end/",
        "a_share",
        POST="anonymous login|404, citizen 302, rest 404",
    ),
    row("/<lang>/drafts/<uuid:token>/", "a_shared_draft", GET="any 200"),
    row(PROPOSAL + "support/", "a_proposal", POST="anonymous login, rest 302"),
    row(PROPOSAL + "support/withdraw/", "a_proposal", POST="anonymous login, rest 302"),
    row(PROPOSAL + "endorse/", "a_proposal", POST="anonymous login, rest 302"),
    row(PROPOSAL + "endorse/back/", "a_proposal", POST="anonymous login, rest 302"),
    row(
        PROPOSAL + "comments/",
        "a_proposal",
        GET="any 302",
        POST="anonymous login, rest 302",
        data={"text": "I would help.", "stance": "for", "language": "fr"},
    ),
    row(PROPOSAL + "comments/<int:comment>/", "a_comment", GET="any 200"),
    row(
        PROPOSAL + "comments/<int:comment>/remove/",
        "a_comment",
        POST="anonymous login, citizen 302, rest 403",
    ),
    row(
        PROPOSAL + "comments/<int:comment>/edit/",
        "a_comment",
        GET="anonymous login, citizen 200, rest 403",
        POST="anonymous login, citizen 302, rest 403",
        data={"text": "I would help on Mondays."},
    ),
    row(PROPOSAL + "comments/<int:comment>/versions/", "a_comment", GET="any 200"),
    row(
        PROPOSAL + "comments/<int:comment>/helpful/",
        "a_comment",
        POST="anonymous login, citizen 409, rest 302",
        data={"helpful": "1"},
    ),
    # First care. Anybody reports; only the moderator of the place and language decides.
    row("/<lang>/care/", GET="anonymous login, moderator 200, rest 403"),
    row("/<lang>/care/<int:pk>/", "a_case", GET="anonymous login, moderator 200, rest 403"),
    row(
        "/<lang>/care/<int:pk>/decide/",
        "a_case",
        POST="anonymous login, moderator 302, rest 403",
        data={"kind": "keep"},
    ),
    row(
        "/<lang>/care/<int:pk>/answer/",
        "an_appealed_case",
        POST="anonymous login, moderator 302, rest 403",
        data={"outcome": "reversed", "answer": "It is a joke, and a kind one."},
    ),
    row("/<lang>/care/steps/", GET="anonymous login, moderator 200, rest 403"),
    row(
        "/<lang>/care/<int:pk>/step/",
        "a_hidden_case",
        GET="anonymous login, moderator 200, rest 403",
        POST="anonymous login, moderator 302, rest 403",
        data=A_WARNING,
    ),
    row(
        "/<lang>/care/<int:pk>/reports/<int:report>/step/",
        "a_refused_report",
        GET="anonymous login, moderator 200, rest 403",
        POST="anonymous login, moderator 302, rest 403",
        data=A_WARNING,
    ),
    row("/<lang>/care/steps/<int:pk>/", "a_step", GET="anonymous login, moderator 200, rest 403"),
    row(
        "/<lang>/care/steps/<int:pk>/take-back/",
        "a_step",
        POST="anonymous login, moderator 302, rest 403",
        data={"why": "It was a mistake."},
    ),
    row(
        "/<lang>/care/steps/<int:pk>/answer/",
        "an_appealed_step",
        POST="anonymous login, moderator 302, rest 403",
        data={"outcome": "upheld", "answer": "It was no joke."},
    ),
    row(
        "/<lang>/care/about-me/<int:pk>/",
        "a_step",
        GET="anonymous login, citizen 200, rest 404",
        POST="anonymous login, citizen 302, rest 404",
        data={"text": "It is a joke."},
    ),
    row(
        "/<lang>/care/watches/",
        GET="anonymous login, administrator 200, rest 403",
        POST="anonymous login, administrator 422, rest 403",
    ),
    row(
        "/<lang>/care/watches/<int:pk>/end/",
        "a_watch",
        POST="anonymous login, administrator 302, rest 403",
    ),
    row(
        "/<lang>/care/report/<slug:kind>/<int:pk>/",
        "a_reported_comment",
        GET="any 200",
        POST="any 302",
        data={"reason": "insult"},
    ),
    row(
        "/<lang>/care/waiting/<slug:kind>/<int:pk>/take-back/",
        "waiting_words",
        POST="anonymous login, citizen 302, rest 404",
    ),
    row("/<lang>/care/receipt/<uuid:receipt>/", "a_receipt", GET="any 200"),
    row(
        "/<lang>/care/decision/<int:pk>/",
        "a_decision",
        GET="anonymous login, citizen 200, rest 404",
        POST="anonymous login, citizen 302, rest 404",
        data={"text": "It is a joke."},
    ),
    # Translations that people make: for whoever is signed in; taken back by whoever made them.
    row("/<lang>/translations/<slug:kind>/<int:pk>/", "a_translated_proposal", GET="any 200"),
    row(
        "/<lang>/translations/<slug:kind>/<int:pk>/add/",
        "a_translated_proposal",
        GET="anonymous login, rest 200",
        POST="anonymous login, rest 302",
        data={"language": "fr", "title": "Un jardin", "text": "Pour l’école."},
    ),
    row(
        "/<lang>/translations/<int:pk>/remove/",
        "a_translation",
        POST="anonymous login, citizen 302, rest 403",
    ),
    # Votes. Casting is the one act nobody signs in for: the code alone counts.
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/vote/",
        "open_vote",
        GET="anonymous login, rest 200",
        POST="anonymous login, rest 422",
    ),
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/cast/",
        "open_vote",
        GET="any 200",
        POST="any 422",
    ),
    row("/<lang>/processes/<slug:process>/<slug:round>/result/", "finished_vote", GET="any 200"),
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/result/draw/",
        "finished_vote",
        POST="anonymous login, organiser administrator 302, rest 403",
    ),
    row(
        "/<lang>/processes/<slug:process>/<slug:round>/result/<str:name>",
        "finished_vote",
        GET="organiser administrator 200, rest 404",
    ),
    # --- live -------------------------------------------------------------------------
    # The session's own facilitator is "karim" of the sample: the role alone opens no console.
    row("/<lang>/live/", GET="any 200"),
    row("/<lang>/live/<slug:code>/", "a_session", GET="any 302"),
    row(
        "/<lang>/live/<slug:code>/join/",
        "a_session",
        GET="any 200",
        POST="any 302",
        data={"name": "Amal", "language": "ar"},
    ),
    row(
        "/<lang>/live/<slug:code>/commands/",
        "a_session",
        POST="any 302",
        data={"kind": "card.add", "text": "Shade", "language": "en"},
    ),
    row("/<lang>/live/<slug:code>/console/", "a_session", GET="any 404"),
    row("/<lang>/live/<slug:code>/projector/", "a_session", GET="any 404"),
    row("/<lang>/live/<slug:code>/report/", "a_past_session", GET="any 200"),
    row("/<lang>/live/<slug:code>/cards/<int:card>/draft/", "a_promoted_card", GET="any 404"),
    # --- lab --------------------------------------------------------------------------
    row("/<lang>/services/", GET="any 200"),
    row(
        "/<lang>/services/start/",
        GET="anonymous login, organiser facilitator facilitator_other 200, rest 403",
    ),
    row(
        "/<lang>/services/start/<int:proposal>/",
        "proposal_without_a_vote",
        GET="anonymous login, organiser 200, rest 403",
        POST="anonymous login, organiser 422, rest 403",
    ),
    row("/<lang>/services/<slug:slug>/", "service", GET="any 200"),
    row("/<lang>/services/<slug:slug>/thread/", "service", GET="any 200"),
    row("/<lang>/services/<slug:slug>/gate/", "service", GET=OWNER, POST=OWNER_SENDS),
    row("/<lang>/services/<slug:slug>/artefacts/", "service", GET=OWNER),
    row(
        "/<lang>/services/<slug:slug>/artefacts/new/<slug:kind>/",
        "service",
        GET=OWNER,
        POST=OWNER_SENDS,
    ),
    row("/<lang>/services/<slug:slug>/artefacts/<int:pk>/", "artefact", GET="any 200"),
    row(
        "/<lang>/services/<slug:slug>/artefacts/<int:pk>/change/",
        "artefact",
        GET=OWNER,
        POST=OWNER_SENDS,
    ),
    row(
        "/<lang>/services/<slug:slug>/artefacts/<int:pk>/submit/",
        "artefact",
        POST="anonymous login, facilitator 302, rest 403",
    ),
    row(
        "/<lang>/services/<slug:slug>/artefacts/<int:pk>/agree/",
        "artefact",
        POST="anonymous login, facilitator 302, rest 403",
    ),
    row("/<lang>/services/<slug:slug>/indicators/", "service", GET=OWNER, POST=OWNER_SENDS),
    row(
        "/<lang>/services/<slug:slug>/indicators/<int:pk>/",
        "indicator",
        GET=OWNER,
        POST=OWNER_SENDS,
    ),
    # --- cms --------------------------------------------------------------------------
    row("/<lang>/search/", GET="any 200"),
    row("/sitemap.xml", GET="any 200"),
    row("/sitemap-<slug:section>.xml", "a_section", GET="any 200"),
    row("/<lang>/news/feed/", GET="any 200"),
    row("/<lang>/contact/", GET="any 200", POST="any 422"),
    row("/media/images/<str:name>", "rendition", GET="any 200"),
    # What is done about an event. The organiser lives in its town; the list is for them, the
    # editors of its page and administrators.
    row("/<lang>/events/calendar.ics", GET="any 200"),
    row("/<lang>/events/<page:slug>/event.ics", "an_event", GET="any 200"),
    row("/<lang>/events/<page:slug>/register/", "an_event", GET="any 200", POST="any 422"),
    row("/<lang>/events/<page:slug>/register/thanks/", "an_event", GET="any 200"),
    row("/<lang>/events/cancel/<str:token>/", "a_cancel_link", GET="any 200", POST="any 302"),
    row("/<lang>/events/tickets/<str:token>/", "a_ticket", GET="any 200"),
    row("/<lang>/events/tickets/<str:token>/check-in/", "a_ticket", POST=AT_THE_DOOR),
    row("/<lang>/events/tickets/<str:token>/undo/", "a_ticket", POST=AT_THE_DOOR),
    row(
        "/<lang>/events/<page:slug>/registrations/",
        "an_event",
        GET="anonymous login, organiser editor administrator 200, rest 403",
    ),
    row(
        "/<lang>/events/<page:slug>/registrations/add/",
        "an_event",
        GET="anonymous login, organiser editor administrator 200, rest 403",
        POST="anonymous login, organiser editor administrator 422, rest 403",
    ),
    row(
        "/<lang>/events/<page:slug>/registrations/export/",
        "an_event",
        POST="anonymous login, organiser editor administrator 200, rest 403",
    ),
    row(
        "/<lang>/events/<page:slug>/registrations/attendance/",
        "an_event",
        GET="anonymous login, organiser editor administrator 200, rest 403",
        POST="anonymous login, organiser editor administrator 409, rest 403",
    ),
    row(
        "/<lang>/events/<page:slug>/registrations/<int:pk>/check-in/",
        "a_ticket",
        POST=AT_THE_DOOR,
    ),
    row(
        "/<lang>/events/<page:slug>/registrations/<int:pk>/undo/",
        "a_ticket",
        POST=AT_THE_DOOR,
    ),
    row("/media/first_pages/<str:name>", "first_page", GET="any 200"),
    row("/cms/images/<int:image_id>/preview/<str:filter_spec>/", "a_known_size", GET=CMS, POST=CMS),
    # --- libraries --------------------------------------------------------------------
    family("/<lang>/accounts/", "allauth", GET="any <500", POST="any <500"),
    row("/cms/sprite/", GET="any 200", POST="any 200"),
    # The page that shows what a server error looks like, and three of Wagtail's own doors which
    # stumble over the root page or an empty form; none of them gives anything away.
    family("/cms/failwhale/", "wagtail", GET=STUMBLES, POST=STUMBLES),
    # Its own screens never send a new snippet to a chooser that has no form for one.
    family("/cms/snippets/choose/", "wagtail", GET=CMS, POST=STUMBLES),
    family("/cms/choose-external-link/", "wagtail", GET=CMS, POST=STUMBLES),
    family("/cms/pages/<int:page_to_move_id>/", "wagtail", GET=STUMBLES, POST=STUMBLES),
    # Whoever opens their settings in Wagtail for the first time gets a profile to keep them in.
    family("/cms/account/", "wagtail", GET=CMS, POST=CMS, writes="wagtailusers_userprofile"),
    # Reads an upload that is not there: the file is asked for on the page before.
    family("/cms/redirects/import/", "wagtail", GET=STUMBLES, POST=STUMBLES),
    # Our own questions before the translators' doors, and our own rooms.
    family("/cms/localize/", "cms", GET=CMS, POST=CMS),
    family("/cms/noria/", "cms", GET=CMS, POST=CMS),
    family("/cms/", "wagtail", GET=CMS, POST=CMS),
    row("/cms/jsi18n/", GET=CMS, POST=CMS),
    row("/cms/localize/jsi18n/", GET=CMS, POST=CMS),
    row("/cms/test404/", GET=CMS, POST=CMS),
    family("/documents/", "wagtail", GET="any 302|404"),
    family("/<lang>/_util/", "wagtail", GET="any 404|405"),
    row(
        "/<lang>/((?:[\\w\\-]+/)*)$", "home_page", GET="any 200|302|404", POST="any 200|302|404|405"
    ),
]
