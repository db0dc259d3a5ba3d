from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from common.exceptions import RuleBroken
from tests.factories.lab import IndicatorFactory, ReadingFactory, ServiceFactory
from tests.factories.people import UserFactory
from tests.races import at_once
from workflows.lab.models import Indicator, Reading
from workflows.lab.queries.indicators import courses_of
from workflows.lab.services.indicators import add_indicator, record_reading

TODAY = now().date()


def measure(service, **more):
    facts = {
        "name": {"fr": "Chutes", "ar": "حالات السقوط"},
        "unit": {"fr": "par mois", "ar": "في الشهر"},
        "direction": "lower",
        "baseline": Decimal(9),
        "baseline_on": TODAY - timedelta(days=90),
        "target": Decimal(4),
        "source": "Log book",
        "by": service.owners.get(),
    }
    return add_indicator(service=service, **(facts | more))


@pytest.mark.parametrize(
    ("direction", "target", "value", "progress"),
    [
        ("lower", 4, "9", 0),
        ("lower", 4, "6.5", 50),
        ("lower", 4, "4", 100),
        ("lower", 4, "2", 100),
        ("lower", 4, "12", 0),
        ("higher", 19, "10.00", 10),
        ("higher", 19, "25", 100),
    ],
)
def test_progress_is_the_share_of_the_way_to_the_target(direction, target, value, progress):
    indicator = Indicator(direction=direction, baseline=Decimal(9), target=Decimal(target))

    assert indicator.progress(Decimal(value)) == progress


def test_a_target_is_better_than_where_one_starts():
    service = ServiceFactory()

    for direction, target in (("lower", 9), ("lower", 12), ("higher", 4)):
        with pytest.raises(RuleBroken, match="better than the baseline"):
            measure(service, direction=direction, target=Decimal(target))
        with pytest.raises(IntegrityError), transaction.atomic():
            IndicatorFactory(direction=direction, baseline=Decimal(9), target=Decimal(target))

    assert measure(service).name_ar == "حالات السقوط"


def test_a_reading_is_of_a_day_that_was_and_one_a_day():
    service = ServiceFactory()
    indicator = measure(service)
    facts = {"indicator": indicator, "source": "Log book", "by": service.owners.get()}

    record_reading(value=Decimal(7), read_on=TODAY, **facts)
    for day, sentence in (
        (TODAY, "already a reading"),
        (TODAY + timedelta(days=1), "in the future"),
        (TODAY - timedelta(days=91), "before the baseline"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            record_reading(value=Decimal(6), read_on=day, **facts)

    assert Reading.objects.get().value == 7


def test_only_who_answers_for_the_service_measures():
    service, stranger = ServiceFactory(), UserFactory(organiser=True)

    with pytest.raises(RuleBroken, match="Only those who answer"):
        measure(service, by=stranger)
    with pytest.raises(RuleBroken, match="Only those who answer"):
        record_reading(
            indicator=measure(service), value=Decimal(1), read_on=TODAY, source="x", by=stranger
        )


@pytest.mark.parametrize("number", [1, 30])
def test_the_course_of_all_indicators_costs_two_queries(number, django_assert_num_queries):
    service = ServiceFactory()
    for _ in range(number):
        indicator = IndicatorFactory(service=service)
        ReadingFactory.create_batch(3, indicator=indicator)

    with django_assert_num_queries(2):
        courses = courses_of(service)
        assert all(course.latest for course in courses)
    assert len(courses) == number


@pytest.mark.django_db(transaction=True)
def test_two_readings_of_one_day_at_once_are_one():
    service = ServiceFactory()
    indicator, by = measure(service), service.owners.get()

    outcomes = at_once(
        [
            lambda: record_reading(
                indicator=indicator, value=Decimal(5), read_on=TODAY, source="x", by=by
            )
        ]
        * 2
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Reading", "RuleBroken"]
