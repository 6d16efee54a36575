"""The figures of two published annual reports, the project's own copy (data/figures.csv)."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "figures.csv"


@dataclass(frozen=True)
class Published:
    """One printed figure: its line in the material, its key there and in the catalogue.

    `label` is the wording beside which our own report prints it, `under` that of the whole above where the label alone
    says too little, `column` its place in the row.
    """

    line: int
    place: str
    year: int
    key: str
    value: Decimal
    catalogue_key: str
    part_of: str
    part_kind: str
    label: str
    under: str
    column: int


@cache
def published() -> tuple[Published, ...]:
    """All lines of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Published(
                **{**row, "line": int(row["line"]), "year": int(row["year"])}
                | {"column": int(row["column"])}
                | {"value": Decimal(row["value"])}
            )
            for row in csv.DictReader(file)
        )


def published_of(place: str) -> list[Published]:
    return [one for one in published() if one.place == place]
