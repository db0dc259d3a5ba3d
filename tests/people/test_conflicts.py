"""A line of a register that two people name: kept, decided by a verifier, told to both."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction

from common.exceptions import RuleBroken
from people.models import AuditEvent, CensusConflict, Notice, User, Verification
from people.queries.standing import verified
from people.services import confirming, conflicts
from people.services.erasing import erase
from people.services.exports import export_of
from tests.factories.people import TerritoryFactory, UserFactory
from tests.people.test_confirming import BORN, loaded
from tests.races import at_once

ROOM = "/en/accounts/verifying/conflicts/"
HOSTILE = "<script>alert(1)</script>{{ 7*7 }}'\"&"


def met():
    """Let a second person name the line that verifies a first one; return all that was made."""
    town, verifier = TerritoryFactory(), UserFactory(verifier=True, language="en")
    loaded(verifier, town)
    first, second = UserFactory(language="en", verifier=True), UserFactory(language="en")
    look = partial(confirming.match_census, territory=town, document="ab-123456", born=BORN)
    look(person=first)
    for _time in range(2):
        with pytest.raises(RuleBroken, match="register"):
            look(person=second)
    return CensusConflict.objects.get(), verifier, first, second, look


def ways_of(person):
    return [one.kind for one in verified(User.objects.get(pk=person.pk))]


@pytest.mark.django_db
@pytest.mark.parametrize("hands_over", [True, False])
def test_a_verifier_decides_whom_the_line_verifies_and_both_are_told(client, hands_over):
    conflict, verifier, first, second, look = met()
    told = export_of(second)["register_conflicts"]
    assert [one["status"] for one in told] == ["open"]
    assert not export_of(first)["register_conflicts"]
    client.force_login(verifier)
    assert second.pseudonym in client.get(ROOM).text
    sent = {"decision": "hand_over" if hands_over else "dismiss", "reason": HOSTILE}
    address = f"{ROOM}{conflict.pk}/"
    assert client.post(address, {**sent, "reason": " "}).status_code == 422
    assert ways_of(first) == ["census"]
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 409

    assert (ways_of(first), ways_of(second)) == (
        ([], ["census"]) if hands_over else (["census"], [])
    )
    kinds = {(one.person_id, one.kind) for one in Notice.objects.all()}
    assert kinds == (
        {(second.pk, "conflict_handed"), (first.pk, "verification_ended_census")}
        if hands_over
        else {(second.pk, "conflict_dismissed"), (first.pk, "conflict_kept")}
    )
    loser = first if hands_over else second
    with pytest.raises(RuleBroken, match="register"):
        look(person=loser)
    for reader, page in ((verifier, address), (loser, "/en/accounts/notices/")):
        client.force_login(reader)
        shown = client.get(page).text
        assert ("<script>alert" in shown, "&lt;script&gt;alert" in shown) == (False, True)
    action = f"conflict.{'handed' if hands_over else 'dismissed'}"
    assert AuditEvent.objects.filter(action=action, actor=verifier).count() == 1


@pytest.mark.django_db
def test_only_another_verifier_decides_with_a_reason_and_only_hashes_are_kept():
    conflict, verifier, first, second, _look = met()
    decide = partial(conflicts.decide, conflict=conflict, hand_over=True, reason="Seen.")
    for person, words in ((first, "Another verifier"), (second, "who verify")):
        with pytest.raises(RuleBroken, match=words):
            decide(verifier=User.objects.get(pk=person.pk))
    with pytest.raises(RuleBroken, match="Say why"):
        decide(verifier=verifier, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        CensusConflict.objects.update(status="handed")
    kept = str(list(CensusConflict.objects.values())) + str(list(AuditEvent.objects.values()))
    assert "123456" not in kept
    erase(person=second, words=False)
    assert not CensusConflict.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_verifiers_at_once_decide_once():
    conflict, verifier, _first, second, _look = met()
    other = UserFactory(verifier=True)
    acts = [
        partial(conflicts.decide, conflict=conflict, verifier=who, hand_over=yes, reason="Seen.")
        for who, yes in ((verifier, True), (other, False))
    ]
    given = at_once(acts)
    assert sum(isinstance(one, RuleBroken) for one in given) == 1
    assert Verification.objects.filter(person=second).count() in {0, 1}
    assert Notice.objects.count() == 2
