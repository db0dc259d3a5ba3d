"""Whoever rewrites the audit past its guards is found (V16-02, AUD-01)."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.urls import reverse

from participation.models import Comment, Proposal
from people import verifying
from people.models import AuditEvent, AuditSeal
from people.services import sealing
from people.services.audit import record
from tests.factories.participation import CommentFactory, ProposalFactory
from tests.factories.people import UserFactory
from tests.races import at_once
from thread.refs import Ref
from thread.services import record as link

ADDED = (
    "INSERT INTO people_auditevent (id, action, target, network, detail, at) "
    "SELECT min(id) - 1, 'x', '', '', '{}', now() FROM people_auditevent"
)


def events(count):
    return [record(action=f"x.{number}", actor=None, target="t") for number in range(count)]


def behind_the_guards(statement):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_seals_hold_one_another_and_nothing_new_makes_none():
    events(3)
    first = sealing.seal()
    assert sealing.seal() is None
    events(2)
    second = sealing.seal()

    assert (first.count, second.count) == (3, 2)
    assert second.previous == first.digest
    assert sealing.broken_seals() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_auditevent SET action = 'nothing' WHERE action = 'x.1'",
        "UPDATE people_auditevent SET at = at + interval '1 microsecond' WHERE action = 'x.1'",
        "UPDATE people_auditevent SET detail = '{\"a\": 1}' WHERE action = 'x.1'",
        "DELETE FROM people_auditevent WHERE action = 'x.1'",
        "UPDATE people_auditseal SET digest = repeat('0', 64) WHERE count = 3",
        ADDED,
    ],
)
def test_whoever_rewrites_history_as_superuser_is_found(statement):
    events(3)
    sealing.seal()
    events(2)
    sealing.seal()

    behind_the_guards(statement)

    assert sealing.broken_seals()
    with pytest.raises(CommandError):
        call_command("verify")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_auditseal SET digest = ''",
        "DELETE FROM people_auditseal",
        "TRUNCATE people_auditseal",
    ],
)
def test_the_app_itself_cannot_touch_a_seal(statement):
    events(1)
    sealing.seal()

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AuditSeal.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_make_one_seal():
    events(3)

    made = at_once([sealing.seal, sealing.seal])

    assert sum(seal is not None for seal in made) == 1
    assert sealing.broken_seals() == []


@pytest.mark.django_db(transaction=True)
def test_an_event_half_written_is_waited_for_not_sealed_over():
    events(1)

    def slow():
        with transaction.atomic():
            events(1)
            with pytest.raises(OperationalError):
                at_once([sealing.seal])

    slow()
    assert not AuditSeal.objects.exists()
    assert sealing.seal().count == 2


def test_verify_finds_wrong_counts_and_missing_ends():
    proposal, comment = ProposalFactory(), CommentFactory(reply_count=7)
    Proposal.objects.filter(pk=comment.proposal_id).update(comment_count=1, neutral_count=1)
    Proposal.objects.filter(pk=proposal.pk).update(support_count=2)
    link(source=Ref("proposal", proposal.pk), target=Ref("service", 999_999), relation="led_to")

    found = verifying.verify()

    assert found["audit"] == []
    assert found["counters"] == [
        f"participation.Proposal {proposal.pk}: support_count is 2, not 0",
        f"participation.Comment {comment.pk}: reply_count is 7, not 0",
    ]
    assert found["provenance"] == ["service 999999 stands on a thread and is nowhere"]
    Comment.objects.update(reply_count=0)
    Proposal.objects.filter(pk=proposal.pk).update(support_count=0)
    assert verifying.verify()["counters"] == []


def test_the_commands_say_what_they_did(capsys):
    events(1)
    call_command("seal_audit")
    call_command("seal_audit")
    call_command("verify")

    said = capsys.readouterr().out
    assert said.count(AuditSeal.objects.get().digest) == 1
    assert "audit: ok" in said


@pytest.mark.parametrize("count", [1, 30])
def test_administrators_read_and_take_the_audit(client, count, django_assert_num_queries):
    amal = UserFactory(pseudonym="Amal")
    for _ in range(count):
        record(action="role.given", actor=amal, target="=cmd|' /C calc'!A0<b>")
    record(action="signin.ok", actor=None)
    sealing.seal()
    client.force_login(UserFactory(administrator=True))
    client.get("/fr/accounts/")

    with django_assert_num_queries(5):
        page = client.get(reverse("people:audit"), {"action": "role."})
    answer = client.post(reverse("people:audit-file"), {"action": "role."})

    assert page.text.count('id="event-') == count
    assert "signin.ok" not in page.text
    assert "<b>" not in page.text.split("<main")[1]
    assert AuditSeal.objects.get().digest in page.text
    rows = answer.text.splitlines()
    assert len(rows) == count + 1
    assert "'=cmd" in rows[1]
    assert "Amal" not in answer.text
    assert AuditEvent.objects.filter(action="audit.taken").count() == 1


def test_nonsense_in_the_filter_shows_everything(client):
    client.force_login(UserFactory(administrator=True))

    asked = {"action": "'; --", "before": "x"}
    assert client.get(reverse("people:audit"), asked).status_code == 200
