"""How a child process is called: the same way from Python and from a frozen bundle.

There are two: one unpacks workbooks, one looks for codes on scans. Python runs `-m` with the module's name by itself.
In a frozen bundle `sys.executable` is the program, which
gets the same arguments; its entry points ask `is_child_call` before anything else and then run the module. So nobody
has to know whether the program is frozen.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

MODULE = "mgops_desktop.sheets.child.main"
SCAN_MODULE = "mgops_desktop.operations.documents.scan_child"
_MODULES = (MODULE, SCAN_MODULE)
_PACKAGES = Path(__file__).resolve().parents[3]
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "LANG")


def child_call(module: str = MODULE) -> list[str]:
    """Return the command line of a child process."""
    return [sys.executable, "-m", module]


def is_child_call(argv: Sequence[str]) -> bool:
    """Whether this process was started as a child (`sys.argv` of a frozen bundle)."""
    return any(list(argv[1:3]) == ["-m", module] for module in _MODULES)


def run_child(argv: Sequence[str]) -> None:
    """Be the child that the command line names."""
    import_module(argv[2]).main()


def child_environment() -> dict[str, str]:
    """Return the environment of the child: no password, no import from the working folder.

    openpyxl's switch for defusedxml is off because the child refuses every DTD in every part before openpyxl sees
    it: stricter, and twice as fast as the pure Python parser that defusedxml falls back to.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_PACKAGES),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        "OPENPYXL_LXML": "False",
        "OPENPYXL_DEFUSEDXML": "False",
    }
