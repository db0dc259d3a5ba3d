"""Renders a scrap of template as a page would: components compiled, context processors run."""

from django.template import RequestContext, engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler


def render(source, path="/fr/", **context):
    template = engines["django"].from_string("{% load i18n noria %}" + source)
    request = RequestFactory().get(path)
    compiled = engines["django"].from_string(CottonCompiler().process(template.template.source))
    return compiled.template.render(RequestContext(request, context))
