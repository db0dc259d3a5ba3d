"""Names in the order in which readers look for them, whatever collation the database has."""

from typing import Any

from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from modeltranslation.manager import get_translatable_fields_for_model
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import build_localized_fieldname, resolution_order

from common.search_fold import LETTERS, MARKS

# Marks go first, so that only letters which no mark makes are left to be replaced one by one.
ONE = {chr(code): other for code, other in LETTERS.items() if other and len(other) == 1}
ONE |= {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
TWO = {chr(code): other for code, other in LETTERS.items() if other and len(other) > 1}


class Folded(Func):
    """A name without case, accents, tashkeel and Arabic letter variants, to sort by.

    The same spelling as ``common.search_fold.fold`` gives, made by PostgreSQL: its private server
    has neither unaccent nor ICU, and sorts by the code of each letter, accents last. A translated
    name is taken in the reader's language, or in the one that is shown instead.
    """

    arity = 1
    output_field = TextField()

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Any:
        name = getattr(self.get_source_expressions()[0], "name", "")
        if name in (get_translatable_fields_for_model(query.model) or ()):
            return Folded(_as_shown(name)).resolve_expression(query, *args, **kwargs)
        return super().resolve_expression(query, *args, **kwargs)

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **_more: Any) -> Any:
        template = "lower(normalize(%(expressions)s, NFKD))"
        plain, params = super().as_sql(compiler, connection, template=template)
        steps: list[tuple[str, list[str]]] = [
            ("regexp_replace({}, %s, '', 'g')", [f"[{MARKS}]"]),
            ("translate({}, %s, %s)", ["".join(ONE), "".join(ONE.values())]),
            *(("replace({}, %s, %s)", [one, two]) for one, two in TWO.items()),
        ]
        for step, more in steps:
            plain, params = step.format(plain), (*params, *more)
        return plain, tuple(params)


def _as_shown(name: str) -> Coalesce:
    languages = resolution_order(get_language(), FALLBACK_LANGUAGES)
    return Coalesce(
        *(NullIf(F(build_localized_fieldname(name, one)), Value("")) for one in languages)
    )
