"""The backups on the start page: the last checked one, the second place, and the way to both."""

import re

from PySide6.QtCore import Signal

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.backup_report import BackupReport
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import SETTINGS, Target
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

_ICONS = {
    "muted": ("clock", "w porządku"),
    "ok": ("circle-check", "w porządku"),
    "warn": ("triangle-alert", "wymaga uwagi"),
    "danger": ("circle-alert", "pilne"),
}
_PARTS = re.compile(", | · ")
"""Between how old the newest backup is and what else is to be said of the backups."""


class BackupCard(Card):
    """Follows what is known of the backups; `asked` gives where a row leads, for those who may look after them."""

    asked = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__("Kopie zapasowe")
        self._custody = parts.custody
        self._leads = parts.access.may(Right.BACKUP)
        style = RowStyle(chevrons=False, wraps=True, whole_titles=True)
        self.list = TwoLineList(parts.look, "Kopie zapasowe", style, whole=True)
        self.body.addWidget(self.list)
        self.list.opened.connect(self._ask)
        if self._custody is not None:
            self._custody.reported.connect(self._show)
        self._show()

    @property
    def is_told(self) -> bool:
        """Whether anything is known of the backups."""
        return self._custody is not None and self._custody.report is not None

    def _show(self) -> None:
        report = self._custody.report if self._custody is not None else None
        self.list.set_rows(self._rows(report) if report is not None else [])

    def _rows(self, report: BackupReport) -> list[TwoLineRow]:
        place = f"w folderze {report.place}" if report.place else ""
        words, *rest = _PARTS.split(report.words)
        rows = [self._row("first", words, ", ".join(rest) or place, report.tone, place)]
        if report.second:
            place = str(
                report.second_place or "Wybierz nośnik USB, inny dysk albo folder sieciowy."
            )
            rows.append(self._row("second", report.second, place, report.second_tone, place))
        return rows

    def _row(self, key: str, words: str, note: str, tone: str, place: str) -> TwoLineRow:
        icon, said = _ICONS[tone]
        return TwoLineRow(
            *(key, words, note),
            icon=icon,
            icon_tone=tone,
            icon_words=said,
            more="" if note == place else place,
            is_open=self._leads,
            strong=False,
        )

    def _ask(self, _key: object) -> None:
        self.asked.emit(Target(SETTINGS, None, "backups"))
