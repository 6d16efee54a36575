"""The statistics of Blue Cards: every figure of procedures, persons, bodies and terms for any period (M01–M15)."""

from collections.abc import Iterable
from dataclasses import dataclass

from mgops_desktop.domain.wording import period_name
from mgops_desktop.reports.blocks import (
    Block,
    Centre,
    Note,
    Report,
    Section,
    Text,
    Title,
    figures_in,
    numbered,
)
from mgops_desktop.reports.blue_card import tables
from mgops_desktop.reports.definitions import definitions
from mgops_desktop.reports.figure_content import FigureContent

KIND = "blue_card_statistics"
TITLE = "Statystyka procedur „Niebieskie Karty”"
_NO_TERMS = "W tym okresie nie upłynął żaden termin."


@dataclass(frozen=True, kw_only=True)
class BlueCardContent(FigureContent):
    """What every report of Blue Card figures prints beside them."""

    centre: Centre
    practice: bool

    def notes(self) -> tuple[Note, ...]:
        """Whence the figures are, where the account that prints them cannot open the procedures."""
        counts = (figure for figure in self.figures.values() if figure.counts != "ratio")
        found = {figure.note for figure in counts if figure.note}
        return tuple(Note(f"Dane: {note}.") for note in sorted(found))

    def report(self, kind: str, title: str, sections: Iterable[Section]) -> Report:
        """The report of these sections after its heading; the definitions of what they print follow."""
        about = period_name(self.period)
        lines = (about, f"stan na {self.counted_until}")
        head = Section("title", "Nagłówek", (Title(title, lines), *self.notes()), level=0)
        kept = [head, *(section for section in sections if section.blocks)]
        printed = {
            span.figure for one in kept for block in one.blocks for span in figures_in(block)
        }
        return Report(
            kind=kind,
            title=f"{title}: {about}",
            period=self.period,
            centre=self.centre,
            sections=numbered((*kept, definitions(self, printed))),
            practice=self.practice,
        )


def statistics_report(content: BlueCardContent) -> Report:
    """Return the whole statistics."""
    nk_a = (tables.received(content), tables.filled(content))
    persons = (tables.persons_table(content),)
    acts = (tables.violence(content, with_pairs=True),)
    bodies = (tables.bodies(content), tables.forms(content))
    sections = (
        Section("forms", "Formularze „Niebieska Karta – A”", nk_a),
        Section("procedures", "Procedury i rodziny", (tables.run_table(content),)),
        Section("persons", "Osoby", persons),
        Section("violence", "Formy przemocy domowej", acts),
        Section("bodies", "Zespół, grupy i plany pomocy", bodies),
        Section("steps", "Programy i zawiadomienia", (tables.steps(content),)),
        Section("monitoring", "Monitoring", (tables.monitoring(content),)),
        Section("terms", "Terminy", terms(content)),
    )
    return content.report(KIND, TITLE, sections)


def terms(content: BlueCardContent) -> tuple[Block, ...]:
    """How the terms were kept; what is to be said where none ran out."""
    table = tables.kept_terms(content)
    return (table,) if table else (Text.of(_NO_TERMS),)
