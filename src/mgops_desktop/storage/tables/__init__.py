"""What the records are: one module per subject, every class on the record base."""

from sqlalchemy import Index, Table

from mgops_desktop.storage.tables import (  # noqa: F401  registers every table
    accepted_month,
    account,
    attachment,
    blue_card,
    blue_card_bodies,
    blue_card_course,
    blue_card_work,
    card_papers,
    casework,
    centre,
    counselling,
    court,
    day,
    diagnosis,
    document,
    exchange,
    family,
    foster_care,
    furniture,
    intervention,
    kinship,
    likeness,
    meeting,
    plan,
    reminder,
    report,
    staff,
    statement,
    visit,
    word_template,
)
from mgops_desktop.storage.tables.base import BASES, Compartment, Numbered, Record


def record_classes() -> list[type[Record]]:
    """Return every class on the record base, of all compartments, by the name of its table."""
    mapped = [mapper.class_ for base in BASES.values() for mapper in base.registry.mappers]
    return sorted((cls for cls in mapped if issubclass(cls, Record)), key=_name)


def _name(cls: type[Record]) -> str:
    name: str = cls.__tablename__  # type: ignore[attr-defined]
    return name


def _index_bin() -> None:
    """Find what lies in the bin without reading the whole table: it is shown by the numbered records."""
    for cls in record_classes():
        table = cls.__table__  # type: ignore[attr-defined]
        assert isinstance(table, Table)
        if issubclass(cls, Numbered):
            binned = table.c.binned_at
            only = binned.is_not(None)
            Index(f"ix_{table.name}_binned", binned, sqlite_where=only)


_index_bin()

KINDS: dict[str, type[Record]] = {_name(cls): cls for cls in record_classes()}
"""Record kinds by their name (the table's)."""

__all__ = ["BASES", "KINDS", "Compartment", "Record", "record_classes"]
