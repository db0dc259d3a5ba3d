from contextlib import suppress
from datetime import date

from common.exceptions import RuleBroken
from people.models import Census
from people.services import confirming, exports
from tests.factories.people import MandateFactory, OrganisationFactory, UserFactory
from tests.permissions.samples import sample


@sample
def a_citizen(world):
    return {"pk": world["citizen"].pk}


@sample
def a_kind(world):
    return {"kind": "proposals"}


@sample
def an_export(world):
    return {"pk": exports.ask_for_export(person=world["citizen"]).pk}


@sample
def an_organisation(world):
    """Verified; the citizen speaks for it in everything."""
    return {"pk": _mandate(world).organisation_id}


@sample
def a_mandate(world):
    """The citizen's, for everything."""
    return {"pk": _mandate(world).pk}


@sample
def a_register(world):
    """Of people of the town, with nobody in it."""
    return {"pk": Census.objects.create(territory=world.town, name="2026", salt="x").pk}


@sample
def a_register_conflict(world):
    """The citizen named a line that verifies somebody else."""
    line = {"territory": world.town, "document": "AB123456", "born": date(1990, 5, 3)}
    rows = [(line["document"], line["born"])]
    confirming.load_census(loader=world["verifier"], territory=world.town, name="2026", rows=rows)
    confirming.match_census(person=UserFactory(), **line)
    with suppress(RuleBroken):
        confirming.match_census(person=world["citizen"], **line)
    return {"pk": world["citizen"].census_conflicts.get().pk}


@sample
def a_token(_world):
    """Forged."""
    return {"token": "1:2:3"}


def _mandate(world):
    organisation = OrganisationFactory(verified_by=world["verifier"])
    return MandateFactory(person=world["citizen"], organisation=organisation)
