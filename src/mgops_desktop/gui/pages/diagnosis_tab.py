"""The tab with the diagnoses of a family: how the scores moved, the newest diagnosis, all of them below."""

from collections.abc import Mapping, Sequence
from functools import partial

from mgops_desktop.domain.diagnosis import BEST, HEARING_LABELS, RESOURCE_LABELS, Resource
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.gui.pages.family_tabs import SectionsTab
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.score_table import ScoreRow, ScoreTable
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.family_file import FamilyFile
from mgops_desktop.operations.records.lines import Listed, lines_about
from mgops_desktop.storage.diagnosis import AREAS, AreaRow, DiagnosisRow, diagnoses_of_family
from mgops_desktop.storage.setting import dictionary

DIAGNOSIS = ("diagnosis",)
"""Which kinds of records stand on the tab."""
_MOST = 6
_STYLE = RowStyle(chevrons=False, wraps=True)
_TONES = {Resource.PRESENT: "ok", Resource.AT_RISK: "warn", Resource.MISSING: "danger"}
_NONE = "Nie ma jeszcze diagnozy. Opisuje się w niej sytuację rodziny w obszarach i zasoby, na których oprze się plan."
_Found = tuple[Sequence[Listed], Sequence[DiagnosisRow], Mapping[str, str]]


class DiagnosisTab(SectionsTab):
    """Reads the diagnoses beside the window with the records below them."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Diagnoza", DIAGNOSIS)
        self._rows: Sequence[DiagnosisRow] = ()
        self._labels: Mapping[str, str] = {}

    def read_file(self, file: FamilyFile, owner: RecordRef) -> None:
        self.reader.read(partial(_found, owner), partial(self._take, file))

    def show_above(self, file: FamilyFile) -> None:
        if not self._rows:
            card = Card()
            card.add_text(label(_NONE, wraps=True))
            self.add(card)
            return
        newest = self._rows[0]
        if any(one.scores.by_area for one in self._rows):
            self.add(self._trend())
        self.add(self._newest(newest))

    def _take(self, file: FamilyFile, found: _Found) -> None:
        listed, self._rows, self._labels = found
        self.show_listed(file, listed)

    def _trend(self) -> Card:
        shown = list(reversed(self._rows[:_MOST]))
        areas = list(dict.fromkeys(one.area for row in self._rows for one in row.areas))
        rows = [
            ScoreRow(
                self._labels.get(area, area), tuple(one.scores.by_area.get(area) for one in shown)
            )
            for area in areas
        ]
        card = Card(
            "Jak zmieniała się sytuacja", f"punkty od 0 do {BEST}, tylko do pracy z rodziną"
        )
        table = ScoreTable()
        table.show_rows(
            [short_date(one.day) for one in shown],
            [row for row in rows if any(score is not None for score in row.scores)],
        )
        card.body.addWidget(table)
        return card

    def _newest(self, newest: DiagnosisRow) -> Card:
        card = Card("Ostatnia diagnoza", f"{newest.number}, {short_date(newest.day)}")
        if newest.summary:
            card.add_text(label(newest.summary, wraps=True))
        if newest.hearing or newest.child_opinion:
            how = HEARING_LABELS[newest.hearing] if newest.hearing else ""
            words = f"Zdanie dziecka ({how}): " if how else "Zdanie dziecka: "
            card.add_text(label(words + (newest.child_opinion or "–"), wraps=True))
        areas = TwoLineList(self._parts.look, "Obszary diagnozy", _STYLE, whole=True)
        areas.set_rows([self._area_row(one) for one in newest.areas])
        card.body.addWidget(areas)
        return card

    def _area_row(self, one: AreaRow) -> TwoLineRow:
        resource = f"zasób: {RESOURCE_LABELS[one.resource]}" if one.resource else ""
        badge = Badge(resource, _TONES[one.resource]) if one.resource else None
        return TwoLineRow(
            one.id,
            capitalised(self._labels.get(one.area, one.area)),
            joined(one.description, one.resource_note),
            trailing="" if one.score is None else f"{one.score} z {BEST}",
            badge=badge,
            is_open=False,
            strong=False,
        )


def _found(owner: RecordRef, ask: Ask) -> _Found:
    return (
        ask(lines_about, DIAGNOSIS, owner),
        ask(diagnoses_of_family, owner.id),
        {one.key: one.label for one in ask(dictionary, AREAS)},
    )
