"""The one window of the program: it shows the door, the work, or what is being done with the data."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QStackedWidget, QWidget

from mgops_desktop.files import shipped

_WIDTH, _HEIGHT = 1366, 768


class ProgramWindow(QStackedWidget):
    """Shows one screen at a time. Closing it only asks; the program closes it once all is safe."""

    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self.setWindowTitle("MGOPS Desktop")
        self.setWindowIcon(QIcon(str(shipped("resources", "icons", "mgops.png"))))
        self.resize(_WIDTH, _HEIGHT)

    def show_screen(self, screen: QWidget, keep: QWidget | None = None) -> None:
        """Show a screen in place of the one before, which is gone for good unless it is to be kept."""
        before = self.currentWidget()
        if before is screen:
            return
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        screen.setFocus()
        if before is not None and before is not keep:
            self.removeWidget(before)
            before.hide()
            before.deleteLater()

    def drop(self, screen: QWidget) -> None:
        """Let a screen go that waited behind another."""
        if self.indexOf(screen) >= 0 and screen is not self.currentWidget():
            self.removeWidget(screen)
            screen.deleteLater()

    def close_for_good(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self.close_asked.emit()  # where nothing is open, this answers at once with close_for_good
        event.setAccepted(self._may_close)
