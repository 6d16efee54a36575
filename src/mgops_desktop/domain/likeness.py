"""Whether two names are probably those of one person."""

from difflib import SequenceMatcher

from mgops_desktop.domain.text import search_key

_LIKENESS = 0.85


def name_key(surname: str, first_name: str) -> str:
    """Fold a name for comparison; the order of surname and first name does not matter."""
    return " ".join(sorted(search_key(f"{surname} {first_name}").split()))


def are_alike(one: str, other: str) -> bool:
    """Whether two folded names differ by no more than a slip of the pen."""
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= _LIKENESS and matcher.ratio() >= _LIKENESS
