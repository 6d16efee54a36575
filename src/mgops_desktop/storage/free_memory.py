"""Giving back to the system what was freed after large work; the C library of Linux keeps it otherwise."""

import sys


def give_back_free_memory() -> None:
    """Ask the C library, where it can be asked (glibc)."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  heavy

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
