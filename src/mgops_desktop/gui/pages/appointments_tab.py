"""The tab with what is arranged with a family, and the chain of steps after attempts that failed in a row."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.day import FAILED_STEP_LABELS, FailedStep
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.pages.family_tabs import APPOINTMENTS, SectionsTab
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.family_file import FamilyFile
from mgops_desktop.operations.records.lines import Listed, lines_about
from mgops_desktop.storage.failed_visits import FailedRow, StepTaken, failed_chain

_TITLE = "Co dalej po nieudanych wizytach"
_BY_LETTER: Mapping[FailedStep, LetterKind] = {
    FailedStep.SUMMONS: LetterKind.FAMILY_SUMMONS,
    FailedStep.SOCIAL_WORKER: LetterKind.SOCIAL_WORKER_NOTE,
    FailedStep.COURT: LetterKind.COURT_ANNOTATION,
}
"""Steps that are a letter; the others are noted by themselves."""
_FROM = {
    "letter": "z rejestru pism",
    "visit": "konsultacja zapisana w dzienniku",
    "failed_visit_step": "zapisano jako krok",
}
_Found = tuple[Sequence[Listed], FailedRow | None]


class AppointmentsTab(SectionsTab):
    """Reads the chain beside the window with the records below it.

    `begin_asked` gives the kind of record that a step is made with, and what is known of it.
    """

    begin_asked = Signal(str, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Terminy", APPOINTMENTS)
        self._chain: FailedRow | None = None

    def read_file(self, file: FamilyFile, owner: RecordRef) -> None:
        self.reader.read(partial(_found, owner), partial(self._take, file))

    def show_above(self, file: FamilyFile) -> None:
        chain = self._chain
        if chain is None:
            return
        failed = f"nieudane wizyty z rzędu: {chain.count}, ostatnia {short_date(chain.last)}"
        card = Card(_TITLE, failed)
        steps = TwoLineList(self._parts.look, _TITLE, RowStyle(), whole=True)
        steps.set_rows([self._row(one, chain.taken(one)) for one in FailedStep])
        steps.opened.connect(self._open)
        card.body.addWidget(steps)
        self.add(card)

    def _row(self, step: FailedStep, taken: StepTaken | None) -> TwoLineRow:
        title = capitalised(FAILED_STEP_LABELS[step])
        if taken is None:
            may_open = self._may_write("letter" if step in _BY_LETTER else "failed_visit_step")
            link = "Przygotuj" if may_open else ""
            badge = Badge("do zrobienia", "warn")
            return TwoLineRow(step, title, badge=badge, link=link, is_open=may_open)
        note = f"{short_date(taken.day)}, {_FROM[taken.record.kind]}"
        badge, may_open = Badge("zrobione", "ok"), self._may_write(taken.record.kind)
        return TwoLineRow(taken.record, title, note, badge=badge, is_open=may_open, strong=False)

    def _may_write(self, kind: str) -> bool:
        """Whether a form of the kind opens; letters are written by others too, and not beside a visitor."""
        needed = Right.LETTERS_WRITE if kind == "letter" else Right.CASEWORK_WRITE
        return self._parts.access.may(needed)

    def _take(self, file: FamilyFile, found: _Found) -> None:
        listed, self._chain = found
        self.show_listed(file, listed)

    def _open(self, key: object) -> None:
        """Look at what was done, or begin it."""
        if isinstance(key, RecordRef):
            self.sections.opened.emit(key)
        elif isinstance(key, FailedStep) and self._chain is not None:
            self.begin_asked.emit(*_beginning(key, self._chain, self._parts.today))


def _beginning(step: FailedStep, chain: FailedRow, today: date) -> tuple[str, Values]:
    """The kind of record that a step is made with, and what is known of it."""
    if step in _BY_LETTER:
        known = {"direction": LetterDirection.OUT.value, "kind": _BY_LETTER[step].value}
        return "letter", known | {"subject": capitalised(FAILED_STEP_LABELS[step])}
    known = {"case": str(chain.case), "visit": str(chain.visit)}
    return "failed_visit_step", known | {"step": step.value, "day": today.isoformat()}


def _found(owner: RecordRef, ask: Ask) -> _Found:
    return ask(lines_about, APPOINTMENTS, owner), ask(failed_chain, owner.id)
