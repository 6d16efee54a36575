"""The papers that the page of reports can show: their short names, periods, and who may see them."""

from dataclasses import dataclass

from mgops_desktop.gui.access import Access
from mgops_desktop.operations.reports import report_right

ANNUAL, MONTH, LIMIT, INSPECTION, GAPS = "annual", "month", "limit", "inspection", "gaps"
BLUE_CARD_TERMS = "blue_card_terms"
BLUE_CARD_STATISTICS, BLUE_CARD_TIMELINESS = "blue_card_statistics", "blue_card_timeliness"
BLUE_CARD_CAS, BLUE_CARD_PROGRAMME = "blue_card_cas", "blue_card_programme"


@dataclass(frozen=True)
class ReportKind:
    """A paper: its name in the list, what its files are called, and which periods it is asked for.

    `has_texts` is for the report that a person writes parts of and that is checked before it goes out.
    """

    key: str
    title: str
    noun: str
    by_months: bool = False
    has_period: bool = True
    has_texts: bool = False


KINDS = (
    ReportKind(ANNUAL, "Sprawozdanie roczne", "sprawozdanie", has_texts=True),
    ReportKind(MONTH, "Miesiąc ośrodka", "miesiac-osrodka", by_months=True),
    ReportKind(LIMIT, "Limit rodzin", "limit-rodzin"),
    ReportKind(INSPECTION, "Pakiet na kontrolę", "pakiet-na-kontrole"),
    ReportKind(GAPS, "Braki w teczkach", "braki-w-teczkach", has_period=False),
    ReportKind(BLUE_CARD_STATISTICS, "Statystyka NK", "statystyka-nk"),
    ReportKind(BLUE_CARD_TIMELINESS, "Terminowość NK", "terminowosc-nk"),
    ReportKind(BLUE_CARD_TERMS, "Metryka terminów NK", "metryka-terminow"),
    ReportKind(BLUE_CARD_CAS, "Zestawienie NK do CAS", "zestawienie-nk-do-cas"),
    ReportKind(BLUE_CARD_PROGRAMME, "Rozdział programu NK", "rozdzial-programu-nk"),
)


def kinds_for(access: Access) -> list[ReportKind]:
    """Return the papers that an account may see, the annual report first."""
    return [one for one in KINDS if _may_see(access, one)]


def _may_see(access: Access, kind: ReportKind) -> bool:
    right = report_right(kind.key)
    return right is None or access.may(right)


def kind_of(key: str) -> ReportKind:
    """Return the paper of a key; the annual report for an unknown one."""
    return next((one for one in KINDS if one.key == key), KINDS[0])
