"""The list of pages: one line each, and which account sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import targets
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.keys import page_key
from mgops_desktop.gui.main_window import HELP_PAGE
from mgops_desktop.gui.pages.page import Page, PageEntry
from mgops_desktop.gui.pages.start_page import StartPage
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.rail import RailEntry

_FAMILY_TARGETS = frozenset(
    {
        *(targets.FAMILY, targets.VISIT, targets.NEW_VISIT, targets.VISIT_DRAFT),
        targets.RECORD,
    }
)
_BLUE_CARD_TARGETS = targets.BLUE_CARD_KINDS | {
    *(targets.PROCEDURES, targets.BLUE_CARD_RECORD, targets.SITTINGS, targets.PROTOCOL),
}
_STAFF_TARGETS = frozenset({targets.STAFF, targets.STAFF_RECORD})
_REPORT_TARGETS = frozenset({targets.REPORTS, targets.REPORT_TEXT})
_BIN_RIGHTS = (
    *(Right.CASEWORK_WRITE, Right.INTERVIEW, Right.LETTERS_WRITE),
    *(Right.COUNSELLING_WRITE, Right.BLUE_CARD),
)
"""Who may write records may bring them back."""


@dataclass(frozen=True)
class _Place:
    """A page, the words and the icon of its line on the rail, and who sees it."""

    key: str
    title: str
    icon: str
    make: Callable[[Parts], Page]
    is_seen: Callable[[Access], bool]
    opens: frozenset[str] = frozenset()
    low: bool = False


def _later(module: str, name: str) -> Callable[[Parts], Page]:
    """A page whose module is imported when it is made: Enter waits for the first screen only."""

    def make(parts: Parts) -> Page:
        page: Page = getattr(import_module(f"mgops_desktop.gui.pages.{module}"), name)(parts)
        return page

    return make


_PLACES = (
    _Place(
        "start",
        "Pulpit",
        "layout-dashboard",
        StartPage,
        lambda _access: True,
        frozenset({targets.TERMS}),
    ),
    _Place(
        "families",
        "Rodziny",
        "users",
        _later("families_page", "FamiliesPage"),
        lambda access: access.may(Right.ADDRESS_READ),
        _FAMILY_TARGETS,
    ),
    _Place(
        "diary",
        "Dziennik",
        "notebook-pen",
        _later("diary_page", "DiaryPage"),
        lambda access: access.may(Right.CASEWORK_READ),
        frozenset({targets.DIARY, targets.EVENING, targets.SLIPS}),
    ),
    _Place(
        "work",
        "Karta miesiąca",
        "clock",
        _later("work_page", "WorkPage"),
        lambda access: access.may(Right.CASEWORK_READ),
        frozenset({targets.WORK_MONTH, targets.WORK_RECORD}),
        low=True,
    ),
    _Place(
        "blue_card",
        "Niebieskie Karty",
        "shield-alert",
        _later("blue_card_page", "BlueCardPage"),
        lambda access: access.sees_blue_cards,
        _BLUE_CARD_TARGETS,
    ),
    _Place(
        "counselling",
        "Poradnictwo",
        "message-circle",
        _later("counselling_page", "CounsellingPage"),
        lambda access: access.may(Right.COUNSELLING_READ),
        frozenset({targets.COUNSELLING, targets.COUNSELLING_RECORD}),
    ),
    _Place(
        "registers",
        "Rejestry",
        "table",
        _later("registers_page", "RegistersPage"),
        lambda access: access.may(Right.ADDRESS_READ),
        frozenset({targets.REGISTER, targets.REGISTER_RECORD}),
    ),
    _Place(
        "reports",
        "Sprawozdania",
        "file-chart-column",
        _later("reports_page", "ReportsPage"),
        lambda access: access.may(Right.FIGURES_READ),
        _REPORT_TARGETS,
    ),
    _Place(
        "inspection",
        "Kontrola",
        "circle-check",
        _later("inspection_page", "InspectionPage"),
        lambda access: access.may(Right.CASEWORK_READ),
        frozenset({targets.INSPECTION}),
        low=True,
    ),
    _Place(
        "import",
        "Wczytaj dane",
        "file-input",
        _later("import_page", "ImportPage"),
        lambda access: access.may(Right.IMPORT),
        frozenset({targets.IMPORT}),
        low=True,
    ),
    _Place(
        "report_data",
        "Dane do sprawozdań",
        "file-text",
        _later("report_data_page", "ReportDataPage"),
        lambda access: access.may(Right.REPORTS),
        frozenset({targets.REPORT_RECORD}),
    ),
    _Place(
        "likeness",
        "Podobne zapisy",
        "copy",
        _later("likeness_page", "LikenessPage"),
        lambda access: access.may(Right.EVERY_FAMILY) and access.may(Right.CASEWORK_WRITE),
        low=True,
    ),
    _Place(
        "loose",
        "Bez rodziny",
        "folder",
        _later("loose_page", "LoosePage"),
        lambda access: access.may(Right.CASEWORK_READ),
        frozenset({targets.LOOSE_RECORD}),
        low=True,
    ),
    _Place(
        "bin",
        "Kosz",
        "trash-2",
        _later("bin_page", "BinPage"),
        lambda access: any(access.may(right) for right in _BIN_RIGHTS),
        frozenset({targets.BIN}),
        low=True,
    ),
    _Place(
        "staff",
        "Kadra",
        "id-card",
        _later("staff_page", "StaffPage"),
        lambda access: access.may(Right.STAFF),
        _STAFF_TARGETS,
        low=True,
    ),
    _Place(
        "settings",
        "Ustawienia",
        "settings",
        _later("settings_page", "SettingsPage"),
        lambda _access: True,
        frozenset({targets.SETTINGS, targets.SETTINGS_RECORD}),
        low=True,
    ),
)


def entries_for(access: Access) -> list[PageEntry]:
    """Return the pages that an account sees, in the order of the rail, help last."""
    seen = [place for place in _PLACES if place.is_seen(access)]
    entries = [
        PageEntry(
            RailEntry(
                *(place.key, place.title, place.icon),
                keys="" if place.low else page_key(number),
                low=place.low,
            ),
            place.make,
            place.opens,
        )
        for number, place in enumerate(seen)
    ]
    help_line = RailEntry(HELP_PAGE, "Pomoc", "circle-question-mark", "F1", low=True)
    papers_line = RailEntry("papers", "Papiery RODO", "file-text", low=True)
    if access.may(Right.SETTINGS):
        papers = PageEntry(
            papers_line, _later("papers_page", "PapersPage"), frozenset({targets.PAPERS})
        )
        entries.append(papers)
    opens_help = frozenset({targets.HELP})
    return [*entries, PageEntry(help_line, _later("help_page", "HelpPage"), opens_help)]
