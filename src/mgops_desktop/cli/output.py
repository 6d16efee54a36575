"""What the command line prints, and where."""

import json
import sys
import traceback
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID

from mgops_desktop.domain.errors import Problem, UserError


def use_utf8() -> None:
    """Both streams are UTF-8 with plain line ends on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")


def put_json(value: Mapping[str, Any]) -> None:
    """Print a result on standard output."""
    _put(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def put_line(text: str) -> None:
    """Print the only line of a command whose result is one (the recovery code)."""
    _put(sys.stdout, text)


def say(text: str) -> None:
    """Tell the user something, on standard error."""
    _put(sys.stderr, text)


def fail(error: UserError, *, as_json: bool) -> int:
    """Tell what is wrong and what to do; returns the exit code."""
    if as_json:
        details = [_detail(problem) for problem in error.problems]
        put_json({"error": {"code": error.exit_code, "message": error.message, "details": details}})
    else:
        say(error.message)
        for problem in error.problems:
            say(f"  {_where(problem)}{problem.message}")
    return error.exit_code


def failure_of(error: Exception, *, as_json: bool, code: int) -> int:
    """Tell of a fault of the program: where in the program, never what was in the data."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    message = f"Błąd programu ({told}). Dane są nietknięte."
    if as_json:
        put_json({"error": {"code": code, "message": message, "details": []}})
    else:
        say(message)
    return code


def _put(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()


def _detail(problem: Problem) -> dict[str, Any]:
    return {
        name.name: getattr(problem, name.name)
        for name in fields(problem)
        if getattr(problem, name.name) is not None
    }


def _where(problem: Problem) -> str:
    parts = [problem.sheet, f"wiersz {problem.row}" if problem.row else None, problem.column]
    where = ", ".join(part for part in parts if part)
    return f"{where}: " if where else ""


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID | Path):
        return str(value)
    raise TypeError(f"not for JSON: {type(value).__name__}")
