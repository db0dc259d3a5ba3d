"""Open data: what everybody may read, for machines. Read only; each area brings its own part."""

from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from cms.api import router as pages
from participation.api import router as participation
from people.api import router as people
from workflows.lab.api import router as lab

api = NinjaAPI(
    title="Noria open data",
    version="1",
    description="Everything this site publishes, for machines. Nothing here needs an account.",
    urls_namespace="api",
    docs_decorator=require_safe,
)
api.add_router("", pages)
api.add_router("", participation)
api.add_router("", lab)
api.add_router("", people)
