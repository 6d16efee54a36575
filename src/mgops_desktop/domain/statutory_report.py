"""The reports that the act asks for by a day, and the periods they report on."""

from datetime import date
from enum import StrEnum

from mgops_desktop.domain.period import Period


class StatutoryReport(StrEnum):
    """A report with a day in the act; the value is the key of its deadline rule."""

    ANNUAL = "annual_report"
    FIRST_HALF = "half_year_report_1"
    SECOND_HALF = "half_year_report_2"

    def period(self, year: int) -> Period:
        """What the report of the year reports on."""
        if self is StatutoryReport.ANNUAL:
            return Period.year(year)
        return Period.half(year, 1 if self is StatutoryReport.FIRST_HALF else 2)

    def newest_year(self, today: date) -> int:
        """The year of the report whose day comes next, or came last, in the year of `today`."""
        return today.year if self is StatutoryReport.FIRST_HALF else today.year - 1


REPORT_LABELS = {
    StatutoryReport.ANNUAL: "sprawozdanie roczne (art. 179)",
    StatutoryReport.FIRST_HALF: "sprawozdanie rzeczowo-finansowe za I półrocze",
    StatutoryReport.SECOND_HALF: "sprawozdanie rzeczowo-finansowe za II półrocze",
}
