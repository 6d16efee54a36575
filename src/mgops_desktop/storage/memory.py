"""How the program keeps its memory: looking for cycles seldom, giving back what large work let go."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_BETWEEN_COLLECTIONS = (20_000, 20, 50)


def collect_garbage_seldom() -> None:
    """Let Python look for cycles less often, from the first import on.

    Rows and imported modules are many and make none; looking through them took half the time of a question and a fifth
    of the start.
    """
    gc.set_threshold(*_BETWEEN_COLLECTIONS)


@contextmanager
def making_no_cycles() -> Iterator[None]:
    """Do not look for cycles while many rows are read and counted: they make none."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


@contextmanager
def making_what_stays() -> Iterator[None]:
    """Do not look for cycles in what is made now, nor later: imported modules and mapped tables stay to the end."""
    with making_no_cycles():
        try:
            yield
        finally:
            gc.freeze()


def give_back_free_memory() -> None:
    """Ask the C library, where it can be asked (glibc): it keeps what was freed otherwise."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  heavy

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
