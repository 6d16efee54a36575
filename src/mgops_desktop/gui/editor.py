"""One record in its form, in place: drafts, problems at their fields, warnings, conflicts, the bin."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui import keys
from mgops_desktop.gui.draft_keeper import DraftKeeper
from mgops_desktop.gui.editor_frame import EditorFrame
from mgops_desktop.gui.form import Form, is_nothing
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.conflict_panel import differing, saved_words
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.operations.records.amending import Amending, NeedsReason, amending_of
from mgops_desktop.operations.records.history import history_of
from mgops_desktop.operations.records.last_saved import last_saved
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of
from mgops_desktop.operations.unfinished import OWNER, VALUES
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.drafts import DraftRow, drafts_of_account

VERSION, REASON = "version", "amendment_reason"
_STAYS = "Podpisany, przekazany albo przyjęty zapis przenosi do kosza tylko kierownik. Popraw go sprostowaniem."
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Opened:
    """A record as it stands, for its form: words for the head, values, the version they are of."""

    title: str
    note: str
    values: Values
    version: int


class Editor(EditorFrame):
    """Shows one record in its form. `saved` and `binned` give the record, `left` that nothing more is done.

    A subclass says how a record is read and written, and where the cursor begins.
    """

    saved = Signal(object)
    binned = Signal(object)
    left = Signal()

    def __init__(self, parts: Parts, name: str) -> None:
        super().__init__(parts, name)
        self.record: UUID | None = None
        self._version = 0
        self._begun_with: Values | None = None
        self._newer = Opened("", "", {}, 0)
        self._accepted: tuple[str, ...] = ()
        self._is_filling = False
        self._failure = ""
        self._amending = Amending()
        self.keeper = DraftKeeper(self, parts.data, parts.tasks, self._content)

        self.save.clicked.connect(self.store)
        self.back.clicked.connect(self.leave)
        self.throw_away.clicked.connect(self._throw_away)
        self.bin.clicked.connect(self._ask_to_bin)
        self.amendment.save_asked.connect(self.store)
        self.amendment.edited.connect(self._note_change)
        self.conflict.chosen.connect(self._store_chosen)
        self.conflict.back.connect(self._take_chosen)
        self.conflict.given_up.connect(self._throw_away)
        self.history.clicked.connect(self._turn_history)
        self.files.refused.connect(self._tell_refused)
        self.files.wanted.connect(self.look_at)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self.files.card, keys.SAVE, self.store, within)
        self.reason.given.connect(self._put_in_bin)
        self.reason.left.connect(self._return_to_form)
        self.keeper.failed.connect(self._tell_failure)
        self.keeper.kept.connect(self._take_back_failure)

    # what a subclass says

    @property
    def kind(self) -> str:
        """The kind of record."""
        raise NotImplementedError

    @property
    def draft_form(self) -> str:
        """The name under which the draft is kept."""
        raise NotImplementedError

    @property
    def draft_record(self) -> UUID | None:
        """The record with which the draft is kept; None with none."""
        return self.record

    @property
    def may_bin(self) -> bool:
        """Whether a stored record can be put into the bin."""
        return True

    def read(self, record: UUID | None, draft: Values) -> Opened:
        """Read a record (None: an empty one) and let the form offer what it needs, also for the draft's values."""
        raise NotImplementedError

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        """Store what stands in the form; returns the record. Raises UserError, Conflict, NeedsConfirmation."""
        raise NotImplementedError

    def in_fields(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems under the names that the form gives its fields."""
        return list(problems)

    def ways_out(self, problems: Sequence[Problem]) -> list[Offer]:
        """Return what can be done at once about what was found, beside putting it right."""
        return []

    def first_field(self) -> str:
        """The field that the cursor begins in."""
        raise NotImplementedError

    @property
    def owner(self) -> RecordRef | None:
        """Whose record it is, where it was opened from its owner: a family, a worker, a procedure."""
        return None

    @property
    def private_fields(self) -> Collection[str]:
        """The fields with words about persons, covered while names are veiled."""
        return ()

    # what all editors do

    def open_record(self, record: UUID | None) -> None:
        """Open a record, or a new one; what was left unfinished comes back first."""
        self.record = record
        draft = self._draft()
        kept: Values = draft.content.get(VALUES, {}) if draft else {}
        with self._filling():
            opened = self.read(record, kept)
        self._version, self._accepted, self._begun_with = opened.version, (), opened.values
        self.keeper.begin(self.draft_form, self.draft_record)
        self.notice.clear()
        self.reason.hide()
        self.stand_in(self.card)
        self._show_amending(record)
        self._fill(opened.values)
        self.form.mark_clean()
        if draft is not None:
            self._take_draft(draft)
        if self.parts.data.unkept(self.draft_form, self.draft_record) is not None:
            self.keeper.note_change()
        self._begin_history(record)
        self.files.begin(RecordRef(self.kind, record) if record else None)
        self.header.show_title(opened.title, opened.note)
        self.throw_away.setVisible(self.form.is_dirty)
        self.sheet.verticalScrollBar().setValue(0)
        self.form.go_to(self.first_field())

    def keep_unsaved(self) -> bool:
        """Keep what was typed; False if there was nothing new."""
        return self.keeper.keep_now()

    def leave(self) -> None:
        """Esc: back, without a question; what was typed is kept as a draft."""
        if self.files.leave_view():
            return
        if not self.reason.isHidden():
            self.reason.leave()
            return
        self.keep_unsaved()
        self.left.emit()

    def take_cursor(self) -> None:
        """Let the keys go to what is shown: a file of the record, or its form."""
        if not self.files.take_cursor():
            self.form.go_to(self.first_field())

    def take_up(self, field: str, known: Values) -> None:
        """Put the cursor where something is to be entered; what is known of it goes into fields that are empty yet."""
        stands = self.form.values()
        more = {name: value for name, value in known.items() if is_nothing(stands[name])}
        if more:
            self._fill({**stands, **more})
            self._note_change()
        self.form.go_to(field)

    def store(self) -> None:
        """Ctrl+S: save, or show what must be put right."""
        record = self._stored()
        if record is not None:
            self.saved.emit(record)

    def _stored(self) -> RecordRef | None:
        """Save; None if something must be put right first, which the form then shows."""
        unreadable = self.form.unreadable()
        if unreadable:
            self.form.show_problems(unreadable)
            return None
        try:
            with self.keeper.saving():
                record = self.write(self._version, self._accepted)
        except Conflict as error:
            self._show_conflict(error)
        except NeedsReason as error:
            self.amendment.insist(error.message)
        except NeedsConfirmation as error:
            self._ask_to_confirm(error)
        except UserError as error:
            self._show_refusal(error)
        else:
            self.form.mark_clean()
            return RecordRef(self.kind, record)
        return None

    def take_form(self, form: Form) -> None:
        """Show this form instead of the one before, which may be shown again."""
        if form is self.form:
            return
        self.form.hide()
        self.form = form
        if self.card.body.indexOf(form) < 0:
            self.card.body.addWidget(form)
            form.edited.connect(self._note_change)
            form.save_asked.connect(self.store)
        if self.isVisible() or form.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            form.show()  # at once: the cursor goes into it now

    def _fill(self, values: Values) -> None:
        with self._filling():
            self.form.take_draft(dict(values))
        self.form.cover(self.private_fields if self.parts.data.veiled else ())

    @contextmanager
    def _filling(self) -> Iterator[None]:
        """What the form tells meanwhile was not typed."""
        self._is_filling = True
        try:
            yield
        finally:
            self._is_filling = False

    def _draft(self) -> DraftRow | None:
        unkept = self.parts.data.unkept(self.draft_form, self.draft_record)
        if unkept is not None:
            now = self.parts.clock.now()
            return DraftRow(self.draft_form, self.draft_record, now, dict(unkept))
        drafts = self.parts.data.read(drafts_of_account)
        wanted = (self.draft_form, self.draft_record)
        return next((one for one in drafts if (one.form, one.record) == wanted), None)

    def _take_draft(self, draft: DraftRow) -> None:
        self._fill(draft.content.get(VALUES, {}))
        version = int(draft.content.get(VERSION) or self._version)
        if version != self._version:
            self._version, self._begun_with = version, None
        self.amendment.reason.setText(str(draft.content.get(REASON, "")))
        kept = as_local(draft.kept_at)
        text = (
            f"Odzyskano szkic z {short_date(kept.date())}, {kept:%H:%M}. Nie jest jeszcze zapisany."
        )
        self.notice.show_notice(text, "accent", [Offer("Odrzuć szkic", self._throw_away)])

    def _content(self) -> Mapping[str, Any]:
        kept: dict[str, Any] = {VALUES: self.form.values(), VERSION: self._version}
        if self.owner is not None:
            kept[OWNER] = [self.owner.kind, str(self.owner.id)]
        return kept | ({REASON: self.amendment.given} if self.amendment.given else {})

    def _note_change(self) -> None:
        if not self._is_filling:
            self.keeper.note_change()
            self.throw_away.show()

    def _throw_away(self) -> None:
        self.keeper.discard()
        self.open_record(self.record)

    def _show_refusal(self, error: UserError) -> None:
        self.notice.clear()  # what was asked before is answered by what is wrong
        problems = self.in_fields(error.problems)
        self.form.show_problems([one for one in problems if one.field])
        ways = self.ways_out(error.problems)
        if ways or not problems or any(one.field is None for one in problems):
            self.notice.show_notice(error.message, "danger", ways, lasting=bool(ways))

    def _ask_to_confirm(self, error: NeedsConfirmation) -> None:
        problems = self.in_fields(error.problems)
        self.form.show_problems(problems, "warn")
        text = " ".join(dict.fromkeys(one.message for one in problems))
        confirm = partial(self._confirm, [confirmation_of(one) for one in error.problems])
        ways = self.ways_out(error.problems)
        offers = [Offer("Zapisz mimo to", confirm), *ways, Offer("Popraw", self._return_to_form)]
        self.notice.show_notice(text, "warn", offers, lasting=True)

    def _confirm(self, names: Sequence[str]) -> None:
        self._accepted += tuple(names)
        self.form.show_problems(())
        self.store()

    def _show_conflict(self, error: Conflict) -> None:
        if self.record is None:
            self._show_refusal(error)
            return
        mine = self.form.values()
        with self._filling():
            newer = self.read(self.record, mine)
        self._fill(mine)
        self._newer = newer
        fields = differing(self.form, mine, newer.values, self._begun_with)
        if not fields:  # both have typed the same
            self._store_chosen({})
            return
        saved = self.parts.data.read(last_saved, self.kind, self.record)
        self.notice.show_notice(error.message, "warn", lasting=True)
        self.conflict.show_fields(fields, saved_words(saved, self.parts.today))
        self.stand_in(self.conflict)
        self.conflict.begin()
        self.sheet.verticalScrollBar().setValue(0)

    def _take_chosen(self, choice: Mapping[str, bool]) -> None:
        """Put what was chosen into the form; it is now a correction of what is stored."""
        mine = self.form.values()
        theirs = {name: self._newer.values.get(name) for name, own in choice.items() if not own}
        self._fill({**mine, **theirs})
        self._version, self._begun_with = self._newer.version, self._newer.values
        self.keeper.note_change()
        self.notice.clear()
        self.stand_in(self.card)
        self._return_to_form()  # the button that was pressed is gone, and the keys with it

    def _store_chosen(self, choice: Mapping[str, bool]) -> None:
        self._take_chosen(choice)
        self.store()

    def _show_amending(self, record: UUID | None) -> None:
        """Say whether the record is only amended, and what was amended in it before."""
        self._amending = Amending()
        if record is not None:
            self._amending = self.parts.data.read(amending_of, self.kind, record)
        self.amendment.begin(self._amending.seal)
        self.amended.show_amended(self._amending.earlier)

    def _begin_history(self, record: UUID | None) -> None:
        self.bin.setVisible(record is not None and self.may_bin)
        self.history.setVisible(record is not None)
        self.past.hide()

    def _return_to_form(self) -> None:
        self.form.go_to(self.first_field())

    def _ask_to_bin(self) -> None:
        if self._amending.may_bin:
            self.reason.ask()
        else:
            self.notice.show_notice(_STAYS, "warn")

    def _put_in_bin(self, reason: str) -> None:
        if self.record is None:
            return
        try:
            with self.keeper.saving():
                self.parts.data.change(bin_record, self.kind, self.record, reason)
                self.parts.data.discard_draft(self.draft_form, self.record)
        except UserError as error:  # something sealed would have gone along
            self.notice.show_notice(error.message, "danger")
            self._return_to_form()
            return
        self.binned.emit(RecordRef(self.kind, self.record))

    def _turn_history(self) -> None:
        if self.past.isHidden() and self.record is not None:
            self.past.view.show_entries(self.parts.data.read(history_of, self.kind, self.record))
            self.past.show()
            self.look_at(self.past)
        else:
            self.past.hide()

    def _tell_refused(self, words: str) -> None:
        if not self.notice.is_lasting:
            self.notice.show_notice(words, "warn")

    def _tell_failure(self, error: UserError) -> None:
        """Once: it is tried again and again. A question that waits for an answer stays."""
        if not self._failure and not self.notice.is_lasting:
            self._failure = f"Szkicu nie zachowano. {error.message}"
            self.notice.show_notice(self._failure, "danger")

    def _take_back_failure(self) -> None:
        if self._failure and self.notice.text.text() == self._failure:
            self.notice.clear()
        self._failure = ""
