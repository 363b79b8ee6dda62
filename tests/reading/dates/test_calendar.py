"""The arithmetic of days and intervals: what each step gives, and that it holds for any day."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.reading.dates import calendar
from menurut.reading.dates.calendar import Point, Stretch

WEDNESDAY = datetime.date(2024, 5, 15)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
UNITS = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade")


def iso(stretch: Stretch | None) -> str | None:
    return stretch.iso if stretch is not None else None


@pytest.mark.parametrize(
    ("unit", "steps", "expect"),
    [
        ("day", -1, "2024-05-14"),
        ("day", 17, "2024-06-01"),
        ("week", 0, "2024-05-13/2024-05-19"),
        ("week", -1, "2024-05-06/2024-05-12"),
        ("weekend", 1, "2024-05-25/2024-05-26"),
        ("month", -5, "2023-12"),
        ("month", 8, "2025-01"),
        ("quarter", -1, "2024-01/2024-03"),
        ("quarter", -2, "2023-10/2023-12"),
        ("half", 1, "2024-07/2024-12"),
        ("year", -100, "1924"),
        ("decade", -1, "2010/2019"),
        ("year", 9000, None),
        ("day", 10**9, None),
        ("month", -(10**6), None),
    ],
)
def test_shift_gives_the_unit_so_many_steps_away(unit: str, steps: int, expect: str | None) -> None:
    assert iso(calendar.shift(WEDNESDAY, unit, steps)) == expect


@given(DAYS, st.sampled_from(UNITS), st.integers(-50, 50))
def test_a_shift_is_an_interval_that_runs_forwards(anchor: datetime.date, unit: str, steps: int) -> None:
    stretch = calendar.shift(anchor, unit, steps)
    assert stretch is not None
    assert stretch.start <= stretch.end
    if steps == 0 and unit != "weekend":
        assert stretch.start <= anchor <= stretch.end


@given(DAYS, st.sampled_from(UNITS), st.integers(-20, 20))
def test_shifts_add_up(anchor: datetime.date, unit: str, steps: int) -> None:
    away = calendar.shift(anchor, unit, steps)
    assert away is not None
    assert calendar.shift(away.start, unit, -steps) == calendar.shift(anchor, unit, 0)


def test_a_month_is_never_its_first_day() -> None:
    month = calendar.month_of(2024, 2)
    assert month is not None
    assert (month.iso, month.start, month.end) == ("2024-02", datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    assert not month.exact


@pytest.mark.parametrize(("year", "days"), [(2024, 29), (2023, 28), (2000, 29), (1900, 28)])
def test_february(year: int, days: int) -> None:
    assert calendar.days_in(year, 2) == days


@pytest.mark.parametrize(
    ("year", "month", "number"), [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (0, 1, 1), (2024, 4, 31)]
)
def test_what_the_calendar_does_not_hold_is_none(year: int, month: int, number: int) -> None:
    assert calendar.date_of(year, month, number) is None


@pytest.mark.parametrize(
    ("unit", "number", "expect"),
    [
        ("quarter", 1, "2024-01/2024-03"),
        ("quarter", 4, "2024-10/2024-12"),
        ("half", 2, "2024-07/2024-12"),
        ("half", 3, None),
    ],
)
def test_parts_of_a_year(unit: str, number: int, expect: str | None) -> None:
    assert iso(calendar.part_of_year(2024, unit, number)) == expect


def test_between_joins_points_of_different_size_and_refuses_to_run_backwards() -> None:
    may, day = calendar.month_of(2024, 5), calendar.day(WEDNESDAY)
    assert iso(calendar.between(calendar.month_of(2024, 4), day)) == "2024-04/2024-05-15"
    assert iso(calendar.between(may, may)) == "2024-05"
    assert calendar.between(calendar.year_of(2025), may) is None
    assert calendar.between(None, may) is None


@pytest.mark.parametrize(
    ("weekday", "lean", "expect"),
    [
        (2, "past", "2024-05-15"),
        (2, "before", "2024-05-08"),
        (2, "future", "2024-05-15"),
        (2, "after", "2024-05-22"),
        (3, "past", "2024-05-09"),
        (3, "after", "2024-05-16"),
    ],
)
def test_the_nearest_weekday(weekday: int, lean: str, expect: str) -> None:
    assert calendar.weekday_near(WEDNESDAY, weekday, lean) == datetime.date.fromisoformat(expect)


@given(DAYS, st.integers(0, 6), st.sampled_from(["past", "before", "future", "after"]))
def test_the_nearest_weekday_is_that_weekday_within_a_week(anchor: datetime.date, weekday: int, lean: str) -> None:
    found = calendar.weekday_near(anchor, weekday, lean)
    assert found is not None and found.weekday() == weekday
    days = (found - anchor).days
    assert {"past": -6 <= days <= 0, "before": -7 <= days < 0, "future": 0 <= days <= 6, "after": 0 < days <= 7}[lean]


@pytest.mark.parametrize(
    ("anchor", "month", "lean", "expect"),
    [
        ("2024-05-15", 3, "", 2024),
        ("2024-05-15", 9, "", 2024),
        ("2024-01-07", 12, "", 2023),
        ("2024-12-20", 1, "", 2024),
        ("2024-12-20", 1, "future", 2025),
        ("2024-05-15", 9, "before", 2023),
        ("2024-05-15", 5, "before", 2023),
        ("2024-05-15", 2, "after", 2025),
    ],
)
def test_the_year_of_a_bare_month(anchor: str, month: int, lean: str, expect: int) -> None:
    assert calendar.year_near(datetime.date.fromisoformat(anchor), month, lean) == expect


@pytest.mark.parametrize(
    ("number", "lean", "expect"),
    [
        (2, "", "2024-05-02"),
        (20, "", "2024-05-20"),
        (31, "", "2024-05-31"),
        (20, "past", "2024-04-20"),
        (2, "future", "2024-06-02"),
    ],
)
def test_the_day_of_a_bare_number(number: int, lean: str, expect: str) -> None:
    assert calendar.day_near(WEDNESDAY, number, lean) == datetime.date.fromisoformat(expect)


@pytest.mark.parametrize(
    ("said", "weekday", "expect", "slip"),
    [
        (Point(2024, 5, 13), 0, "2024-05-13", "none"),
        (Point(2022, 8, 12), 4, "2022-08-12", "none, though long ago"),
        (Point(2025, 5, 13), 0, "2024-05-13", "the year"),
        (Point(2042, 5, 13), 0, "2024-05-13", "digits of the year"),
        (Point(2024, 4, 13), 0, "2024-05-13", "the month"),
        (Point(2024, 5, 14), 0, "2024-05-13", "the day"),
        (Point(2024, 5, 12), 0, "2024-05-13", "the day, the other way"),
        (Point(1999, 3, 9), 0, "1999-03-08", "the day, long ago"),
    ],
)
def test_a_weekday_that_disagrees_mends_the_slip(said: Point, weekday: int, expect: str, slip: str) -> None:
    assert calendar.with_weekday(said, True, weekday, WEDNESDAY) == datetime.date.fromisoformat(expect), slip


def test_a_weekday_chooses_the_year_where_none_is_said() -> None:
    assert calendar.with_weekday(Point(2024, 12, 21), False, 3, WEDNESDAY) == datetime.date(2023, 12, 21)


def test_without_an_anchor_only_the_day_can_slip() -> None:
    assert calendar.with_weekday(Point(2018, 12, 12), True, 1, None) == datetime.date(2018, 12, 11)
    assert calendar.with_weekday(Point(2018, 12, 12), True, 5, None) == datetime.date(2018, 12, 12)


@given(st.integers(-5, 12000), st.integers(-1, 14), st.integers(-1, 40), st.integers(0, 6), st.none() | DAYS)
def test_no_numbers_make_it_fail(year: int, month: int, day: int, weekday: int, anchor: datetime.date | None) -> None:
    calendar.with_weekday(Point(year, month, day), True, weekday, anchor)
    calendar.with_weekday(Point(year, month, day), False, weekday, anchor)
    for stretch in (calendar.month_of(year, month), calendar.year_of(year), calendar.decade_of(year)):
        assert stretch is None or stretch.start <= stretch.end
