"""What the head writes for reports: narrative texts and needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.operations.annual_report.default_texts import default_texts
from mgops_desktop.operations.annual_report.gather import REPORT
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


@operation("tekst sprawozdania", Right.REPORTS)
def write_text(session: Session, report: str, year: int, section: str, text: str) -> None:
    """Keep the text of one section for the year; later years start from it."""
    cleaned = clean_text(text, NOTE_LENGTH, multiline=True)
    query = select(ReportText).where(
        ReportText.report == report, ReportText.year == year, ReportText.section == section
    )
    found = session.scalars(query.execution_options(include_binned=True)).first()
    if found is None:
        session.add(ReportText(report=report, year=year, section=section, text=cleaned))
    else:
        restore_from_bin(found)
        found.text = cleaned
    discard(session, text_form(report, year, section), None)


@operation("potrzeby na następny rok", Right.REPORTS)
def write_needs(session: Session, year: int, texts: Sequence[str]) -> None:
    """Keep the needs of the report of the year, in this order; needs left out go to the bin."""
    wanted = [clean_text(text, NOTE_LENGTH, multiline=True).strip() for text in texts]
    wanted = [text for text in wanted if text]
    query = select(Need).where(Need.year == year).order_by(Need.position, Need.number)
    present = list(session.scalars(query))
    for position, text in enumerate(wanted, start=1):
        if position <= len(present):
            present[position - 1].text = text
            present[position - 1].position = position
        else:
            number = next_number(session, Need, year)
            session.add(Need(number=number, year=year, position=position, text=text))
    for left_out in present[len(wanted) :]:
        put_in_bin(session, left_out, "usunięto z listy potrzeb")
    discard(session, text_form(REPORT, year, NEEDS), None)
