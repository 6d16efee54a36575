"""The only reader of the shipped folders ui/, resources/ and db/.

They stand at the top of the checkout and, in a wheel or a frozen bundle, in `mgops_desktop/_files/`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_files"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parents[1]


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. `shipped("ui", "forms", "visit.ui")`.

    Raises FileNotFoundError naming the whole path.
    """
    path = _ROOT.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"shipped file missing: {path}")
    return path
