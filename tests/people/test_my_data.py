"""Taking my data with me: everything, for me alone, for a week, and asked for once more."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import AuditEvent, Export
from people.services import audit, exports
from tests.factories.people import MandateFactory, TerritoryFactory, UserFactory
from tests.people.fresh import sign_in_fresh

# Written out: every process of the tests must name its tests alike.
SOME_EXPORT = "0d3f5c5e-8a57-4f0e-9a1c-6f3f0c9be1a2"
EXPORT, ERASE = "/fr/accounts/export/", "/fr/accounts/erase/"


def asked(person):
    exports.ask_for_export(person=person)
    export = Export.objects.get(person=person)
    exports.fill(pk=export.pk)
    return export


@pytest.mark.parametrize(
    "path", [EXPORT, ERASE, f"{EXPORT}{SOME_EXPORT}/", f"{EXPORT}{SOME_EXPORT}/data.json"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_old_sign_in_is_asked_again_before_export_and_erasure(client, path, method):
    person = UserFactory()
    client.force_login(person)

    answer = getattr(client, method)(path, {"words": "keep", "sure": "on"})

    assert answer.status_code in {302, 405}
    assert answer.status_code == 405 or answer.url.startswith("/fr/accounts/again/?next=")
    person.refresh_from_db()
    assert person.erased_at is None
    assert not Export.objects.exists()


def test_a_code_by_mail_proves_who_is_there_once(client, code_in):
    person = UserFactory()
    client.force_login(person)
    again = client.get(EXPORT).url

    assert client.get(again).status_code == 200
    assert client.post(again, {"action": "verify", "code": "000000"}).status_code == 422
    assert client.post(again, {"action": "send"}).status_code == 200
    assert client.post(again, {"action": "verify", "code": "nonsense"}).status_code == 422
    code = code_in(person.email)
    assert client.post(again, {"action": "verify", "code": code}).url == EXPORT
    assert client.get(EXPORT).status_code == 200
    assert client.post(again, {"action": "verify", "code": code}).status_code == 422
    assert code not in str(list(AuditEvent.objects.values()))


def test_three_guesses_and_the_code_is_of_no_use(client, code_in):
    person = UserFactory()
    client.force_login(person)
    again = reverse("people:again")
    client.post(again, {"action": "send"})

    for _ in range(3):
        client.post(again, {"action": "verify", "code": "x"})
    answer = client.post(again, {"action": "verify", "code": code_in(person.email)})

    assert answer.status_code == 422
    assert client.get(EXPORT).url.startswith(again)


def test_the_code_of_one_browser_is_of_no_use_in_another(client, code_in):
    person = UserFactory()
    client.force_login(person)
    client.post(reverse("people:again"), {"action": "send"})
    other = type(client)()
    other.force_login(person)

    answer = other.post(
        reverse("people:again"), {"action": "verify", "code": code_in(person.email)}
    )

    assert answer.status_code == 422


@pytest.mark.parametrize("bad", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_way_back_after_proving_never_leads_away(client, code_in, bad):
    person = UserFactory()
    client.force_login(person)
    again = f"{reverse('people:again')}?next={bad}"
    client.post(again, {"action": "send"})

    answer = client.post(again, {"action": "verify", "code": code_in(person.email)})

    assert answer.url == "/fr/accounts/"


def test_whoever_has_a_second_factor_shows_it(client):
    client.force_login(UserFactory(moderator=True))

    chain = client.get(client.get(EXPORT).url, follow=True).redirect_chain
    assert "/2fa/reauthenticate/" in chain[-1][0]


def test_the_export_holds_what_is_mine_and_nothing_of_others(
    client, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setitem(exports._exporters, "wishes", lambda user: [f"of {user.pseudonym}"])
    mine, other = UserFactory(), UserFactory()
    MandateFactory(person=mine, evidence="Minutes of May")
    MandateFactory(person=other, given_by=mine, evidence="Minutes of June")
    sign_in_fresh(client, mine)

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(EXPORT).url == EXPORT
    export = Export.objects.get()
    page = client.get(EXPORT)
    assert f"{EXPORT}{export.pk}/data.json" in page.text
    answer = client.get(f"{EXPORT}{export.pk}/data.json")
    data = json.loads(answer.content)

    assert "attachment" in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert data["account"]["email"] == mine.email
    assert data["mandates"][0]["evidence"] == "Minutes of May"
    assert data["wishes"] == [f"of {mine.pseudonym}"]
    assert other.email not in answer.text
    assert other.pseudonym not in answer.text
    assert "Minutes of June" not in answer.text
    readable = client.get(f"{EXPORT}{export.pk}/")
    assert mine.email in readable.text
    assert "Minutes of May" in readable.text
    assert AuditEvent.objects.filter(action="data.exported", actor=mine).count() == 1


@pytest.mark.parametrize("suffix", ["", "data.json"])
def test_an_export_opens_for_its_owner_alone_and_for_seven_days(client, suffix, monkeypatch):
    mine, other = UserFactory(), UserFactory()
    export = asked(mine)
    path = f"{EXPORT}{export.pk}/{suffix}"

    assert client.get(path).url.startswith("/fr/accounts/login/")
    sign_in_fresh(client, other)
    assert client.get(path).status_code == 404
    sign_in_fresh(client, mine)
    assert client.get(path).status_code == 200
    assert client.get(f"{EXPORT}{uuid4()}/{suffix}").status_code == 404
    Export.objects.update(expires_at=timezone.now())
    assert client.get(path).status_code == 404
    assert exports.delete_old() == 1


def test_asking_twice_at_once_makes_one(client):
    person = UserFactory()

    assert exports.ask_for_export(person=person) == exports.ask_for_export(person=person)
    Export.objects.update(asked_at=timezone.now() - timedelta(minutes=2))
    exports.ask_for_export(person=person)
    assert Export.objects.count() == 2


def test_hostile_words_stay_words_in_the_readable_export(client):
    person = UserFactory()
    MandateFactory(person=person, evidence='"><script>alert(1)</script>{{ 7*7 }}')
    export = asked(person)
    sign_in_fresh(client, person)

    page = client.get(f"{EXPORT}{export.pk}/").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


def test_the_readable_export_has_words_where_the_file_has_codes(client):
    person = UserFactory(territory=TerritoryFactory())
    audit.record(
        action="comment.posted", actor=person, target="comment:1", detail={"organisation": 6}
    )
    audit.record(action="signin.ok", actor=person, detail={"methods": []})
    export = asked(person)
    sign_in_fresh(client, person)

    page = client.get(f"{EXPORT}{export.pk}/").text

    assert "Comment posted" in page
    assert "comment.posted" not in page
    assert "organisation: 6" in page
    assert "methods" not in page
    # The keys of what is told by hand are columns too, and called as they are.
    assert "joined at" not in page
    assert "last signed in at" not in page


def test_what_is_held_about_people_is_told_to_everybody(client):
    page = client.get("/fr/accounts/personal-data/")

    assert page.status_code == 200
    assert re.search(r"<th scope=\"row\">[^<]*notices", page.text)
    assert "7 days" in page.text


def test_joining_says_what_is_held_and_asks_for_two_things(client):
    page = client.get("/fr/accounts/signup/")

    assert reverse("people:held") in page.text
    trap_and_moment = {"began", "website"}
    assert set(page.context["form"].fields) - trap_and_moment == {"email", "pseudonym"}
