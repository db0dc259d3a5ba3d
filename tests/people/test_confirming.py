"""Confirming where people live: in person, by a code, by a register of hashes, by mail."""

import gzip
import io
import logging
import zipfile
from datetime import date, timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.formats import date_format

from common.exceptions import RuleBroken
from people import census as reading
from people.models import AuditEvent, Census, CensusEntry, InvitationCode, Verification
from people.services import confirming
from people.services.accounts import ensure_user
from tests.factories.people import TerritoryFactory, UserFactory
from tests.races import at_once

BORN = date(1990, 5, 3)
LINES = "Nom;Carte;Né le\nAmina;AB 123-456;03/05/1990\nKarim;CD-77;1981-12-31\n"
ROOM = "/en/accounts/verifying/"
PERSON, CODES, CENSUS = f"{ROOM}person/", f"{ROOM}codes/", f"{ROOM}census/"
VERIFY = "/en/accounts/verify/"


@pytest.fixture
def town():
    return TerritoryFactory()


@pytest.fixture
def verifier(client):
    verifier = UserFactory(verifier=True, language="en")
    client.force_login(verifier)
    return verifier


def made(verifier, town, number=1, **more):
    facts = {"purpose": "Letters", "expires_at": timezone.now() + timedelta(days=9)} | more
    return confirming.make_codes(maker=verifier, territory=town, number=number, **facts)[1]


def loaded(verifier, town, lines=LINES):
    rows = reading.read(lines.encode(), number_column="Carte", born_column="Né le")
    return confirming.load_census(loader=verifier, territory=town, name="2026", rows=rows)[0]


def upload(client, town, content, **more):
    file = SimpleUploadedFile("register.csv", content, "text/csv")
    columns = {"number_column": "Carte", "born_column": "Né le"}
    sent = {"territory": town.pk, "name": "2026", "file": file, **columns, **more}
    return client.post(CENSUS, sent)


def test_a_verifier_confirms_a_person_they_met(client, verifier, town):
    person = UserFactory()
    sent = {"person": person.pseudonym, "territory": town.pk}
    assert client.post(PERSON, sent).status_code == 302
    found = Verification.objects.get(person=person)
    assert (found.kind, found.territory, found.by) == ("in-person", town, verifier)
    logged = AuditEvent.objects.get(action="person.verified")
    assert (logged.actor, logged.target) == (verifier, f"person {person.pk}")
    answer = client.post(PERSON, {**sent, "person": verifier.pseudonym})
    assert answer.status_code == 409
    assert "Nobody can verify themselves" in answer.text
    client.force_login(person)
    assert town.name in client.get(VERIFY).text


@pytest.mark.parametrize("role", ["moderator", "organiser", "editor", "evaluator", None])
def test_only_who_verifies_enters_the_room(client, town, role):
    person = UserFactory(roles=[role] if role else [])
    client.force_login(person)
    assert client.get("/en/accounts/verifying/").status_code == 403
    for path in (PERSON, CODES, CENSUS):
        assert client.post(path).status_code == 403
    for act in (
        partial(
            confirming.confirm_in_person, verifier=person, person=UserFactory(), territory=town
        ),
        partial(made, person, town),
        partial(loaded, person, town),
    ):
        with pytest.raises(RuleBroken, match="verify"):
            act()


def test_a_code_on_paper_verifies_one_person_once(client, verifier, town):
    until = timezone.localdate() + timedelta(days=3)
    sent = {"territory": town.pk, "number": 3, "purpose": "<b>Letters</b>", "last_day": until}
    sheet = client.post(CODES, sent)
    codes = [line.split("<")[0] for line in sheet.text.split('<code dir="ltr">')[1:]]
    assert len(set(codes)) == 3
    assert "&lt;b&gt;Letters" in sheet.text
    assert date_format(until) in sheet.text
    assert "no-store" in sheet["Cache-Control"]
    kept = str(list(InvitationCode.objects.values()))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)

    person = UserFactory(language="en")
    client.force_login(person)
    typed = codes[0].lower().replace("-", " ")
    assert client.post(f"{VERIFY}code/", {"code": typed}).status_code == 302
    assert Verification.objects.get(person=person).territory == town
    assert client.post(f"{VERIFY}code/", {"code": codes[1]}).status_code == 409
    assert InvitationCode.objects.filter(used_at=None).count() == 2, "The second is not used up."
    client.force_login(UserFactory(language="en"))
    answer = client.post(f"{VERIFY}code/", {"code": codes[0]})
    assert answer.status_code == 409
    assert "does not work" in answer.text
    assert codes[0] in answer.text, "What was typed is not lost."
    written = str(list(AuditEvent.objects.values()))
    assert not any(code in written for code in codes)


def test_a_code_is_longer_than_anybody_guesses():
    assert len(set(confirming.ALPHABET)) ** confirming.CODE_LENGTH >= 2**128


def test_a_code_ends_and_guessing_ends(client, verifier, town):
    (late,) = made(verifier, town)
    confirming.CodeList.objects.update(expires_at=timezone.now())
    person = UserFactory(language="en")
    with pytest.raises(RuleBroken, match="does not work"):
        confirming.use_code(person=person, code=late)
    client.force_login(person)
    answers = [client.post(f"{VERIFY}code/", {"code": f"guess{n}"}).status_code for n in range(11)]
    assert answers == [409] * 10 + [429]


