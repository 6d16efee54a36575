"""Importing without PySide reading along.

Once PySide is there, it reads the source of every module that is imported after it and looks for its own name, to know
where its optional features (snake_case, true_property) may be switched on. This program switches none on. For the
thousand modules of a start that is 14 MB of text kept in memory and a fifth of the import time.
"""

import importlib
import linecache

_READER = "_mod_uses_pyside"


def stop_reading_sources() -> None:
    """Tell PySide that no module uses its features. Where its inner parts differ, all stays as it is."""
    importlib.import_module("PySide6.QtCore")
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, _READER):
        vars(feature)[_READER] = lambda _module: False
        linecache.clearcache()  # the sources that were read until now
