"""Measuring whether a service changes anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from common import clock
from common.exceptions import RuleBroken, require
from people.models import User
from workflows.lab.models import Indicator, Reading, Service
from workflows.lab.services.conditions import require_may_write
from workflows.lab.services.texts import Words, filled

Direction = Indicator.Direction


@transaction.atomic
def add_indicator(  # noqa: PLR0913 -- an indicator without one of these measures nothing
    *,
    service: Service,
    name: Words,
    unit: Words,
    direction: str,
    baseline: Decimal,
    baseline_on: date,
    target: Decimal,
    source: str,
    by: User,
) -> Indicator:
    """Say what will be measured: where it stands (``baseline``) and where it should go.

    ``name`` and ``unit`` are texts by language, or in the current one; values are in ``unit``.

    Raises:
        RuleBroken: when the person does not answer for the service, or the target is not better
            than the baseline.

    """
    require_may_write(service, by)
    is_better = target > baseline if direction == Direction.HIGHER else target < baseline
    require(is_better, _("The target must be better than the baseline."))
    indicator = Indicator(
        service=service,
        direction=direction,
        baseline=baseline,
        baseline_on=baseline_on,
        target=target,
        source=source.strip(),
        position=service.indicators.count() + 1,
    )
    filled(indicator, "name", name)
    filled(indicator, "unit", unit)
    indicator.save()
    return indicator


@transaction.atomic
def record_reading(
    *, indicator: Indicator, value: Decimal, read_on: date, source: str, by: User
) -> Reading:
    """Record a measured value, in the indicator's unit; one a day, and never of the future.

    Raises:
        RuleBroken: when the person does not answer for the service, the day cannot be, or there
            is a reading of that day already.

    """
    require_may_write(indicator.service, by)
    require(read_on <= clock.now().date(), _("A value cannot be measured in the future."))
    require(read_on >= indicator.baseline_on, _("This day lies before the baseline."))
    try:
        with transaction.atomic():
            return Reading.objects.create(
                indicator=indicator, value=value, read_on=read_on, source=source.strip(), read_by=by
            )
    except IntegrityError as twice:
        raise RuleBroken(_("There is already a reading of that day.")) from twice
