"""What belongs to no family: letters, reports from which no work followed, children placed from elsewhere."""

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.sections_page import SectionsPage
from mgops_desktop.storage.bin import WITHOUT_FAMILY

_NOTE = "pisma, zgłoszenia i dzieci, których nie przypisano do żadnej rodziny; wskaż rodzinę w formularzu, gdy ją znasz"


class LoosePage(SectionsPage):
    """Each kind in its section; a record that is given its family goes over to the card of that one."""

    kinds = frozenset({*WITHOUT_FAMILY, "family", "person", "membership"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Bez rodziny", _NOTE, WITHOUT_FAMILY)
