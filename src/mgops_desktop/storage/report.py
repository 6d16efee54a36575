"""Questions for reports: narrative texts, needs, typed-in data, the programme in force."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.centre import Programme
from mgops_desktop.storage.tables.report import Need, ReportText, YearlyCount


@dataclass(frozen=True)
class TextRow:
    """A narrative text; `year` is the year it was written for, earlier than asked if carried over."""

    section: str
    year: int
    text: str


@dataclass(frozen=True)
class CountRow:
    """A typed-in count with its source; `hundredths` is the value times 100."""

    id: UUID
    number: str
    body: str
    wording: str
    hundredths: int
    unit: str
    part_of: str
    source: str
    received: date | None
    remark: str


@dataclass(frozen=True)
class ProgrammeRow:
    """The programme of the municipality that is in force."""

    name: str
    first_year: int
    last_year: int
    resolution_number: str
    resolution_day: date | None
    adopted_by: str
    main_goal: str


@question("teksty sprawozdania", Right.FIGURES_READ)
def report_texts(session: Session, report: str, year: int) -> dict[str, TextRow]:
    """Return each section's text of the year, or the newest of an earlier year."""
    query = (
        select(ReportText.section, ReportText.year, ReportText.text)
        .where(ReportText.report == report, ReportText.year <= year)
        .order_by(ReportText.year)
    )
    return {row.section: TextRow(*row) for row in session.execute(query)}


@question("potrzeby", Right.FIGURES_READ)
def needs(session: Session, year: int) -> list[str]:
    """Return the needs written in the report of the year, in the head's order."""
    query = select(Need.text).where(Need.year == year).order_by(Need.position, Need.number)
    return list(session.scalars(query))


@question("dane z innych źródeł", Right.FIGURES_READ)
def yearly_counts(session: Session, year: int) -> list[CountRow]:
    """Return the typed-in counts of the year, by body, parts after their whole."""
    names = CountRow.__dataclass_fields__
    query = (
        select(*(getattr(YearlyCount, name) for name in names))
        .where(YearlyCount.year == year)
        .order_by(YearlyCount.body, YearlyCount.number)
    )
    return [CountRow(*row) for row in session.execute(query)]


@question("program wspierania rodziny", Right.FIGURES_READ)
def programme_of(session: Session, year: int) -> ProgrammeRow | None:
    """Return the programme in force in the year."""
    names = ProgrammeRow.__dataclass_fields__
    query = (
        select(*(getattr(Programme, name) for name in names))
        .where(Programme.first_year <= year, Programme.last_year >= year)
        .order_by(Programme.first_year.desc())
    )
    row = session.execute(query).first()
    return ProgrammeRow(*row) if row else None
