"""How long the window is deaf: the longest single block of its thread, and in whose code it was.

A timer of the window's own ticks as often as its thread comes round; the gap between two ticks is a block. While a gap
grows, an alarm clock of the system notes the line that is worked at (POSIX), so that a block has a name. A second
thread that looks at the stacks would do it too, and takes the program down now and then.
"""

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

_TICK_MS = 1
_LOOK_S = 0.005
_NOTED_S = 0.020
_OWN = "mgops_desktop"
_HAS_ALARM = hasattr(signal, "setitimer")


@dataclass
class Block:
    """The window heard nothing for so many seconds; `cpu` are those in which its thread worked itself.

    `where` is the line of the program that was seen most often meanwhile.
    """

    seconds: float
    cpu: float = 0.0
    step: str = ""
    seen: dict[str, int] = field(default_factory=dict)

    @property
    def where(self) -> str:
        return max(self.seen, key=lambda one: self.seen[one]) if self.seen else ""

    def __str__(self) -> str:
        return f"{self.seconds * 1000:.0f} ms ({self.cpu * 1000:.0f} ms of work) {self.step}: {self.where}"


class Watchdog(QObject):
    """Watches the thread it is made in. `step` says what the user is doing now."""

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.blocks: list[Block] = []
        self._ticked, self._worked = time.perf_counter(), time.thread_time()
        self._seen: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def longest(self) -> Block:
        return max(self.blocks, key=lambda one: one.seconds, default=Block(0.0))

    def over(self, seconds: float) -> list[Block]:
        """The blocks that were longer, the longest first."""
        found = [one for one in self.blocks if one.seconds > seconds]
        return sorted(found, key=lambda one: -one.seconds)

    def begin(self) -> None:
        """Watch from now on."""
        self._tick()
        self._timer.start()
        if _HAS_ALARM:
            signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, _LOOK_S, _LOOK_S)

    def end(self) -> None:
        """Watch no more."""
        if _HAS_ALARM:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        self._tick()
        self._timer.stop()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap, seen = now - self._ticked, self._seen
        self._seen = {}
        if gap >= _NOTED_S:
            self.blocks.append(Block(gap, worked - self._worked, self.step, seen))
        self._ticked, self._worked = now, worked

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        if frame is not None and time.perf_counter() - self._ticked > _NOTED_S / 2:
            line = _own_line(frame)
            self._seen[line] = self._seen.get(line, 0) + 1


def _own_line(frame: FrameType) -> str:
    """The innermost line of the program itself in a stack."""
    for one in reversed(traceback.extract_stack(frame, limit=60)):
        if f"/{_OWN}/" in one.filename.replace("\\", "/"):
            return f"{one.filename.partition(_OWN)[2][1:]}:{one.lineno} {one.name}"
    return ""


@contextmanager
def watched() -> Iterator[Watchdog]:
    """Watch the window's thread meanwhile."""
    watchdog = Watchdog()
    watchdog.begin()
    try:
        yield watchdog
    finally:
        watchdog.end()
