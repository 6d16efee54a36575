"""The tabs of a family's card in the order of the work, in groups that fit a small screen."""

from collections.abc import Iterator

from mgops_desktop.gui.targets import OVERVIEW
from mgops_desktop.gui.widgets.grouped_tabs import TabGroup
from mgops_desktop.gui.widgets.tabs import Tab

DOCUMENTS, PICTURES = "documents", "pictures"
_GROUPS = (
    TabGroup("Przegląd", (Tab(OVERVIEW, "Przegląd"),)),
    TabGroup("Skład", (Tab("members", "Skład"),)),
    TabGroup("Sprawa", (Tab("case", "Sprawa"),)),
    TabGroup(
        "Plan i oceny",
        (Tab("diagnosis", "Diagnoza"), Tab("plan", "Plan"), Tab("assessments", "Oceny")),
    ),
    TabGroup(
        "Wizyty",
        (Tab("visits", "Wizyty"), Tab("appointments", "Terminy"), Tab("meetings", "Spotkania")),
    ),
    TabGroup("Sąd i piecza", (Tab("court", "Sąd i pisma"), Tab("foster_care", "Piecza"))),
    TabGroup("Rysunki", (Tab(PICTURES, "Rysunki"),)),
    TabGroup("Dokumenty", (Tab(DOCUMENTS, "Dokumenty"), Tab("history", "Historia"))),
)


def tab_groups(*, with_documents: bool) -> Iterator[TabGroup]:
    """Yield the groups of a card; without files there is no tab of documents."""
    for group in _GROUPS:
        if with_documents or group.key != DOCUMENTS:
            yield group
        else:
            history = tuple(part for part in group.parts if part.key != DOCUMENTS)
            yield TabGroup(history[0].title, history)
