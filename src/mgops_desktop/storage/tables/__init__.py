"""What the records are: one module per subject, every class on the record base."""

from mgops_desktop.storage.tables import (  # noqa: F401  registers every table
    accepted_month,
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
    likeness,
    plan,
    report,
    staff,
    visit,
)
from mgops_desktop.storage.tables.base import BASES, Compartment, Record


def record_classes() -> list[type[Record]]:
    """Return every class on the record base, of all compartments, by the name of its table."""
    mapped = [mapper.class_ for base in BASES.values() for mapper in base.registry.mappers]
    return sorted((cls for cls in mapped if issubclass(cls, Record)), key=_name)


def _name(cls: type[Record]) -> str:
    name: str = cls.__tablename__  # type: ignore[attr-defined]
    return name


KINDS: dict[str, type[Record]] = {_name(cls): cls for cls in record_classes()}
"""Record kinds by their name (the table's)."""

__all__ = ["BASES", "KINDS", "Compartment", "Record", "record_classes"]
