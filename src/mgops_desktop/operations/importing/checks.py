"""Checks of a draft: each row by itself, and what several records say together."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.visit import VisitPurpose
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.limit import check_assignments
from mgops_desktop.operations.importing.openings import check_openings
from mgops_desktop.operations.importing.parameters import days_without_value
from mgops_desktop.operations.importing.procedures import check_procedures
from mgops_desktop.operations.importing.result import State
from mgops_desktop.operations.importing.sealed import check_sealed
from mgops_desktop.operations.rules.rows import findings
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.parsing import problem
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.casework import Case

_NAMED = 5
Span = tuple[date, date | None]


def check(session: Session, draft: Draft) -> None:
    """Check every row that is new or changes something; what is stored already is not judged again.

    What several records say together is looked at when each of them is right.
    """
    today = today_of(session)
    for row in draft.all_rows():
        if row.state is not State.EQUAL:
            _check_row(draft, row, today)
    _tell_restored(draft)
    if draft.errors:
        return
    _check_answers(draft)
    _check_parameters(session, draft)
    _check_visits(session, draft)
    check_openings(session, draft)
    check_sealed(session, draft)
    check_assignments(session, draft)
    check_procedures(session, draft)


def _check_row(draft: Draft, row: DraftRow, today: date) -> None:
    if row.stored is None:
        for key in row.parsed.hidden:
            message = "Plik nie zawiera tej wartości (była ukryta). Pole będzie puste."
            draft.warn(row, key, "hidden", message)
    for found in findings(row.sheet, row.whole, today):
        say = draft.complain if found.is_error else draft.warn
        say(row, found.column, found.code, found.message)


def _tell_restored(draft: Draft) -> None:
    """Say once for each sheet which cancelled numbers become valid again: their records come back from the bin."""
    for key, rows in draft.rows.items():
        sheet = BY_KEY[key]
        if sheet.identity != ("number",):
            continue
        numbers = [row.parsed.identity[0] for row in rows if row.is_restored]
        if numbers:
            named = ", ".join(numbers[:_NAMED])
            of_all = f" i inne, razem {len(numbers)}" if len(numbers) > _NAMED else ""
            message = (
                f"Anulowane numery, których zapisy leżą w koszu: {named}{of_all}. "
                "Import przywraca te zapisy, a ich numery znowu są ważne."
            )
            draft.warnings.append(problem(key, None, sheet.column("number"), "restored", message))


def _check_answers(draft: Draft) -> None:
    """Letters cannot answer each other in a circle."""
    answers = {row.id: row.whole.get("answers_id") for row in draft.of("letter")}
    for row in draft.of("letter"):
        passed: set[UUID] = set()
        letter: UUID | None = row.id
        while letter in answers and letter not in passed:
            passed.add(letter)
            letter = answers[letter]
        if letter == row.id:
            message = "Pisma odpowiadają sobie nawzajem. Popraw jedno z nich."
            draft.complain(row, "answers", "circle", message)


def _check_parameters(session: Session, draft: Draft) -> None:
    """A parameter has a value on every day from its first one on: without it nothing could be counted."""
    for row, first in days_without_value(session, draft.of("setting")):
        if row.state is not State.EQUAL:
            message = (
                f"Od {short_date(first)} ten parametr nie miałby żadnej wartości. Zostaw puste albo "
                "dodaj wiersz z następną wartością."
            )
            draft.complain(row, "valid_to", "no_value", message)


def _check_visits(session: Session, draft: Draft) -> None:
    rows = [row for row in draft.of("visit") if row.state is not State.EQUAL]
    if not rows:
        return
    spans = _case_spans(session, draft)
    for row in rows:
        values = row.whole
        if values.get("purpose") == VisitPurpose.AFTERCARE:
            continue
        for case in values["cases"]:
            span = spans.get(case)
            if span is not None and _outside(values, span):
                ended = f" do {short_date(span[1])}" if span[1] else ""
                draft.warn(
                    row,
                    "day",
                    "outside_case",
                    f"Poza okresem sprawy (od {short_date(span[0])}{ended}).",
                )


def _case_spans(session: Session, draft: Draft) -> dict[UUID, Span]:
    spans: dict[UUID, Span] = {
        record: (began, ended)
        for record, began, ended in session.execute(select(Case.id, Case.began, Case.ended))
    }
    for row in draft.of("case"):
        values = row.whole
        spans[row.id] = (values["began"], values.get("ended"))
    return spans


def _outside(values: Mapping[str, Any], span: Span) -> bool:
    began, ended = span
    return bool(values["day"] < began or (ended is not None and values["day"] > ended))
