"""What Django forgives and we do not: names a template does not know, forms without a token."""

from inspect import currentframe
from pathlib import Path

from django.conf import settings
from django.template.base import FilterExpression, Node
from django.template.defaulttags import CsrfTokenNode

ROOT = Path(settings.BASE_DIR)


class TemplateFault(AssertionError):
    """One of our templates asks for what nobody gave it."""


class Unknown(str):
    """Stand in for ``string_if_invalid``: Django asks for "%s" in it, then formats the name."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Be nothing where the template says itself what stands for nothing (``|default:``)."""
        expression = currentframe().f_back.f_locals.get("self")
        if not isinstance(expression, FilterExpression):
            return False
        return not any(filter_.__name__ == "default" for filter_, _ in expression.filters)

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:
        if template := _template_of_ours():
            raise TemplateFault(f"{template} does not know “{name}”.")
        return ""


def refuse_unknown_names(engine) -> None:
    engine.string_if_invalid = Unknown()


def refuse_forms_without_token(patch) -> None:
    """A form rendered without the token (no request at hand) would fail when it is sent."""
    render = CsrfTokenNode.render

    def strict(node, context):
        if not context.get("csrf_token"):
            raise TemplateFault(f"{node.origin} writes a form without a token.")
        return render(node, context)

    patch.setattr(CsrfTokenNode, "render", strict)


def _template_of_ours() -> str:
    """Name the template whose node is being rendered, if it is one of the project's own."""
    frame = currentframe()
    while frame := frame.f_back:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            path = Path(str(node.origin.name))
            ours = path.is_relative_to(ROOT) and "site-packages" not in path.parts
            return str(path.relative_to(ROOT)) if ours else ""
    return ""
