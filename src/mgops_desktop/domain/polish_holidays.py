"""Statutory holidays of a year, from the library `holidays`, without its 270 other countries.

Importing any country runs the library's package of countries, which imports all of them: 15 MB and up to half a second
at every start. The package is therefore registered without being run.
"""

import importlib
import importlib.util
import sys
from datetime import date
from functools import cache
from typing import Any

_COUNTRIES = "holidays.countries"


def statutory_holidays(year: int) -> dict[date, str]:
    """Return the holidays in force in a year with their Polish names."""
    return dict(_poland()(years=year, language="pl").items())


@cache
def _poland() -> Any:
    if _COUNTRIES not in sys.modules:
        spec = importlib.util.find_spec(_COUNTRIES)
        if spec is None:
            raise ModuleNotFoundError(_COUNTRIES)
        sys.modules[_COUNTRIES] = importlib.util.module_from_spec(spec)
    return importlib.import_module(f"{_COUNTRIES}.poland").Poland
