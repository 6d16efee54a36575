"""What a report lacks: the centre's header, the programme, texts, needs, sums of typed-in data."""

from collections.abc import Iterable

from mgops_desktop.domain.check import Finding, error, warning
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.operations.annual_report.gather import REPORT
from mgops_desktop.operations.check.sections import TITLES
from mgops_desktop.storage.report import needs, programme_of, report_texts, yearly_counts
from mgops_desktop.storage.setting import centre


def header(counting: Counting) -> Iterable[Finding]:
    """The centre as it stands in the header of its prints."""
    here = centre(counting.session)
    for field, name in (
        ("name", "nazwy ośrodka"),
        ("place", "miejscowości"),
        ("head_name", "nazwiska kierownika"),
        ("council", "nazwy rady"),
    ):
        if not getattr(here, field):
            message = f"W danych ośrodka brak {name}; wydruk jej nie pokaże."
            yield warning("centre_incomplete", message, field=field)


def programme(counting: Counting) -> Iterable[Finding]:
    """The three-year programme in force in the year (art. 176 pkt 1)."""
    year = counting.period.last.year
    if programme_of(counting.session, year) is None:
        yield warning(
            "programme_missing",
            f"Nie wpisano programu wspierania rodziny obowiązującego w {year} roku.",
        )


def texts(counting: Counting) -> Iterable[Finding]:
    """Texts carried over from an earlier year, in a report on a whole year."""
    year = counting.period.last.year
    for section, row in report_texts(counting.session, REPORT, year).items():
        title = TITLES.get(section, section)
        if row.year < year:
            message = f"Dział „{title}”: tekst przeniesiono z {row.year} roku; przejrzyj go."
            yield warning("text_carried_over", message, field=section)
        if f"{year - 1} r" in row.text:
            message = f"Dział „{title}”: tekst mówi o {year - 1} roku."
            yield warning("text_of_last_year", message, field=section)


def needs_written(counting: Counting) -> Iterable[Finding]:
    """The needs that art. 179 ust. 1 asks for."""
    if not needs(counting.session, counting.period.last.year):
        yield error(
            "needs_missing", "Nie wpisano potrzeb na następny rok (art. 179 ust. 1 ustawy)."
        )


def act(counting: Counting) -> Iterable[Finding]:
    """The publication of the act, while it is not confirmed."""
    publication = counting.parameters.on_or_first("act_publication", counting.period.last)
    if not publication.confirmed:
        message = f"Publikator ustawy „{publication.value}” jest do potwierdzenia."
        yield warning("act_unconfirmed", message, field="act_publication")


def typed_in(counting: Counting) -> Iterable[Finding]:
    """Typed-in parts that do not sum to their whole; they are kept as they were given."""
    counts = yearly_counts(counting.session, counting.period.last.year)
    for whole in counts:
        parts = [one.hundredths for one in counts if one.part_of == whole.number]
        if parts and sum(parts) != whole.hundredths:
            message = f"„{whole.wording}” ({whole.body}): części nie sumują się do całości."
            yield warning("typed_in_sum", message, RecordRef("yearly_count", whole.id))
        if not whole.source:
            message = f"„{whole.wording}” ({whole.body}): brak źródła."
            yield warning(
                "typed_in_source", message, RecordRef("yearly_count", whole.id), None, "source"
            )


CHECKS = (header, programme, texts, needs_written, act, typed_in)
