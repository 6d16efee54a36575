"""Entering and correcting a visit, in place: drafts, problems at their fields, conflicts, the bin."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.errors import Conflict, UserError
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.draft_keeper import DraftKeeper
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.forms.visit import VisitForm
from mgops_desktop.gui.forms.visit_values import (
    choices_of,
    details_of,
    first_values,
    in_fields,
    values_of,
)
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.reason_bar import ReasonBar
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.unfinished import VALUES
from mgops_desktop.operations.visit import FORM, bin_record, correct_visit, record_visit
from mgops_desktop.operations.visit_choices import (
    PersonOption,
    VisitOptions,
    visit_choices,
    visit_persons,
)
from mgops_desktop.storage.drafts import DraftRow, drafts_of_account

VERSION = "version"
_WIDEST = 860
_NOTHING = VisitOptions((), (), (), None, None)


class VisitEditor(QWidget):
    """Shows one visit in its form. `saved` gives the families concerned, `binned` the visit's id."""

    saved = Signal(object)
    binned = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._visit: UUID | None = None
        self._version = 0
        self._family: UUID | None = None
        self._is_filling = False
        self._options = _NOTHING
        look = parts.look
        self.bin = Button(look, "Do kosza", "trash-2")
        self.throw_away = Button(look, "Odrzuć szkic", "undo-2")
        self.back = Button(look, "Wróć", "chevron-left")
        self.save = Button(look, "Zapisz", "check", primary=True)
        self.header = PageHeader("", [self.bin, self.throw_away, self.back, self.save])
        self.sheet = ScrollColumn("Formularz wizyty")
        self.notice = NoticeBar(look)
        self.reason = ReasonBar(look)
        kit = FieldKit(look, lambda text: parse_date(text, today=parts.today), parse_time)
        self.form = VisitForm(kit, choices_of(self._options, self._persons))
        self.keeper = DraftKeeper(self, parts.data, parts.tasks, self._content)
        self._lay_out()

        self.form.edited.connect(self._note_change)
        self.form.save_asked.connect(self.store)
        self.save.clicked.connect(self.store)
        self.back.clicked.connect(self.leave)
        self.throw_away.clicked.connect(self._throw_away)
        self.bin.clicked.connect(self.reason.ask)
        self.reason.given.connect(self._put_in_bin)
        self.reason.left.connect(self._return_to_form)
        self.keeper.failed.connect(self._tell_failure)

    @property
    def visit(self) -> UUID | None:
        """The visit that is corrected, None for a new one."""
        return self._visit

    def begin(self, family: UUID | None) -> None:
        """Enter a new visit, of the family if one is given; an unfinished one comes back first."""
        self._family = family
        self._open(None)

    def correct(self, visit: UUID) -> None:
        """Correct a recorded visit; an unfinished correction comes back first."""
        self._family = None
        self._open(visit)

    def keep_unsaved(self) -> bool:
        """Keep what was typed; False if there was nothing new."""
        return self.keeper.keep_now()

    def leave(self) -> None:
        """Esc: back, without a question; what was typed is kept as a draft."""
        if not self.reason.isHidden():
            self.reason.leave()
            return
        self.keep_unsaved()
        self.left.emit()

    def store(self) -> None:
        """Ctrl+S: save, or show what must be put right."""
        unreadable = self.form.unreadable()
        if unreadable:
            self.form.show_problems(unreadable)
            return
        details = details_of(self.form.values(), self.form.is_shown, self._options)
        try:
            with self.keeper.saving():
                if self._visit is None:
                    self._parts.data.change(record_visit, details)
                else:
                    self._parts.data.change(correct_visit, self._visit, self._version, details)
        except Conflict as error:
            self._show_conflict(error)
        except UserError as error:
            self._show_refusal(error)
        else:
            self.form.mark_clean()
            families = {one.case: one.family for one in self._options.cases}
            self.saved.emit([families[case] for case in details.cases if case in families])

    def _open(self, visit: UUID | None) -> None:
        self._visit = visit
        self._take_options(self._parts.data.read(visit_choices, visit))
        self.keeper.begin(FORM, visit)
        self.notice.clear()
        self.reason.hide()
        self._fill(self._recorded())
        self.form.mark_clean()
        draft = self._draft()
        if draft is not None:
            self._take_draft(draft)
        self._show_head()
        self.sheet.verticalScrollBar().setValue(0)
        self.form.go_to("kind" if visit is None else "course")

    def _take_options(self, options: VisitOptions) -> None:
        self._options = options
        self._version = options.visit.version if options.visit else 0
        self.form.offer(choices_of(options, self._persons))

    def _persons(self, cases: Collection[UUID]) -> Sequence[PersonOption]:
        try:
            return self._parts.data.read(visit_persons, cases, self._visit)
        except UserError as error:  # the account has lost its way to a family meanwhile
            self.notice.show_notice(error.message, "danger")
            return ()

    def _recorded(self) -> dict[str, Value]:
        """What the form begins with: the visit as it is recorded, or an empty one."""
        recorded = self._options.visit
        if recorded is not None:
            return values_of(recorded)
        return first_values(self._options, self._family, self._parts.today)

    def _fill(self, values: Mapping[str, Value]) -> None:
        self._is_filling = True
        try:
            self.form.take_draft(dict(values))
        finally:
            self._is_filling = False

    def _draft(self) -> DraftRow | None:
        drafts = self._parts.data.read(drafts_of_account)
        return next((d for d in drafts if (d.form, d.record) == (FORM, self._visit)), None)

    def _take_draft(self, draft: DraftRow) -> None:
        self._fill(draft.content.get(VALUES, {}))
        self._version = int(draft.content.get(VERSION) or self._version)
        kept = as_local(draft.kept_at)
        text = (
            f"Odzyskano szkic z {short_date(kept.date())}, {kept:%H:%M}. Nie jest jeszcze zapisany."
        )
        self.notice.show_notice(text, "accent", [Offer("Odrzuć szkic", self._throw_away)])

    def _content(self) -> Mapping[str, Any]:
        return {VALUES: self.form.values(), VERSION: self._version}

    def _note_change(self) -> None:
        if not self._is_filling:
            self.keeper.note_change()
            self.throw_away.show()

    def _throw_away(self) -> None:
        self.keeper.discard()
        self._open(self._visit)

    def _show_head(self) -> None:
        recorded = self._options.visit
        if recorded is None:
            title, note = "Nowa wizyta", "szkic zachowuje się sam"
        else:
            title = f"Wizyta z {short_date(recorded.day)}"
            note = f"{recorded.number} · poprawka zachowuje się sama jako szkic"
        self.header.show_title(title, note)
        self.bin.setVisible(recorded is not None)
        self.throw_away.setVisible(self.form.is_dirty)

    def _show_refusal(self, error: UserError) -> None:
        problems = in_fields(error.problems)
        self.form.show_problems([one for one in problems if one.field])
        if not problems or any(one.field is None for one in problems):
            self.notice.show_notice(error.message, "danger")

    def _show_conflict(self, error: Conflict) -> None:
        newer = self._parts.data.read(visit_choices, self._visit)
        names = self._differences(newer)
        which = f" Różnią się: {', '.join(names)}." if names else ""
        self.notice.show_notice(
            f"{error.message}{which}",
            "warn",
            [
                Offer("Zostaw mój tekst", partial(self._keep_mine, newer)),
                Offer("Wczytaj zapisany", self._throw_away),
            ],
            lasting=True,
        )

    def _differences(self, newer: VisitOptions) -> list[str]:
        if newer.visit is None:
            return []
        saved, mine = values_of(newer.visit), self.form.values()
        return [
            self.form.wrapper(name).name.lower()
            for name in mine
            if (saved.get(name) or None) != (mine[name] or None)
        ]

    def _keep_mine(self, newer: VisitOptions) -> None:
        mine = self.form.values()
        self._take_options(newer)
        self._fill(mine)
        self.keeper.note_change()
        self.form.go_to("course")  # the button that was pressed is gone, and the keys with it

    def _return_to_form(self) -> None:
        self.form.go_to("course")

    def _put_in_bin(self, reason: str) -> None:
        visit = self._visit
        if visit is None:
            return
        with self.keeper.saving():
            self._parts.data.change(bin_record, "visit", visit, reason)
            self._parts.data.discard_draft(FORM, visit)
        self.binned.emit(visit)

    def _tell_failure(self, error: UserError) -> None:
        self.notice.show_notice(f"Szkicu nie zachowano. {error.message}", "danger")

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.addWidget(self.form)
        card.setMaximumWidth(self._parts.look.px(_WIDEST))
        self.sheet.add(card)
        self.setFocusProxy(self.form.kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.header, self.notice, self.reason):
            column.addWidget(part)
        column.addWidget(self.sheet, 1)
