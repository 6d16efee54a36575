"""A folder before its password: taken at once, the password derived beside what is still imported."""

import gc
import threading
import weakref

import pytest
from tests.gui.centre import PASSWORD
from tests.gui.gallery import CLOCK

from mgops_desktop.domain.errors import FolderInUse, WrongPassword
from mgops_desktop.gui.shell import door as door_module
from mgops_desktop.gui.shell.door import Door
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.holding import hold


@pytest.fixture
def door(founded):
    made = Door(founded.empty)
    yield made
    made.let_go()


def test_password_is_derived_while_imports_still_go_on(door, monkeypatch):
    derived, imported = threading.Event(), []
    derive = keys.derive_key

    def deriving(*given):
        key = derive(*given)
        derived.set()
        return key

    def slow_imports(names):
        assert derived.wait(20)  # would never end if the password waited for the imports
        imported.append(names)

    monkeypatch.setattr(keys, "derive_key", deriving)
    monkeypatch.setattr(door_module, "import_behind", slow_imports)
    door.begin_unlocking("asystent", PASSWORD)
    opened = door.open(CLOCK)
    opened.shut()
    assert len(imported) == 1
    assert opened.unlocked.login == "asystent"


def test_wrong_password_opens_nothing_and_the_right_one_then_does(door):
    door.begin_unlocking("asystent", "nie to")
    with pytest.raises(WrongPassword):
        door.open(CLOCK)
    door.begin_unlocking("asystent", PASSWORD)
    door.open(CLOCK).shut()


def test_nobody_holds_the_keys_once_the_folder_is_shut(door):
    door.begin_unlocking("asystent", PASSWORD)
    opened = door.open(CLOCK)
    keys_of_account = weakref.ref(opened.unlocked)
    opened.shut()
    del opened
    gc.collect()
    assert keys_of_account() is None


def test_folder_in_use_is_told_though_the_password_is_right(founded, door):
    with hold(DataFolder(founded.empty)):
        door.begin_unlocking("asystent", PASSWORD)
        with pytest.raises(FolderInUse):
            door.open(CLOCK)
