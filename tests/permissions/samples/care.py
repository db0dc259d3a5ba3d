from participation.models import Watch
from participation.services import care, steps
from participation.services.comments import post_comment
from people.services.notices import stop_token
from tests.factories.participation import CommentFactory, ProposalFactory, RoundFactory
from tests.factories.people import UserFactory
from tests.permissions.samples import sample

STATEMENT = {
    "kind": "hide",
    "reason": "insult",
    "ground": "rules",
    "clause": "Rule 3: be kind.",
    "facts": "It calls somebody names.",
}


def _report(world, town=None, language="en"):
    """Report the citizen's own comment, which the moderator looks after."""
    round_ = RoundFactory(process__territory=town or world.town)
    proposal = ProposalFactory(round=round_)
    proposal.comment_count = proposal.neutral_count = 1
    proposal.save()
    comment = CommentFactory(proposal=proposal, author=world["citizen"], language=language)
    return care.report(thing=comment, person=None, reason="insult", language="fr")


def _watch(world, person):
    return Watch.objects.get_or_create(person=person, territory=world.town, language="en")[0]


def _hidden(world, moderator):
    _watch(world, moderator)
    return care.decide(case=_report(world).case, moderator=moderator, **STATEMENT)


@sample
def a_case(world):
    _watch(world, world["moderator"])
    return {"pk": _report(world).case.pk}


@sample
def an_appealed_case(world):
    """Hidden by another moderator, so that this one may decide."""
    decision = _hidden(world, UserFactory(moderator=True))
    _watch(world, world["moderator"])
    care.appeal(decision=decision, author=world["citizen"], text="It is a joke.")
    return {"pk": decision.case.pk}


@sample
def a_hidden_case(world):
    """Words of the citizen's that another moderator has hidden."""
    _watch(world, world["moderator"])
    return {"pk": _hidden(world, UserFactory(moderator=True)).case_id}


@sample
def a_refused_report(world):
    """Sent by the citizen about somebody's words, which stay."""
    _watch(world, world["moderator"])
    proposal = ProposalFactory(round=RoundFactory(process__territory=world.town))
    facts = {"reason": "spam", "language": "en"}
    report = care.report(thing=proposal, person=world["citizen"], **facts)
    care.decide(case=report.case, moderator=world["moderator"], kind="keep")
    return {"pk": report.case_id, "report": report.pk}


def _step(world):
    """Warn the citizen, by another moderator than the one who then looks at it."""
    other = UserFactory(moderator=True)
    case = _hidden(world, other).case
    _watch(world, world["moderator"])
    return steps.take_step(
        case=case, moderator=other, kind="warning", ground="rules", clause="Rule 3.", facts="Names."
    )


@sample
def a_step(world):
    return {"pk": _step(world).pk}


@sample
def an_appealed_step(world):
    step = _step(world)
    steps.appeal_step(step=step, person=world["citizen"], text="It is a joke.")
    return {"pk": step.pk}


@sample
def a_watch(world):
    return {"pk": _watch(world, world["moderator"]).pk}


@sample
def a_reported_comment(world):
    return {"kind": "comment", "pk": _report(world).case.comment_id}


@sample
def waiting_words(world):
    """A comment of the citizen's that no moderator has read yet."""
    round_ = RoundFactory(process__territory=world.town, premoderated=["comments"])
    proposal = ProposalFactory(round=round_)
    made = post_comment(proposal=proposal, author=world["citizen"], text="I would help.")
    return {"kind": "comment", "pk": made.pk}


@sample
def a_receipt(world):
    return {"receipt": _report(world).receipt}


@sample
def a_decision(world):
    return {"pk": _hidden(world, UserFactory(moderator=True)).pk}


@sample
def a_followable(world):
    return {"kind": "process", "pk": RoundFactory(process__territory=world.town).process.pk}


@sample
def a_stop_link(world):
    return {"token": stop_token(world["citizen"])}
