"""What the head writes for reports: narrative texts and needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.operations.annual_report.default_texts import default_texts
from mgops_desktop.operations.annual_report.gather import REPORT
from mgops_desktop.operations.records.amending import amend_if_sealed, asking, require_unsealed
from mgops_desktop.operations.records.seals import seal_round
from mgops_desktop.sheets.kinds.report import NEED, REPORT_TEXT
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin, restore_from_bin
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.report import needs, report_texts
from mgops_desktop.storage.tables.base import NOTE_LENGTH
from mgops_desktop.storage.tables.report import Need, ReportText

NEEDS = "needs_list"
TEXT_ONLY = {"introduction": "Wprowadzenie", "conclusions": "Wnioski"}
"""Sections that consist of their text alone: without one they are not printed."""
WITHOUT_TEXT = frozenset({"title_page", "definitions"})


@dataclass(frozen=True)
class SectionText:
    """What is printed as the text of a section: written for this year, carried over, or shipped (year 0)."""

    text: str
    year: int


def text_form(report: str, year: int, section: str) -> str:
    """Return the name under which the draft of a section's text is kept."""
    return f"report_text {report} {year} {section}"


@question("teksty sprawozdania", Right.REPORTS)
def texts_to_edit(session: Session, report: str, year: int) -> dict[str, SectionText]:
    """Return the texts of a report that the head may change, and its needs, one on a line."""
    shipped = {section: SectionText(text, 0) for section, text in default_texts(report).items()}
    written = {
        section: SectionText(row.text, row.year)
        for section, row in report_texts(session, report, year).items()
    }
    listed = SectionText("\n".join(needs(session, year)), year)
    return shipped | written | {NEEDS: listed}


@question("zamknięcie tekstów sprawozdania", Right.REPORTS)
def closing_of(session: Session, report: str, year: int) -> str:
    """Return why the texts of a report are only amended, with what is asked then; nothing while they are written."""
    return asking(seal_round(session, REPORT_TEXT.key, {"report": report, "year": year}))


@operation("tekst sprawozdania", Right.REPORTS)
def write_text(
    session: Session, report: str, year: int, section: str, text: str, reason: str = ""
) -> None:
    """Keep the text of one section for the year; later years start from it.

    Raises NeedsReason without a `reason` where the report of the year was handed over.
    """
    cleaned = clean_text(text, NOTE_LENGTH, multiline=True)
    query = select(ReportText).where(
        ReportText.report == report, ReportText.year == year, ReportText.section == section
    )
    found = session.scalars(query.execution_options(include_binned=True)).first()
    before = None
    if found is None:
        found = ReportText(report=report, year=year, section=section, text=cleaned)
        session.add(found)
    else:
        before = stored_values(session, REPORT_TEXT, [found.id])[found.id]
        restore_from_bin(found)
        found.text = cleaned
    session.flush()
    amend_if_sealed(session, found, before, reason)
    discard(session, text_form(report, year, section), None)


@operation("potrzeby na następny rok", Right.REPORTS)
def write_needs(session: Session, year: int, texts: Sequence[str], reason: str = "") -> None:
    """Keep the needs of the report of the year, in this order; needs left out go to the bin.

    Where the report was handed over, raises NeedsReason without a `reason`, and UserError for needs left out.
    """
    wanted = [clean_text(text, NOTE_LENGTH, multiline=True).strip() for text in texts]
    wanted = [text for text in wanted if text]
    query = select(Need).where(Need.year == year).order_by(Need.position, Need.number)
    present = list(session.scalars(query))
    before = stored_values(session, NEED, [one.id for one in present])
    for position, text in enumerate(wanted, start=1):
        if position <= len(present):
            present[position - 1].text = text
            present[position - 1].position = position
        else:
            number = next_number(session, Need, year)
            added = Need(number=number, year=year, position=position, text=text)
            session.add(added)
            session.flush()
            amend_if_sealed(session, added, None, reason)
    session.flush()
    for need in present[: len(wanted)]:
        amend_if_sealed(session, need, before[need.id], reason)
    for left_out in present[len(wanted) :]:
        require_unsealed(session, left_out)
        put_in_bin(session, left_out, "usunięto z listy potrzeb")
    discard(session, text_form(REPORT, year, NEEDS), None)
