"""Sizes of files in words."""

_STEP = 1024
_UNITS = ("B", "kB", "MB", "GB", "TB")


def size_in_words(size: int) -> str:
    """Return e.g. "3,4 MB"; from ten on without a fraction."""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    digits = 0 if amount >= 10 or unit == 0 else 1
    return f"{amount:.{digits}f}\N{NO-BREAK SPACE}{_UNITS[unit]}".replace(".", ",")
