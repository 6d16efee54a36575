"""Entering and correcting an assessment, which the program drafts from the records of its period."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal

from mgops_desktop.domain.assessment_draft import drafted_anew
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.gui.editor import Opened, Values
from mgops_desktop.gui.records.assessment_fields import AssessmentFields
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.widgets.sentence_list import Source
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.assessment import SENTENCES, correct_assessment, record_assessment
from mgops_desktop.operations.assessment_form import (
    assessment_form,
    drafted_sentences,
    source_words,
)
from mgops_desktop.operations.assessment_sentences import sentence_value, sentences_of

_NO_PERIOD = "Wybierz sprawę i wpisz datę oceny. Z zapisów tego okresu program ułoży zdania."
_DONE = "Ułożono zdania od nowa. To, co było poprawione, zostało bez zmian."
_NOTICE_SECONDS = 8
_OWN_SENTENCE = Source("Własne zdanie: nie wskazuje zapisów.")


class AssessmentEditor(RecordEditor):
    """A new assessment begins with the sentences of the period since the last one.

    `source_opened` gives a record behind a sentence that is to be looked at.
    """

    source_opened = Signal(object)

    def read(self, record: UUID | None, draft: Values) -> Opened:
        asked = (record, self.owner, draft, self.known)
        found = self.parts.data.read(assessment_form, *asked)
        form = found.form
        self.keep_private(form)
        made = AssessmentFields(self.kit, form.fields, self._find, found.actions, self._sources_of)
        made.redraft.clicked.connect(self._draft_anew)
        made.sentences.source_opened.connect(self.source_opened)
        self.take_new_form(made)
        title = capitalised(form.title)
        if record is None:
            note = joined(form.whose, "szkic zachowuje się sam")
            return Opened(f"{title} – nowy zapis", note, form.values, 0)
        note = joined(form.whose, form.number, "poprawka zachowuje się sama jako szkic")
        return Opened(title, note, form.values, form.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        values = self.form.values()
        if self.record is None:
            new: UUID = self.parts.data.change(record_assessment, values, accepted, self.owner)
            return new
        change = (self.record, version, values, accepted, self.amendment.given)
        self.parts.data.change(correct_assessment, *change)
        return self.record

    def first_field(self) -> str:
        return "kind" if self.record is None else self.form.first

    def _draft_anew(self) -> None:
        """Ask the rules for the period that stands in the form now."""
        values = self.form.values()
        last, first = _day(values.get("day")), _day(values.get("period_from"))
        if not values.get("case") or last is None:
            self.notice.show_notice(_NO_PERIOD, "warn")
            return
        case = UUID(str(values["case"]))
        try:
            made = self.parts.data.read(drafted_sentences, case, first, last)
        except UserError as error:
            self.notice.show_notice(error.message, "danger")
            return
        held = values.get(SENTENCES)
        shown = sentences_of(held if isinstance(held, list) else ())
        after = drafted_anew(shown, sentences_of(made.sentences))
        form = self.form
        assert isinstance(form, AssessmentFields)
        form.sentences.set_value([sentence_value(one) for one in after])
        self.notice.show_notice(_DONE, "ok", seconds=_NOTICE_SECONDS)

    def _sources_of(self, sentence: str) -> Sequence[Source]:
        found = self.parts.data.read(source_words, sentence)
        return [Source(words, ref) for ref, words in found] or [_OWN_SENTENCE]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:  # typed so far that it is no date yet
        return None
