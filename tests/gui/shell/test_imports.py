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
    loaded, _more = modules_after(imports.BEHIND)
    assert not [name for name in loaded if name.startswith(("PySide6", "mgops_desktop.gui"))]


def test_window_then_imports_nothing_but_its_own(imports):
    more = "from mgops_desktop.gui.shell.imports import IN_FRONT\n"
    more += "for name in IN_FRONT: import_module(name)"
    _loaded, then = modules_after(imports.BEHIND, more)
    own = "mgops_desktop.gui"
    assert not [
        name for name in then if name.startswith("mgops_desktop.") and not name.startswith(own)
    ]


def test_nothing_is_left_for_enter(imports):
    _loaded, then = modules_after(imports.IN_FRONT, "import mgops_desktop.gui.shell.work")
    assert not then
