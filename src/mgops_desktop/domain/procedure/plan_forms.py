"""Which NK-C of a person is the first one, drawn up with the plan; every later one only changes or adds to it.

Changes of the plan are noted on an NK-C (§ 11 ust. 4 R2023), and so is what the group finds later (§ 13 ust. 2). No
field of the form says which it is, so the order of the days does.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from uuid import UUID


class PlanForm(Protocol):
    """An NK-C as it is stored; `about_id` is whom the group met, None where nobody was named."""

    @property
    def id(self) -> UUID: ...
    @property
    def procedure_id(self) -> UUID | None: ...
    @property
    def about_id(self) -> UUID | None: ...
    @property
    def filled(self) -> date: ...
    @property
    def number(self) -> str: ...


def first_forms(forms: Iterable[PlanForm]) -> set[UUID]:
    """Return the first NK-C of each person in each procedure; one of no procedure stands alone."""
    found: dict[tuple[UUID, UUID | None], UUID] = {}
    for one in sorted(forms, key=lambda form: (form.filled, form.number)):
        found.setdefault((one.procedure_id or one.id, one.about_id), one.id)
    return set(found.values())
