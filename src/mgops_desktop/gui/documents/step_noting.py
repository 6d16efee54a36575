"""How a step of a document on paper is noted: first what has to be asked about it, then the record."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.documents.office import Marked, Office
from mgops_desktop.gui.documents.refusal_bar import RefusalBar
from mgops_desktop.gui.documents.tells_bar import TellsBar
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.operations.documents.register import DocumentRow


class StepNoting(QObject):
    """Notes the steps of `row`; `noted` tells that nothing more is asked, `refused` why a step was not taken."""

    noted = Signal()
    refused = Signal(str)

    def __init__(
        self,
        view: QWidget,
        parts: Parts,
        office: Office,
        reader: Reader,
        refusal: RefusalBar,
        tells: TellsBar,
    ) -> None:
        super().__init__(view)
        self.row: DocumentRow | None = None
        self._parts, self._office, self._reader = parts, office, reader
        self._refusal, self._tells = refusal, tells
        self._step = (DocumentState.PRINTED, parts.today)

        refusal.given.connect(self._note)
        tells.answered.connect(self._note_with)

    def take(self, step: DocumentState, day: date) -> None:
        """Take a step: who refused is asked, what it writes into the records is told."""
        self._step = (step, day)
        if self.row is None:
            return
        if step is DocumentState.REFUSED and self._office.silent is not None:
            ask = partial(asked, self._office.silent, (self.row.id,))
            self._reader.read(ask, self._refusal.ask_of)
        elif self._office.tells is not None:
            ask = partial(asked, self._office.tells, (self.row.id, step, day))
            self._reader.read(ask, self._tell_records)
        else:
            self._note("")

    def _tell_records(self, words: str) -> None:
        """What a step also tells the records is written there only once somebody agrees."""
        if words:
            self._tells.ask_of(words)
        else:
            self._note("")

    def _note_with(self, words: str) -> None:
        self._note("", (words,) if words else ())

    def _note(self, remark: str, agreed: Sequence[str] = ()) -> None:
        """Note the step that was chosen; the page reads the list again and tells the new state."""
        if self.row is None:
            return
        step, day = self._step
        named = self._refusal.refusing if step is DocumentState.REFUSED else agreed
        try:
            self._parts.data.change(self._office.note, self.row.id, step, day, remark, named)
        except UserError as error:
            self.refused.emit(error.message)
        self.noted.emit()


def asked(question: Marked, arguments: Sequence[object], ask: Ask) -> Any:
    """Ask a question of the office; for a reader."""
    return ask(question, *arguments)
