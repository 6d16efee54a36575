"""A form entered whole as a sheet to copy from: PDF and Word in the order of the form."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FORM_LABELS, VIOLENCE_LABELS, FormKind, ViolenceForm
from mgops_desktop.domain.blue_card_records import BEHAVIOUR_LABELS, Behaviour
from mgops_desktop.domain.card_papers import CardAddressee
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.form_definition import FormDefinition
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.card_papers.guard import secrets_for
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.operations.whole_form.entering import ACTS, WholeForm, WholeSection, whole_form
from mgops_desktop.operations.whole_form.places import Paper, paper_of
from mgops_desktop.reports.blocks import Cell, Centre, Fields, FigureTable, Report
from mgops_desktop.reports.blue_card.form_sheet import (
    SheetContent,
    SheetPart,
    SheetSection,
    SheetTable,
    form_sheet,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, today_of
from mgops_desktop.storage.setting import centre, parameters_of

_OLD = "Formularzy sprzed 28.09.2023 program nie drukuje: zna je tylko jako dane sprawy."
_TOLD = (
    "Nie wydrukowano: w treści NK-D jest coś, czego osoba stosująca przemoc nie może przeczytać ({what}). "
    "Popraw treść formularza."
)
_TICKED = "X"
_ONLY_IF_KNOWN = frozenset({"harmed_year", "violent_year", "year"})
"""Asked beside a date that is not known; the form itself has one field for both."""


@question("zestawienie do przepisania na formularz NK", Right.BLUE_CARD)
def sheet_of_form(session: Session, form: UUID) -> Report:
    """Return the sheet of a form; the reading is logged.

    Raises UserError for a form of an old law, and where an NK-D would tell the violent person of a harmed one.
    """
    whole = whole_form(session, form)
    if not whole.prints:
        raise UserError(_OLD)
    paper = paper_of(session, form)
    here = centre(session)
    report = form_sheet(
        SheetContent(
            form=FORM_LABELS[paper.form.kind],
            definition=paper.definition.key,
            basis=paper.definition.basis,
            number=paper.form.number,
            day=today_of(session),
            centre=Centre(here.name, centre_address(here)),
            practice=context_of(session).practice,
            sections=tuple(_section(whole, one) for one in whole.sections),
            checked=_checked(session, paper.definition),
        )
    )
    if paper.form.kind is FormKind.D:
        _refuse_if_told(session, paper, report)
    return report


def _refuse_if_told(session: Session, paper: Paper, report: Report) -> None:
    """An NK-D is read by the violent person: it tells him what a letter to him may tell, in any grammatical form.

    One that does not say whom it is about stands for all of them: what is the own of one is no secret in it.
    """
    words = " \n ".join(_words(report))
    readers: Sequence[UUID | None] = [one.id for one in paper.violent] or [None]
    told = [
        secrets_for(session, CardAddressee.VIOLENT, paper.form.procedure_id, one).found(words)
        for one in readers
    ]
    if found := [what for what in told[0] if all(what in other for other in told)]:
        raise UserError(_TOLD.format(what=", ".join(found)))


def _checked(session: Session, definition: FormDefinition) -> tuple[str, date] | None:
    """Who compared the definition with the published annex, and since when; None while nobody did."""
    parameters, today = parameters_of(session), today_of(session)
    if parameters.newest(definition.setting) is None:
        return None
    said = parameters.on_or_first(definition.setting, today)
    return (said.value, said.valid_from) if said.value else None


def _section(whole: WholeForm, section: WholeSection) -> SheetSection:
    shapes = {one.name: one for one in whole.shapes}
    parts = tuple(
        SheetPart(
            whose,
            tuple(
                (shapes[name].label, _said(shapes[name], whole.values[name]))
                for name in names
                if whole.values[name] or name.partition(".")[0] not in _ONLY_IF_KNOWN
            ),
        )
        for whose, names in section.fields
    )
    tables = [
        SheetTable(one.label, one.headers, tuple(row.cells for row in one.rows))
        for one in section.listings
    ]
    first = (_acts(whole),) if section.has_acts else ()
    return SheetSection(section.heading, section.confirmed, parts, tuple(tables), first)


def _acts(whole: WholeForm) -> SheetTable:
    """The boxes of section IV: all of them, with a column for each pair."""
    listed = whole.values[ACTS]
    ticked = set(listed if isinstance(listed, list) else ())
    rows = []
    for group in ViolenceForm:
        rows.append((capitalised(VIOLENCE_LABELS[group]), *("" for _ in whole.pairs)))
        for act in Behaviour:
            if act.value.partition(".")[0] == group.value:
                cells = [
                    _TICKED if f"{key}:{act.value}" in ticked else "" for key, _ in whole.pairs
                ]
                rows.append((f"– {BEHAVIOUR_LABELS[act]}", *cells))
    headers = ("Zachowanie", *(words for _key, words in whole.pairs))
    return SheetTable("Zachowania", headers, tuple(rows))


def _said(shape: FieldShape, value: FormValue) -> str:
    """An answer in words."""
    if value in (None, "", []):
        return ""
    labels = {one.key: one.label for one in shape.options}
    if isinstance(value, list):
        return "; ".join(labels.get(one, one) for one in value)
    if shape.type is FieldType.DAY:
        return short_date(date.fromisoformat(str(value)))
    return labels.get(str(value), str(value))


def _words(report: Report) -> Iterable[str]:
    """Every answer that the sheet prints."""
    for block in report.blocks():
        if isinstance(block, Fields):
            yield from (cell.text for _label, cell in block.rows)
        elif isinstance(block, FigureTable):
            for row in block.rows:
                yield row.label
                yield from (cell.text for cell in row.cells if isinstance(cell, Cell))
