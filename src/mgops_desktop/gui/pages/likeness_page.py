"""Records that perhaps are one: looked at side by side, merged, or kept apart."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Reader
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.likeness import Likeness, keep_apart, likenesses
from mgops_desktop.operations.merging import (
    DifferingField,
    MergePreview,
    merge_preview,
    merge_records,
    unmerge_records,
)

_NONE = "Nie ma podobnych zapisów. Program porównuje numery PESEL, nazwiska z datą urodzenia i adresy rodzin."
_CHOOSE = "Wybierz parę z listy i sprawdź, czy to ta sama osoba albo rodzina."
_UNDO_SECONDS = 10
_KEPT, _GONE, _EMPTY = "kept", "gone", "(puste)"
_HEADINGS = {"person": "Osoby", "family": "Rodziny"}


class LikenessPage(Page):
    """The pairs at the left; what merging would do at the right."""

    kinds = frozenset({"person", "family", "distinct_pair"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._pairs: Sequence[Likeness] = ()
        self._pair: Likeness | None = None
        self._is_turned = False
        self._preview: MergePreview | None = None
        self._choices: dict[str, ChoiceField] = {}
        self.list = TwoLineList(look, "Podobne zapisy", RowStyle(dense=True), selects=True)
        self.apart = Button(look, "To nie jest duplikat", "x")
        self.turn = Button(look, "Zostaw drugi zapis")
        self.merge = Button(look, "Scal", "check", primary=True)
        self.header = PageHeader("", [self.apart, self.turn, self.merge])
        self.notices = NoticeBar(look)
        self.cards = ScrollColumn("Podgląd scalenia")
        self.detail = QWidget()
        self.reader = Reader(parts)
        self.state = Stateful(look, self.detail, EmptyState(look, "users", ""))
        self.state.show_content(is_empty=True)  # until the first answer
        self._lay_out()
        self.setFocusProxy(self.list)

        self.list.opened.connect(self._open)
        self.list.chosen.connect(self._open)
        self.apart.clicked.connect(self._keep_apart)
        self.turn.clicked.connect(self._turn)
        self.merge.clicked.connect(self._merge)

    def notice_bar(self) -> NoticeBar | None:
        return self.notices

    def refresh(self) -> None:
        """Compare beside the window: every person is held against every other."""
        self.reader.read(lambda ask: ask(likenesses), self._take)

    def _take(self, pairs: Sequence[Likeness]) -> None:
        self._pairs = pairs
        self.list.set_rows(list(_rows(pairs)))
        shown = self._pair
        self._pair = next((one for one in self._pairs if shown and _key(one) == _key(shown)), None)
        self._show()

    def back(self) -> None:
        """Esc: to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_target(self, target: Target) -> None:
        """Show the list."""

    def _open(self, key: object) -> None:
        self._pair = next((one for one in self._pairs if _key(one) == key), None)
        self._is_turned = False
        self.notices.clear()
        self._show()

    def _turn(self) -> None:
        self._is_turned = not self._is_turned
        self._show()

    def _show(self) -> None:
        pair = self._pair
        self._preview = None
        if pair is not None:
            kept, gone = (pair.other, pair.one) if self._is_turned else (pair.one, pair.other)
            try:
                self._preview = self.parts.data.read(merge_preview, pair.kind, kept.id, gone.id)
            except UserError as error:
                self.notices.show_notice(error.message, "warn")
        self.state.empty.text.setText(_CHOOSE if self._pairs else _NONE)
        self.state.show_content(is_empty=self._preview is None)
        if self._preview is not None and pair is not None:
            self._show_preview(self._preview, pair.why)

    def _show_preview(self, preview: MergePreview, why: str) -> None:
        kept, gone = preview.kept, preview.gone
        self.header.show_title(kept.label or kept.number, why)
        self.cards.clear()
        self._choices.clear()
        stays = Card("Co się stanie")
        stays.add_text(label(f"Zostanie: {kept.label} ({kept.number}).", wraps=True))
        stays.add_text(label(f"Do kosza trafi: {gone.label} ({gone.number}).", wraps=True))
        moving = ", ".join(f"{title}: {number}" for title, number in preview.moving)
        stays.add_text(label(f"Przejdą zapisy: {moving or 'żadne'}.", wraps=True))
        self.cards.add(stays)
        if preview.fields:
            self.cards.add(self._fields_card(preview.fields))

    def _fields_card(self, fields: Sequence[DifferingField]) -> Card:
        card = Card("Czym się różnią", str(len(fields)))
        for field in fields:
            choice = ChoiceField(self.parts.look)
            choice.set_choices([Choice(_KEPT, field.kept or _EMPTY), Choice(_GONE, field.gone)])
            choice.choose(_KEPT if field.kept else _GONE)
            choice.setAccessibleName(field.label)
            self._choices[field.name] = choice
            card.body.addWidget(_labelled(field, choice))
        return card

    def _keep_apart(self) -> None:
        if self._pair is not None:
            pair = self._pair
            self.parts.data.change(keep_apart, pair.kind, pair.one.id, pair.other.id)
            self.notices.show_notice("Zapamiętano: to dwa różne zapisy.", "ok", seconds=5)

    def _merge(self) -> None:
        preview = self._preview
        if preview is None:
            return
        taken = [name for name, choice in self._choices.items() if choice.chosen == _GONE]
        kind, gone = preview.kind, preview.gone.id
        try:
            self.parts.data.change(
                merge_records, kind, preview.kept.id, gone, preview.versions, taken
            )
        except UserError as error:
            self.notices.show_notice(error.message, "danger")
            self._show()
            return
        undo = Offer("Cofnij", partial(self.parts.data.change, unmerge_records, kind, gone))
        self.notices.show_notice("Scalono.", "accent", [undo], seconds=_UNDO_SECONDS)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        pairs = Card("Podobne zapisy")
        stand_aside(pairs, self.parts.look, 330)
        pairs.body.addWidget(self.list, 1)
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.cards, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.notices)
        right.addWidget(self.reader)
        right.addWidget(self.state, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(pairs, 2)
        row.addLayout(right, 5)


def _key(pair: Likeness) -> tuple[str, object, object]:
    return (pair.kind, pair.one.id, pair.other.id)


def _rows(pairs: Sequence[Likeness]) -> Sequence[ListRow]:
    rows: list[ListRow] = []
    for kind, heading in _HEADINGS.items():
        found = [one for one in pairs if one.kind == kind]
        if found:
            rows.append(SectionRow(heading, len(found)))
            rows += [
                TwoLineRow(
                    _key(one), one.one.label, f"{one.why} · {one.one.number}, {one.other.number}"
                )
                for one in found
            ]
    return rows


def _labelled(differing: DifferingField, field: QWidget) -> QWidget:
    """The field with its name above it, and both values below: the chosen one alone does not tell of the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 0, 16, 10)
    column.setSpacing(4)
    name = caption(differing.label)
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    both = (
        f"w tym, który zostanie: {differing.kept or _EMPTY} · w drugim: {differing.gone or _EMPTY}"
    )
    column.addWidget(caption(both, wraps=True))
    return holder
