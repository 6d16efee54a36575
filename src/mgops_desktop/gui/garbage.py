"""Looking for cycles on the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1_000


class WindowGarbage(QObject):
    """Python looks for cycles in whichever thread happens to make an object.

    A widget in a cycle would then be destroyed beside the window's thread, and the program could go down with it.
    `end` leaves it to Python again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again: the window is closed."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        """Collect as Python would have done by now."""
        grown = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(grown) if count > most]
        if due:
            gc.collect(max(due))
