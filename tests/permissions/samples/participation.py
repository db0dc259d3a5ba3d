from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from participation.models import Proposal
from participation.services.amendments import reject_amendment, suggest_amendment
from participation.services.attachments import attach, look_into
from participation.services.coauthors import accept_invitation, invite_coauthor
from participation.services.comments import post_comment
from participation.services.guests import make_code
from participation.services.kept_rounds import keep_rounds
from participation.services.merges import agree_to_merge, propose_merge
from participation.services.open_files import keep_files
from participation.services.shares import share_draft
from participation.services.translations import translate
from tests.factories.participation import (
    CategoryFactory,
    ProcessFactory,
    ProposalFactory,
    RoundFactory,
    StatementFactory,
)
from tests.permissions.samples import sample


def _round(world):
    process = ProcessFactory(territory=world.town)
    process.organisers.add(world["organiser"])
    return RoundFactory(process=process)


def _keys(round_, **more):
    return {"process": round_.process.slug, "round": round_.slug, **more}


@sample
def a_process(world):
    return {"process": _round(world).process.slug}


@sample
def a_table(world):
    return a_process(world) | {"name": "proposals.csv"}


@sample
def a_kept_table(world):
    process = _round(world).process
    keep_files(process_pk=process.pk)
    day = process.open_files.first().day.isoformat()
    return {"process": process.slug, "name": "proposals.csv", "day": day}


@sample
def a_theme(world):
    process = _round(world).process
    return {"process": process.slug, "theme": CategoryFactory(process=process).pk}


@sample
def kept_rounds(world):
    """Of the organiser, for themselves."""
    process = _round(world).process
    how = {"organiser": world["organiser"], "name": str(process.pk), "shared": False}
    kept = keep_rounds(process=process, **how)
    return {"process": process.slug, "kept": kept.pk}


@sample
def an_invited_person(world):
    """Of the citizen, to a process of the organiser."""
    process = ProcessFactory(territory=world.town, access="invitation")
    process.organisers.add(world["organiser"])
    invitation = process.invitations.create(person=world["citizen"])
    return {"process": process.slug, "invitation": invitation.pk}


@sample
def an_upcoming_vote(world):
    round_ = RoundFactory(process=_round(world).process, kind="vote", upcoming=True)
    return _keys(round_)


@sample
def an_open_round(world):
    return _keys(_round(world))


@sample
def a_discussion(world):
    """Open, of the organiser's process."""
    process = _round(world).process
    return _keys(RoundFactory(process=process, kind="comments"))


@sample
def a_seed(world):
    """Of a round that has not opened, put forward by its organiser."""
    organiser = world["organiser"]
    round_ = RoundFactory(process=_round(world).process, kind="comments", upcoming=True)
    seed = StatementFactory(round=round_, author=organiser, is_seed=True)
    return _keys(round_, statement=seed.pk)


def _event_code(world):
    ends = now() + timedelta(hours=2)
    organiser = world["organiser"]
    return make_code(round_=_round(world), organiser=organiser, expires_at=ends, most=5)


@sample
def an_event_code(world):
    """By its number, in the room of the organiser."""
    code = _event_code(world)
    return _keys(code.round, code=code.pk)


@sample
def a_code_of_an_event(world):
    return {"code": _event_code(world).code}


@sample
def a_question(world):
    """Of a round that has not opened."""
    process = ProcessFactory(territory=world.town)
    process.organisers.add(world["organiser"])
    round_ = RoundFactory(process=process, upcoming=True)
    return _keys(round_, question=round_.questions.create(key="size", kind="number").pk)


@sample
def a_residents_round(world):
    round_ = RoundFactory(process__territory=world.town, residents_only=True)
    return _keys(round_)


@sample
def a_proposal(world):
    """The citizen's own, published."""
    round_ = _round(world)
    return _keys(round_, pk=ProposalFactory(round=round_, author=world["citizen"]).pk)


@sample
def a_draft(world):
    """The citizen's own, seen by nobody else."""
    round_ = _round(world)
    draft = ProposalFactory(draft=True, round=round_, author=world["citizen"], language="en")
    return _keys(round_, pk=draft.pk)


def _share(world):
    keys = a_draft(world)
    draft = Proposal.objects.get(pk=keys["pk"])
    return keys, share_draft(proposal=draft, writer=world["citizen"], days=7)


