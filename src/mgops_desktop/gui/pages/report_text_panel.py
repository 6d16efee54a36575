"""Writing the text of one section of a report, and the needs for the next year."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import keys
from mgops_desktop.gui.draft_keeper import DraftKeeper
from mgops_desktop.gui.editor import REASON
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.amendment_panel import AmendmentBar
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import TextArea
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.records.amending import NeedsReason
from mgops_desktop.operations.report_text import (
    NEEDS,
    SectionText,
    closing_of,
    text_form,
    texts_to_edit,
    write_needs,
    write_text,
)
from mgops_desktop.operations.unfinished import VALUES
from mgops_desktop.storage.drafts import drafts_of_account

_NEEDS_SECTION = "needs"
_NONE = SectionText("", 0)
_LINES = 8


class ReportTextPanel(QWidget):
    """One section at a time. `saved` tells that the report prints otherwise now; `left` is Esc."""

    saved = Signal()
    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._report, self._year, self._section = "", 0, ""
        self._is_filling = False
        look = parts.look
        self.card = Card("Tekst działu")
        self.notice = NoticeBar(look)
        self.amendment = AmendmentBar(look)
        self.origin = caption("", wraps=True)
        self.text = TextArea(look, _LINES)
        self.needs_title = label("Potrzeby, każda w osobnym wierszu", "second_strong")
        self.needs = TextArea(look)
        self.save = Button(look, "Zapisz tekst", "check", primary=True)
        self.back = Button(look, "Wróć do podglądu", "chevron-left")
        self.keeper = DraftKeeper(self, parts.data, parts.tasks, self._content)
        self._lay_out()

        for area in (self.text, self.needs):
            area.edited.connect(self._note_change)
        self.save.clicked.connect(self.store)
        self.amendment.save_asked.connect(self.store)
        self.amendment.edited.connect(self._note_change)
        self.back.clicked.connect(self.leave)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.SAVE, self.store, within)
        self.keeper.failed.connect(self._tell_failure)

    def edit(self, report: str, year: int, section: str, title: str) -> None:
        """Show the text of a section; what was left unfinished comes back first."""
        self.keep_unsaved()
        self._report, self._year, self._section = report, year, section
        self.card.set_heading(title, f"tekst na {year} rok")
        for part in (self.needs_title, self.needs):
            part.setVisible(section == _NEEDS_SECTION)
        self._read()
        self.text.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the cursor on to the text; a focus proxy would take the reason over it out of the tab order."""
        super().focusInEvent(event)
        self.text.setFocus()

    def keep_unsaved(self) -> None:
        """Keep what was typed."""
        self.keeper.keep_now()

    def leave(self) -> None:
        """Back to the preview; what was typed is kept as a draft."""
        self.keep_unsaved()
        self.left.emit()

    def store(self) -> None:
        """Save; the next years begin with this text."""
        data, reason = self._parts.data, self.amendment.given
        try:
            with self.keeper.saving():
                where, text = (self._report, self._year, self._section), self.text.toPlainText()
                data.change(write_text, *where, text, reason)
                if self._section == _NEEDS_SECTION:
                    needs = self.needs.toPlainText().splitlines()
                    data.change(write_needs, self._year, needs, reason)
        except NeedsReason as error:
            self.amendment.insist(error.message)
        except UserError as error:
            self.notice.show_notice(error.message, "danger")
        else:
            self.notice.clear()
            self.saved.emit()

    def _read(self) -> None:
        texts = self._parts.data.read(texts_to_edit, self._report, self._year)
        found = texts.get(self._section, _NONE)
        self.origin.setText(_origin(found, self._year))
        self.origin.setVisible(bool(self.origin.text()))
        self.notice.clear()
        self.amendment.begin(self._parts.data.read(closing_of, self._report, self._year))
        self._fill({"text": found.text, "needs": texts[NEEDS].text})
        form = text_form(self._report, self._year, self._section)
        self.keeper.begin(form, None)
        drafts = self._parts.data.read(drafts_of_account)
        draft = next((one for one in drafts if one.form == form), None)
        if draft is not None:
            self._fill(draft.content.get(VALUES, {}))
            self.amendment.reason.setText(str(draft.content.get(REASON, "")))
            self.notice.show_notice(
                "Odzyskano szkic. Nie jest jeszcze zapisany.",
                "accent",
                [Offer("Odrzuć szkic", self._throw_away)],
            )

    def _fill(self, values: Mapping[str, Any]) -> None:
        self._is_filling = True
        self.text.set_value(values.get("text"))
        self.needs.set_value(values.get("needs"))
        self._is_filling = False

    def _content(self) -> Mapping[str, Any]:
        kept = {VALUES: {"text": self.text.toPlainText(), "needs": self.needs.toPlainText()}}
        return kept | ({REASON: self.amendment.given} if self.amendment.given else {})

    def _note_change(self) -> None:
        if not self._is_filling:
            self.keeper.note_change()

    def _throw_away(self) -> None:
        self.keeper.discard()
        self._read()

    def _tell_failure(self, error: UserError) -> None:
        self.notice.show_notice(f"Szkicu nie zachowano. {error.message}", "danger")

    def _lay_out(self) -> None:
        self.text.setAccessibleName("Tekst działu")
        self.needs.setAccessibleName("Potrzeby, każda w osobnym wierszu")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 4, 16, 14)
        inner.setSpacing(10)
        for part in (
            self.notice,
            self.amendment,
            self.origin,
            self.text,
            self.needs_title,
            self.needs,
        ):
            inner.addWidget(part)
        inner.addLayout(buttons)
        self.card.body.addLayout(inner)
        scroll = ScrollColumn("Tekst działu")
        scroll.add(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)


def _origin(found: SectionText, year: int) -> str:
    if found.year == year or not found.text:
        return ""
    if found.year == 0:
        return "Tekst dostarczony z programem. Po zapisaniu będzie tekstem ośrodka."
    return f"Tekst przeniesiony z {found.year} roku. Przejrzyj go i zapisz dla {year} roku."
