"""Reads a workbook or a CSV file in a child process; only FileRefused comes out (reliability 4.5).

The file is a stranger's: it is unpacked by a process that has neither data folder nor key, with limits on size, memory
and time. The child is `sheets.child.main`.
"""

import json
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.sheets.child.call import child_call, child_environment
from mgops_desktop.sheets.limits import LIMITS, MEGABYTE, Limits
from mgops_desktop.sheets.raw import Cell, RawRow, RawSheet, RawWorkbook
from mgops_desktop.sheets.refusals import sentence

_CHECK_EVERY = 1_000
_MINUTES_OF_A_DAY = 24 * 60
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_file(
    path: Path,
    *,
    limits: Limits = LIMITS,
    progress: Callable[[int], None] = lambda _rows: None,
) -> RawWorkbook:
    """Read a file whole.

    `progress` is told the number of rows read so far; what it raises stops the reading. Raises FileRefused, with a
    Polish sentence, for everything that is not a readable workbook or CSV file within the limits.
    """
    answers: tuple[RawSheet, ...] | None = None
    with suppress(*_NO_MEMORY):
        answers = _read(path, limits, progress)
    if (
        answers is None
    ):  # here the error is gone, and what was read with it: refusing needs memory too
        raise _refused("memory")
    if not answers:
        raise _refused("no_sheets")
    return RawWorkbook(path.name, answers)


_NO_MEMORY = (MemoryError, SystemError)
"""Parts of Python written in C fail without saying why where there is no memory left even for that."""


def _read(path: Path, limits: Limits, progress: Callable[[int], None]) -> tuple[RawSheet, ...]:
    data = _content(path, limits)
    with _Child(limits.seconds) as child:
        child.send(request_for(path, limits) + data)
        answers = understood(child.lines(), progress)
        if answers is None:
            raise _refused("time" if child.is_late else "damaged", most=int(limits.seconds))
    return answers


def request_for(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the line that precedes the file on its way to the child."""
    request = {"name": path.stem, "suffix": path.suffix.lower(), "limits": asdict(limits)}
    return json.dumps(request).encode() + b"\n"


def understood(
    lines: Iterable[bytes], progress: Callable[[int], None] = lambda _rows: None
) -> tuple[RawSheet, ...] | None:
    """Return the sheets that a child answered, None for an answer that breaks off.

    Raises FileRefused when the child refused the file.
    """
    found: list[tuple[str, list[RawRow]]] = []
    count = 0
    for line in lines:
        try:
            answer = json.loads(line)
        except ValueError:
            return None  # killed in the middle of a line
        if isinstance(answer, list):
            number, cells = answer
            found[-1][1].append(RawRow(number, tuple(map(_cell, cells))))
            count += 1
            if count % _CHECK_EVERY == 0:
                progress(count)
        elif "refused" in answer:
            raise _refused(answer["refused"], **answer["detail"])
        elif "end" in answer:
            return tuple(RawSheet(title, tuple(rows)) for title, rows in found)
        else:
            found.append((answer["sheet"], []))
    return None


def _content(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_size + 1)
    except OSError as error:
        raise _refused("unreadable") from error
    if not data:
        raise _refused("empty")
    if len(data) > limits.file_size:
        raise _refused("file_size", most=limits.file_size // MEGABYTE)
    return data


class _Child:
    """The child process: killed when time is over, and in any case when the block is left."""

    def __init__(self, seconds: float) -> None:
        self.is_late = False
        self._process = _started()
        self._timer = threading.Timer(seconds, self._time_is_over)

    def __enter__(self) -> "_Child":
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()
        self._process.kill()
        _close_quietly(self._process.stdin)
        _close_quietly(self._process.stdout)
        self._process.wait()

    def send(self, question: bytes) -> None:
        """Hand over request and file; a child that dies meanwhile shows in its answer."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(question)
            self._process.stdin.close()
        except OSError:
            return

    def lines(self) -> IO[bytes]:
        """What the child answers, line by line."""
        assert self._process.stdout is not None
        return self._process.stdout

    def _time_is_over(self) -> None:
        self.is_late = True
        self._process.kill()


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            child_call(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            cwd=tempfile.gettempdir(),
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise _refused("no_process") from error


def _close_quietly(pipe: IO[bytes] | None) -> None:
    """Close a pipe whose other end may be dead and never have read what was written."""
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        return


def _cell(value: Any) -> Cell:
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    kind, content = value
    if kind == "moment":
        moment = datetime.fromisoformat(content)
        return moment.date() if moment.time() == time() else moment
    if kind == "day":
        return date.fromisoformat(content)
    if kind == "time":
        return time.fromisoformat(content)
    return _time_of_day(content)


def _time_of_day(seconds: int) -> Cell:
    """A duration under a day is how some programs write an hour; a longer one is shown as text."""
    minutes = seconds // 60
    if 0 <= minutes < _MINUTES_OF_A_DAY:
        return time(minutes // 60, minutes % 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _refused(code: str, **detail: int | str) -> FileRefused:
    return FileRefused(sentence(code, **detail))
