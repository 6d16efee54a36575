"""All benchmarks as one table: python -m tests.benchmarks [--only NAME …] [--json FILE] [--data DIR] [--cpu].

Data are the program's own practice data. The exit code is 1 if a ratio to a baseline of the same run is not kept;
absolute times depend on the machine and are only shown. Times of the tests and of `.ci/run` are printed there.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from tests.benchmarks.rows import CLOCK, Row, table

SUBJECTS = (
    *(
        "start",
        "pages",
        "blocks",
        "search",
        "figures",
        "pdf",
        "pictures",
        "casework",
        "procedure",
        "closing",
        "growth",
        "importing",
        "blue_card",
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parsed(arguments)
    if given.cpu:
        os.environ[CLOCK] = "cpu"
    with tempfile.TemporaryDirectory(prefix="mgops-benchmarks-") as made:
        place = given.data or Path(made)
        place.mkdir(parents=True, exist_ok=True)
        rows = list(_measured(given.only or SUBJECTS, place))
    print(table(rows))
    if given.json:
        text = json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2)
        given.json.write_text(text + "\n", encoding="utf-8")
    return 0 if all(row.ratio_is_kept for row in rows) else 1


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--only", action="append", choices=SUBJECTS, help="one subject")
    parser.add_argument("--json", type=Path, help="write the rows to a file too")
    parser.add_argument(
        "--cpu", action="store_true", help="measure processor time, on a busy machine"
    )
    parser.add_argument("--data", type=Path, help="keep the practice data here for the next run")
    return parser.parse_args(arguments)


def _measured(subjects: Sequence[str], place: Path) -> Iterator[Row]:
    from tests.benchmarks.centres import Centres  # noqa: PLC0415 - after the options: they may only ask for help

    centres = Centres(place)
    for name in subjects:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows: Callable[[Centres], Iterator[Row]] = import_module(f"tests.benchmarks.{name}").rows
        yield from rows(centres)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
