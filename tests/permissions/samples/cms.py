from pathlib import PurePath

from cms.services.reading import read_document
from cms.services.site import setup_site
from tests.cms import events
from tests.factories.cms import EventIndexFactory, SiteDocumentFactory, SiteImageFactory
from tests.factories.files import pdf_bytes
from tests.laid_out import Layout
from tests.permissions.samples import sample


def _event(world):
    events.event(EventIndexFactory(parent=setup_site()), territory=world.town)


EVENT = Layout(_event)


@sample
def rendition(_world):
    drawn = SiteImageFactory().renditions.first()
    return {"name": PurePath(drawn.file.name).name}


@sample
def an_event(world):
    """An event in the town of everybody but the foreigner, with registration open."""
    if not events.EventPage.objects.exists():
        EVENT(world)
    return {"slug": events.EventPage.objects.get(alias_of=None).slug}


@sample
def a_ticket(world):
    values = an_event(world)
    known = events.Registration.objects.first()
    one = known or events.come(events.EventPage.objects.get(alias_of=None), "Amal")[0]
    return {**values, "pk": one.pk, "token": one.ticket_token}


@sample
def a_cancel_link(world):
    values = a_ticket(world)
    return {"token": events.Registration.objects.get(pk=values["pk"]).cancel_token}


@sample
def a_known_size(_world):
    setup_site()
    drawn = SiteImageFactory().renditions.first()
    return {"image_id": drawn.image_id, "filter_spec": drawn.filter_spec}


@sample
def first_page(_world):
    paper = SiteDocumentFactory(content=pdf_bytes())
    read_document(document_id=paper.pk)
    paper.refresh_from_db()
    return {"name": PurePath(paper.first_page.name).name}


@sample
def a_section(_world):
    return {"section": "proposals"}
