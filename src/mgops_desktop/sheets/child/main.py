"""Entry of the child process: a request and a file on standard input, lines of JSON on standard output.

Nothing is caught here but what has a sentence of its own; any other failure of a library ends the process, and the
parent then says that the file is damaged.
"""

import json
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from mgops_desktop.sheets.child.archive import ZIP_MAGIC, check_archive, refuse_ole
from mgops_desktop.sheets.child.memory import limit_memory
from mgops_desktop.sheets.child.refusal import Refusal
from mgops_desktop.sheets.child.text_file import read_csv
from mgops_desktop.sheets.child.workbook import read_xlsx
from mgops_desktop.sheets.limits import Limits

_TEXT_FILES = (".csv", ".txt", ".tsv")


def main() -> None:
    """Answer one request."""
    # by number, because a frozen program with a window has no sys.stdin
    warnings.simplefilter("ignore")
    with open(0, "rb", closefd=False) as question, open(1, "wb", closefd=False) as out:
        request = json.loads(question.readline())
        limit_memory(request["limits"]["memory"])
        serve(request, question, out)


def serve(request: dict[str, Any], question: IO[bytes], out: IO[bytes]) -> None:
    """Read a file, write what is in it or why it is refused."""
    limits = Limits(**request["limits"])
    encode = json.JSONEncoder(default=_special, ensure_ascii=True).encode
    try:
        data = question.read()
        for line in _parts(data, request["name"], request["suffix"], limits):
            _answer(out, encode(line))
        _answer(out, '{"end": true}')
    except Refusal as refusal:
        _answer(out, encode({"refused": refusal.code, "detail": refusal.detail}))
    except MemoryError:
        _answer(out, '{"refused": "memory", "detail": {}}')


def _parts(data: bytes, name: str, suffix: str, limits: Limits) -> Iterator[Any]:
    if not data.strip():
        raise Refusal("empty")
    refuse_ole(data)
    if data.startswith(ZIP_MAGIC):
        check_archive(data, limits)
        return read_xlsx(data, limits)
    if suffix in _TEXT_FILES:
        return read_csv(data, name, limits)
    raise Refusal("not_workbook")


def _special(value: Any) -> Any:
    """What JSON has no word for: ["day", …], ["moment", …], ["time", …], ["duration", seconds]."""
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    if isinstance(value, timedelta):
        return ["duration", round(value.total_seconds())]
    return str(value)


def _answer(out: IO[bytes], line: str) -> None:
    out.write(line.encode() + b"\n")


if __name__ == "__main__":
    main()
