"""What goes into reports besides counted figures: texts, needs, typed-in data, opening figures."""

from datetime import date

from sqlalchemy import BigInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.storage.tables.base import CentreBase, Line, Note, Numbered, Record, Slug


class ReportText(Record, CentreBase):
    """The narrative text of one section of one report in one year."""

    __tablename__ = "report_text"
    __table_args__ = (UniqueConstraint("report", "year", "section"),)
    title = "tekst sprawozdania"
    write_right = Right.REPORTS
    read_right = Right.FIGURES_READ

    report: Mapped[Slug]
    year: Mapped[int]
    section: Mapped[Slug]
    text: Mapped[Note]


class ReportHandover(Record, CentreBase):
    """A statutory report that was handed over: which, of which year, on which day, to whom."""

    __tablename__ = "report_handover"
    __table_args__ = (UniqueConstraint("report", "year"),)
    title = "przekazane sprawozdanie"
    write_right = Right.REPORTS
    read_right = Right.FIGURES_READ

    report: Mapped[StatutoryReport]
    year: Mapped[int]
    day: Mapped[date]
    recipient: Mapped[Line]


class Need(Numbered, CentreBase):
    """A need for the next year (art. 179 ust. 1), in the report of `year`."""

    __tablename__ = "need"
    title = "potrzeba"
    number_symbol = "PT"
    write_right = Right.REPORTS
    read_right = Right.FIGURES_READ

    year: Mapped[int]
    position: Mapped[int]
    text: Mapped[Note]


class YearlyCount(Numbered, CentreBase):
    """A count of an outside body or of another register, typed in with its source; parts point to the whole.

    `hundredths` is the value times 100: whole numbers of persons and amounts in złoty alike.
    """

    __tablename__ = "yearly_count"
    title = "liczba z innego źródła"
    number_symbol = "LI"
    write_right = Right.REPORTS
    read_right = Right.FIGURES_READ

    key: Mapped[Slug]
    year: Mapped[int]
    body: Mapped[Line]
    wording: Mapped[Line]
    hundredths: Mapped[int] = mapped_column(BigInteger, default=0)
    unit: Mapped[Slug]
    part_of: Mapped[Line]
    source: Mapped[Line]
    received: Mapped[date | None]
    remark: Mapped[Line]


class OpeningFigure(Numbered, CentreBase):
    """What was counted before the program was used ("dane sprzed wdrożenia"), per indicator and month."""

    __tablename__ = "opening_figure"
    title = "dana sprzed wdrożenia"
    number_symbol = "SW"
    write_right = Right.REPORTS
    read_right = Right.FIGURES_READ

    indicator: Mapped[Line]
    month: Mapped[date]
    value: Mapped[int]
    source: Mapped[Line]