@pytest.mark.django_db(transaction=True)
def test_two_with_one_code_at_once_and_one_with_two():
    verifier, town, other = UserFactory(verifier=True), TerritoryFactory(), TerritoryFactory()
    (code,) = made(verifier, town)
    acts = [partial(confirming.use_code, person=UserFactory(), code=code) for _two in range(2)]
    assert sum(isinstance(one, RuleBroken) for one in at_once(acts)) == 1
    assert Verification.objects.count() == 1
    person = UserFactory()
    pair = made(verifier, other, 2)
    at_once([partial(confirming.use_code, person=person, code=one) for one in pair])
    assert InvitationCode.objects.filter(list__territory=other, used_at=None).count() == 1


def test_a_register_is_kept_as_hashes_and_nothing_of_it_elsewhere(client, verifier, town, caplog):
    caplog.set_level(logging.DEBUG)
    assert upload(client, town, LINES.encode()).status_code == 302
    entries = list(CensusEntry.objects.values_list("digest", flat=True))
    assert len(entries) == 2
    assert all(len(digest) == 64 for digest in entries)
    kept = str(list(Census.objects.values())) + str(entries) + caplog.text
    kept += str(list(AuditEvent.objects.values()))
    for words in ("AB 123-456", "AB123456", "Amina", "1990"):
        assert words not in kept
    other = loaded(verifier, town)
    assert not set(entries) & set(other.entries.values_list("digest", flat=True)), "Its own key."


def test_whoever_is_in_the_register_is_verified_once(client, verifier, town):
    loaded(verifier, town)
    person = UserFactory(language="en")
    client.force_login(person)
    sent = {"territory": town.pk, "document": "ab-123 456", "born": "1990-05-03"}
    wrong = client.post(f"{VERIFY}register/", {**sent, "born": "1990-05-04"})
    assert wrong.status_code == 409
    assert "ab-123 456" in wrong.text
    assert client.post(f"{VERIFY}register/", sent).status_code == 302
    assert Verification.objects.get(person=person).kind == "census"
    # A newer register holds the same line: it is the same person still.
    loaded(verifier, town)
    client.force_login(UserFactory(language="en"))
    assert client.post(f"{VERIFY}register/", sent).status_code == 409
    with pytest.raises(RuleBroken, match="already"):
        confirming.match_census(person=person, territory=town, document="CD77", born=BORN)


def test_looking_others_up_ends(client, verifier, town):
    loaded(verifier, town)
    client.force_login(UserFactory(language="en"))
    sent = {"territory": town.pk, "document": "X", "born": "1990-05-03"}
    answers = [client.post(f"{VERIFY}register/", sent).status_code for _time in range(6)]
    assert answers == [409] * 5 + [429]


@pytest.mark.django_db(transaction=True)
def test_two_with_one_line_at_once():
    verifier, town = UserFactory(verifier=True), TerritoryFactory()
    loaded(verifier, town)
    facts = {"territory": town, "document": "AB123456", "born": BORN}
    acts = [partial(confirming.match_census, person=UserFactory(), **facts) for _two in range(2)]
    assert sum(isinstance(one, RuleBroken) for one in at_once(acts)) == 1
    assert Verification.objects.count() == 1


def zipped():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (zipped(), "no CSV file"),
        (gzip.compress(b"0" * 50_000_000), "no CSV file"),
        (b"Carte;N\xe9 le\n", "no CSV file"),
        ("Carte;Né le\n\0;\0\n".encode(), "no CSV file"),
        (("Carte;Né le\n" + '"' + "x" * 200_000).encode(), "no CSV file"),
        (b"x" * (reading.MOST_BYTES + 1), "too large"),
        (b"Carte;Autre\n", "no column"),
        ("Carte;Né le\nSECRET9;tomorrow\n".encode(), "Line 2 cannot be read"),
        ("Carte;Né le\n;1990-01-01\n".encode(), "Line 2 cannot be read"),
        (("Carte;Né le\n" + "A;1990-01-01\n" * (reading.MOST_ROWS + 1)).encode(), "too many lines"),
    ],
    ids=["xlsx", "gz", "latin", "nul", "quote", "large", "column", "day", "number", "lines"],
)
def test_what_is_no_register_is_refused_in_words_and_nothing_is_kept(
    client, verifier, town, content, sentence
):
    answer = upload(client, town, content)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "SECRET9" not in answer.text
    assert not Census.objects.exists()


def test_a_register_can_be_forgotten(client, verifier, town):
    census = loaded(verifier, town)
    client.force_login(UserFactory())
    path = f"{CENSUS}{census.pk}/forget/"
    assert client.post(path).status_code == 403
    client.force_login(verifier)
    assert client.post(path).status_code == 302
    assert not CensusEntry.objects.exists()


def test_an_address_that_was_confirmed_is_written_down():
    person = ensure_user(email="one@example.org", pseudonym="Marguerite", language="fr")
    ensure_user(email="one@example.org", pseudonym="Marguerite", language="fr")
    assert list(person.verifications.values_list("kind", "territory")) == [("email", None)]


def test_the_rooms_cost_the_same_with_one_and_thirty(
    client, verifier, town, django_assert_max_num_queries
):
    for _time in range(30):
        made(verifier, town)
        loaded(verifier, town)
    with django_assert_max_num_queries(14):
        assert client.get("/en/accounts/verifying/").status_code == 200
