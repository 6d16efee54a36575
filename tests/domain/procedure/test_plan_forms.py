"""The first NK-C of a person is drawn up, the later ones change it (M11 of the law's tables)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.procedure.plan_forms import first_forms

A, B, ANNA, EWA = (UUID(int=n) for n in range(1, 5))


@dataclass(frozen=True)
class PlanForm:
    number: str
    procedure_id: UUID | None
    about_id: UUID | None
    filled: date

    @property
    def id(self) -> UUID:
        return UUID(int=100 + int(self.number))


def first(*forms: PlanForm) -> list[str]:
    found = first_forms(forms)
    return sorted(one.number for one in forms if one.id in found)


def form(number: int, procedure: UUID | None, about: UUID | None, day: int) -> PlanForm:
    return PlanForm(f"{number}", procedure, about, date(2026, 11, day))


def test_later_form_of_the_same_person_changes_the_plan_however_late_it_was_recorded():
    assert first(form(1, A, ANNA, 20), form(2, A, ANNA, 10), form(3, A, ANNA, 30)) == ["2"]


def test_every_person_and_every_procedure_has_a_first_one():
    assert first(form(1, A, ANNA, 1), form(2, A, EWA, 2), form(3, B, ANNA, 3)) == ["1", "2", "3"]


def test_forms_of_one_day_stand_by_their_number_and_those_of_no_procedure_alone():
    assert first(form(1, A, None, 1), form(2, A, None, 1)) == ["1"]
    assert first(form(1, None, ANNA, 1), form(2, None, ANNA, 1)) == ["1", "2"]
