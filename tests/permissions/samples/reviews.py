"""What evaluators were given, and the criteria they were given it with."""

from participation.models import Review
from participation.services.reviews import assign, write_criterion
from tests.factories.participation import ProcessFactory, ProposalFactory, RoundFactory
from tests.permissions.samples import sample


def _reviewed(world, **rules):
    """A round of the organiser whose one proposal the evaluator reviews."""
    process = ProcessFactory(territory=world.town)
    process.organisers.add(world["organiser"])
    round_ = RoundFactory(process=process, upcoming=True, **rules)
    write_criterion(round_=round_, organiser=world["organiser"], name_en="Need", weight=2)
    proposal = ProposalFactory(round=round_)
    assign(round_=round_, organiser=world["organiser"], evaluators=[world["evaluator"]])
    return round_, proposal


@sample
def a_review(world):
    """The evaluator's own."""
    _round, proposal = _reviewed(world)
    return {"pk": Review.objects.get(proposal=proposal).pk}


@sample
def a_review_to_answer(world):
    """In a round that lets evaluators write an answer."""
    _round, proposal = _reviewed(world, evaluators_answer=True)
    return {"pk": Review.objects.get(proposal=proposal).pk}


@sample
def a_reviewed_round(world):
    """With everything the addresses of its room name."""
    round_, proposal = _reviewed(world)
    return {
        "process": round_.process.slug,
        "round": round_.slug,
        "proposal": proposal.pk,
        "criterion": round_.criteria.get().pk,
        "review": Review.objects.get(proposal=proposal).pk,
    }