@sample
def a_share(world):
    """A link to a draft of the citizen, in the hands of the citizen."""
    keys, share = _share(world)
    return keys | {"share": share.pk}


@sample
def a_shared_draft(world):
    return {"token": _share(world)[1].token}


@sample
def a_coauthor(world):
    """The facilitator, of a proposal of the citizen."""
    proposal = ProposalFactory(round=_round(world), author=world["citizen"])
    made = _invited(proposal, world["facilitator"])
    accept_invitation(invitation=made, person=world["facilitator"])
    return _keys(proposal.round, pk=proposal.pk, coauthor=made.pk)


@sample
def an_invitation(world):
    """To the citizen, by name, to write a draft."""
    draft = ProposalFactory(draft=True, round=_round(world))
    return {"token": _invited(draft, world["citizen"]).token}


@sample
def an_amendment(world):
    """By the facilitator, of a proposal of the citizen; it waits."""
    amendment = _amendment(world)
    return _keys(amendment.proposal.round, pk=amendment.proposal_id, amendment=amendment.pk)


@sample
def a_rejected_amendment(world):
    """The same, which the citizen did not take over."""
    amendment = _amendment(world)
    reject_amendment(amendment=amendment, author=world["citizen"], answer="Not now.")
    return _keys(amendment.proposal.round, pk=amendment.proposal_id, amendment=amendment.pk)


def _amendment(world):
    proposal = ProposalFactory(round=_round(world), author=world["citizen"])
    words = {"title": "Other words", "text": "For the school.", "reason": "It is clearer."}
    return suggest_amendment(proposal=proposal, author=world["facilitator"], **words)


@sample
def a_merge(world):
    """Of a proposal of the citizen into another, proposed by the organiser."""
    merge = _merge(world)
    return _keys(merge.round, merge=merge.pk)


@sample
def a_merge_in_effect(world):
    """The same, when both authors have agreed."""
    merge = _merge(world)
    for part in merge.parts.select_related("proposal__author"):
        agree_to_merge(merge=merge, author=part.proposal.author)
    return _keys(merge.round, merge=merge.pk)


def _merge(world):
    round_ = _round(world)
    mine = ProposalFactory(round=round_, author=world["citizen"])
    other = ProposalFactory(round=round_)
    facts = {"target": other, "proposer": world["organiser"], "reason": "The same idea."}
    return propose_merge(sources=[mine], **facts)


def _invited(proposal, person):
    return invite_coauthor(proposal=proposal, author=proposal.author, person=person)


@sample
def an_attachment(world):
    """Shown by the citizen's own proposal."""
    proposal = ProposalFactory(round=_round(world), author=world["citizen"])
    sent = look_into(SimpleUploadedFile("plan.txt", b"Two beds and a pond."))
    attachment = attach(proposal=proposal, sender=world["citizen"], sent=sent)
    Proposal.objects.filter(pk=proposal.pk).update(attached=[attachment.key])
    return _keys(proposal.round, pk=proposal.pk, key=attachment.key)


@sample
def a_comment(world):
    """The citizen's own comment."""
    round_ = _round(world)
    proposal = ProposalFactory(round=round_)
    comment = post_comment(proposal=proposal, author=world["citizen"], text="I would help.")
    return _keys(round_, pk=proposal.pk, comment=comment.pk)


@sample
def a_comments_round(world):
    """For residents, with one statement to answer."""
    round_ = RoundFactory(process__territory=world.town, residents_only=True, kind="comments")
    return _keys(round_, statement=StatementFactory(round=round_).pk)


@sample
def an_export_of_opinions(world):
    """Of an open round: nobody gets it yet."""
    return _keys(_round_of_comments(world), name="participants-votes.csv")


def _round_of_comments(world):
    return RoundFactory(process__territory=world.town, kind="comments")


@sample
def a_translated_proposal(world):
    return {"kind": "proposal", "pk": _translation(world).proposal_id}


@sample
def a_translation(world):
    """By the citizen."""
    return {"pk": _translation(world).pk}


def _translation(world):
    proposal = ProposalFactory(round=_round(world), language="en")
    words = {"title": "Huerto", "text": "Para la escuela."}
    return translate(original=proposal, translator=world["citizen"], language="es", **words)
