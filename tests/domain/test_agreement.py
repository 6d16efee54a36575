"""An agreed visit stands until it is kept or replaced."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.agreement import Agreeing, standing_agreement


def on(day: int, next_day: int | None = None, *, met: bool = True, number: str = "W/1") -> Agreeing:
    agreed = date(2026, 3, next_day) if next_day else None
    return Agreeing(date(2026, 3, day), number, UUID(int=day), agreed, met)


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        ([], True),
        ([on(4, met=False)], True),  # a call that agreed nothing
        ([on(10, met=False)], True),  # nobody was at home on the day
        ([on(5)], True),  # met before the day
        ([on(10)], False),
        ([on(12)], False),
        ([on(12), on(13, met=False)], False),
    ],
)
def test_only_a_meeting_on_the_day_or_later_keeps_it(later, stands) -> None:
    agreed = on(2, 10)
    assert standing_agreement([agreed, *later]) == (agreed if stands else None)


def test_another_day_replaces_it_whoever_agreed_on_it() -> None:
    call = on(4, 17, met=False)
    assert standing_agreement([on(2, 10), call]) == call
    assert standing_agreement([on(2, 10), call, on(10)]) == call


def test_a_day_before_the_contact_itself_agrees_nothing() -> None:
    assert standing_agreement([on(12, 10)]) is None


@given(
    st.lists(
        st.builds(
            on,
            st.integers(1, 28),
            st.none() | st.integers(1, 28),
            met=st.booleans(),
            number=st.text("123", min_size=1, max_size=3),
        ),
        max_size=8,
    )
)
def test_silent_calls_and_failed_visits_change_nothing(contacts) -> None:
    telling = [one for one in contacts if one.is_meeting or one.next_day]
    assert standing_agreement(contacts) == standing_agreement(telling)
