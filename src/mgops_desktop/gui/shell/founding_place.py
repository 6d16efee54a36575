"""The fourth step of the first run: a second place for backups, tried by writing there, or none for now."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.gui.asked_form import Asked, FieldsForm, a_line
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.pick_path import pick_folder
from mgops_desktop.gui.shell.founding_steps import Step
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.operations.backup_place import check_place

_WHY = (
    "Program sam robi kopie w folderze danych. Druga kopia gdzie indziej ratuje dane, gdy dysk się zepsuje albo laptop "
    "zginie. Program dopisuje ją sam, gdy to miejsce jest podłączone. Kopie są zaszyfrowane."
)
_WITHOUT = (
    "Bez drugiego miejsca awaria dysku, kradzież albo pożar zabierze dane razem z kopiami. Miejsce można wskazać "
    "później: Ustawienia, Kopie."
)
_HELP = "Nośnik USB, inny dysk albo folder sieciowy."
_EMPTY = "Wskaż folder albo wybierz „Na razie bez drugiego miejsca”."
_ONCE_MORE = "{warning} Jeżeli tak ma być, naciśnij „Dalej” jeszcze raz."
_CHECKING = "Sprawdzam, czy można tu zapisywać…"
_FAULT = "Nie udało się sprawdzić tego miejsca. Wskaż inne albo pomiń ten krok."


class PlaceStep(Step):
    """`place` is None where the step was skipped."""

    short = "Kopie"

    def __init__(self, kit: FieldKit, tasks: Tasks, data: Path) -> None:
        super().__init__("Miejsce na kopie", _WHY)
        self._tasks = tasks
        self._data = data
        self._confirmed = ""
        self.place: Path | None = None
        self.form = FieldsForm(kit, [Asked("place", "Folder na kopie", a_line, False, _HELP, True)])
        self.notices = NoticeBar(kit.look)
        self.pick = Button(kit.look, "Wskaż folder…", "folder")
        self.skip = Button(kit.look, "Na razie bez drugiego miejsca")
        self._lay_out()

        self.form.at_end = self.try_to_pass
        self.form.edited.connect(self._forget)
        self.pick.clicked.connect(self._pick)
        self.skip.clicked.connect(self._skip)

    def first(self) -> QWidget:
        return self.form.wrapper("place").input

    def try_to_pass(self) -> None:
        text = str(self.form.values()["place"] or "").strip()
        if not text:
            self._show([Problem(_EMPTY, field="place")])
            return
        self._show(())
        self.notices.show_notice(_CHECKING, lasting=True)
        self.setEnabled(False)
        task = self._tasks.run(
            partial(check_place, Path(text), self._data), self._take, self._refuse
        )
        task.broken.connect(partial(self._refuse, UserError(_FAULT)))

    def _take(self, warning: str) -> None:
        self._end_check()
        text = str(self.form.values()["place"] or "").strip()
        if warning and self._confirmed != text:
            self._confirmed = text
            self.notices.show_notice(_ONCE_MORE.format(warning=warning), "warn", lasting=True)
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.place = Path(text)
        self.passed.emit()

    def _refuse(self, error: UserError) -> None:
        self._end_check()
        self._show([Problem(error.message, field="place")])

    def _end_check(self) -> None:
        self.setEnabled(True)
        self.notices.clear()

    def _show(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems)

    def _forget(self) -> None:
        self._confirmed = ""
        self.notices.clear()

    def _pick(self) -> None:
        chosen = pick_folder(self, "Miejsce na kopie", Path.home())
        if chosen is not None:
            self.form.set_values({"place": str(chosen)})
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _skip(self) -> None:
        self._show(())
        self.notices.clear()
        self.place = None
        self.passed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pick)
        row.addStretch(1)
        self.column.addWidget(self.form)
        self.column.addLayout(row)
        self.column.addWidget(self.notices)
        self.column.addSpacing(8)
        self.column.addWidget(label(_WITHOUT, "second", "muted", wraps=True))
        self.column.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignLeft)
