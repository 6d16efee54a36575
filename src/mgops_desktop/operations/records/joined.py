"""Records entered in one form with what ties them to their owner: a new person with her place in the family."""

from collections.abc import Mapping
from dataclasses import dataclass

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.values import FormValue


@dataclass(frozen=True)
class Join:
    """The kind that ties a new record to its owner, and the columns by which it refers to both.

    `since` is the owner's own day from which on most of what belongs to it has belonged to it.
    """

    kind: str
    record: str
    owner: str
    since: str

    def field(self, column: str) -> str:
        """The name of a column of the tie in the form of the record."""
        return f"{self.kind}.{column}"

    def is_asked(self, column: str) -> bool:
        """Whether a column is a field of the form: what the form itself says is not asked."""
        return column not in ("number", self.record, self.owner)

    def split(self, given: Mapping[str, FormValue]) -> Mapping[str, FormValue]:
        """Return what stands in the fields of the tie, by its own columns."""
        prefix = self.field("")
        return {
            name.removeprefix(prefix): value
            for name, value in given.items()
            if name.startswith(prefix)
        }


_JOINS = {
    ("person", "family"): Join("membership", "person", "family", "on_record_from"),
    ("party", "procedure"): Join("participation", "party", "procedure", "began"),
}


def join_of(kind: str, owner: RecordRef | None) -> Join | None:
    """Return what ties a new record of this kind to the owner that it is entered from, None where nothing must."""
    return _JOINS.get((kind, owner.kind)) if owner is not None else None


def newcomers(kind: str, owner: RecordRef | None) -> str | None:
    """Return the kind that is entered together with a tie of this kind, e.g. a person with a membership."""
    if owner is None:
        return None
    return next(
        (new for (new, owned), join in _JOINS.items() if (join.kind, owned) == (kind, owner.kind)),
        None,
    )
