from tests.factories.lab import ArtefactFactory, IndicatorFactory, ServiceFactory
from tests.factories.participation import ProposalFactory
from tests.permissions.samples import sample


@sample
def service(world):
    """A service the facilitator answers for; the other facilitator and the organiser do not."""
    return {"slug": ServiceFactory(owner=world["facilitator"]).slug, "kind": "persona"}


@sample
def artefact(world):
    made = ArtefactFactory(service=ServiceFactory(owner=world["facilitator"]), under_review=True)
    return {"slug": made.service.slug, "pk": made.pk}


@sample
def indicator(world):
    made = IndicatorFactory(service=ServiceFactory(owner=world["facilitator"]))
    return {"slug": made.service.slug, "pk": made.pk}


@sample
def proposal_without_a_vote(_world):
    return {"proposal": ProposalFactory().pk}
