"""Which page of the manual F1 opens: the pairs stand in resources/help/spis.toml."""

from mgops_desktop.gui.help.manual import manual
from mgops_desktop.gui.pages.page_stack import PageStack
from mgops_desktop.gui.targets import kind_of


def topic_of(pages: PageStack) -> str:
    """Return the topic of what is shown: of the place, the form or the tab if it has one, else of the page."""
    place = pages.current.place() if pages.current is not None else None
    tabs = (place.kind, kind_of(place)) if place is not None else ()
    return manual().topic_of(pages.current_key, *tabs)
