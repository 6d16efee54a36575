"""What goes into reports besides counted figures: needs, figures of others, what was counted before the program."""

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.sections_page import SectionsPage

_KINDS = ("need", "yearly_count", "opening_figure", "report_handover", "programme")
_NOTE = "potrzeby, liczby z innych źródeł, dane sprzed wdrożenia, przekazanie"


class ReportDataPage(SectionsPage):
    """Each kind in its section."""

    kinds = frozenset(_KINDS)
    shows_people = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Dane do sprawozdań", _NOTE, _KINDS)
