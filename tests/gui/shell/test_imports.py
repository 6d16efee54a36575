"""What is imported while the password is typed, asked of a program that has just begun."""

import json
import os
import subprocess
import sys

import pytest

_LOOK = """
import json, sys
from importlib import import_module
for name in {names}:
    import_module(name)
before = set(sys.modules)
{more}
print(json.dumps([sorted(before), sorted(set(sys.modules) - before)]))
"""


def modules_after(names, more=""):
    program = _LOOK.format(names=repr(names), more=more)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    told = subprocess.run(command, env=environment, capture_output=True, check=True)
    return [frozenset(found) for found in json.loads(told.stdout)]


@pytest.fixture(scope="module")
def imports():
    from mgops_desktop.gui.shell import imports  # noqa: PLC0415

    return imports


def test_background_imports_no_qt(imports):
    behind = (*imports.BEHIND_THE_FIRST_SCREEN, *imports.BEHIND_THE_PAGES)
    loaded, _more = modules_after(behind)
    assert not [name for name in loaded if name.startswith(("PySide6", "mgops_desktop.gui"))]


def own_of_the_program(names):
    return [one for one in names if one.startswith("mgops_desktop.")]


@pytest.mark.parametrize(
    ("behind", "front"),
    [
        (("BEHIND_THE_FIRST_SCREEN",), ("FIRST_SCREEN",)),
        (("BEHIND_THE_FIRST_SCREEN", "BEHIND_THE_PAGES"), ("FIRST_SCREEN", "PAGES")),
    ],
    ids=["first-screen", "pages"],
)
def test_window_then_imports_nothing_but_its_own(imports, behind, front):
    names = [name for one in behind for name in getattr(imports, one)]
    own = [name for one in front for name in getattr(imports, one)]
    _loaded, then = modules_after(names, f"for name in {own}: import_module(name)")
    assert not [one for one in own_of_the_program(then) if ".gui" not in one]


def test_no_page_is_left_to_import(imports):
    pages = "from mgops_desktop.gui import pages; from pkgutil import iter_modules\n"
    pages += (
        "for one in iter_modules(pages.__path__): import_module(f'{pages.__name__}.{one.name}')"
    )
    _loaded, then = modules_after((*imports.FIRST_SCREEN, *imports.PAGES), pages)
    assert not own_of_the_program(then)
