"""What the records are: one module per subject, every class on the record base."""

from mgops_desktop.storage.tables import (  # noqa: F401  registers every table
    account,
    attachment,
    blue_card,
    casework,
    centre,
    counselling,
    court,
    family,
    foster_care,
    furniture,
    plan,
    report,
    staff,
    visit,
)
from mgops_desktop.storage.tables.base import BASES, Compartment, Record, add_length_checks

for _base in BASES.values():
    add_length_checks(_base.metadata)


def record_classes() -> list[type[Record]]:
    """Return every class on the record base, of all compartments."""
    return [
        mapper.class_
        for base in BASES.values()
        for mapper in base.registry.mappers
        if issubclass(mapper.class_, Record)
    ]


KINDS: dict[str, type[Record]] = {cls.__tablename__: cls for cls in record_classes()}  # type: ignore[attr-defined]
"""Record kinds by their name (the table's)."""

__all__ = ["BASES", "KINDS", "Compartment", "Record", "record_classes"]
