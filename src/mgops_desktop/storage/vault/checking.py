"""Proving a finished copy of a database: opened anew, looked through, compared with what the original said."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .connection import Connection, friendly_errors, open_copy
from .errors import BackupFailed
from .verify import (
    Facts,
    broken_pages,
    broken_references,
    broken_structure,
    differences,
    read_facts,
)

Look = Callable[[Connection], list[str]]
_AT_ONCE = 2
"""SQLite looks through a file outside of Python's lock; more than two at once would slow down the work of the user."""


@dataclass(frozen=True)
class Proof:
    """What is to be proved of one copy."""

    path: Path
    key: bytes
    expected: Facts


def check_copy(copy: Path, key: bytes, expected: Facts) -> None:
    """Open a finished file with new read-only connections; BackupFailed unless it is whole and as expected."""
    with proved_meanwhile([Proof(copy, key, expected)]):
        pass


@contextmanager
def proved_meanwhile(proofs: Sequence[Proof]) -> Iterator[None]:
    """Check copies while the block works; leaving the block raises BackupFailed unless all are whole and as expected.

    Of each copy the structure is looked through by one connection and everything else by another: half the time.
    """
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        looks = [(proof, pool.submit(_look, proof, broken_structure)) for proof in proofs]
        looks += [(proof, pool.submit(_look, proof, _content_of(proof))) for proof in proofs]
        yield
        for proof in proofs:
            _require_whole(proof, [look for of, look in looks if of is proof])


def _require_whole(proof: Proof, looks: Sequence[Future[list[str]]]) -> None:
    problems = [problem for look in looks for problem in look.result()]
    if problems:
        raise BackupFailed(
            f"Plik {proof.path.name} nie przeszedł sprawdzenia: {'; '.join(problems[:3])}."
        )


def _look(proof: Proof, look: Look) -> list[str]:
    with (
        closing(open_copy(proof.path, proof.key)) as connection,
        friendly_errors(proof.path.name),
    ):
        return look(connection)


def _content_of(proof: Proof) -> Look:
    return partial(_wrong_content, proof.expected)


def _wrong_content(expected: Facts, connection: Connection) -> list[str]:
    # once a page has failed, the connection refuses every further one
    return broken_pages(connection) or (
        differences(expected, read_facts(connection)) + broken_references(connection)
    )
