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

_FAMILY_TARGETS = frozenset({targets.FAMILY, targets.VISIT, targets.NEW_VISIT, targets.VISIT_DRAFT})
_BLUE_CARD_TARGETS = frozenset(
    {
        *("procedure", "nk_form", "diagnostic_group", "group_sitting", "participation"),
        *("procedure_event", "party", targets.PROCEDURES),
    }
)
_STAFF_TARGETS = frozenset({targets.STAFF, targets.STAFF_RECORD})
_REPORT_TARGETS = frozenset({targets.REPORTS, targets.REPORT_TEXT})


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
    _Place("start", "Pulpit", "layout-dashboard", StartPage, lambda _access: True),
    _Place(
        "families",
        "Rodziny",
        "users",
        _later("families_page", "FamiliesPage"),
        lambda access: access.may(Right.ADDRESS_READ),
        _FAMILY_TARGETS,
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
        frozenset({targets.COUNSELLING}),
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
        frozenset({targets.SETTINGS}),
        low=True,
    ),
)


def entries_for(access: Access) -> list[PageEntry]:
    """Return the pages that an account sees, in the order of the rail, help last."""
    seen = [place for place in _PLACES if place.is_seen(access)]
    entries = [
        PageEntry(
            RailEntry(place.key, place.title, place.icon, page_key(number), place.low),
            place.make,
            place.opens,
        )
        for number, place in enumerate(seen)
    ]
    help_line = RailEntry(HELP_PAGE, "Pomoc", "circle-question-mark", "F1", low=True)
    return [*entries, PageEntry(help_line, _later("help_page", "HelpPage"))]
