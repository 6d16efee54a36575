"""Section J of the catalogue: children of the municipality in foster care."""

from typing import Any

from tests.acceptance.counter.aftercare import family_of_placement
from tests.acceptance.counter.dates import ONE_DAY, is_active, is_valid
from tests.acceptance.counter.sheets import Figures, Sheets

FAMILY_CARE = ("kinship", "non_professional", "professional", "family_home")
INSTITUTIONS = [
    "socialisation",
    "intervention",
    "specialist",
    "family_type",
    "regional_therapy",
    "pre_adoption",
]


def count_foster_care(sheets: Sheets, figures: Figures) -> None:
    term = figures.term
    active = [row for row in sheets.all("placement") if is_active(row, term)]
    key = "foster_children_in_year"
    figures.persons(key, _children(sheets, active))
    for name, forms in (
        ("family_care", FAMILY_CARE),
        ("institutional_care", INSTITUTIONS),
        *((form, (form,)) for form in (*FAMILY_CARE, *INSTITUTIONS)),
    ):
        of_form = [row for row in active if row["form"] in forms]
        figures.put(f"{key}_{name}", len(_children(sheets, of_form)))
    figures.put("foster_families", _carers(active, FAMILY_CARE))
    figures.put("care_institutions", _carers(active, INSTITUTIONS))
    placed = [row for row in active if row["began"] in term and not _was_in_care(sheets, row)]
    figures.persons("foster_children_placed", _children(sheets, placed))
    for reason in ("returned", "adopted", "came_of_age"):
        rows = [
            row for row in active if row.get("ended") in term and row.get("end_reason") == reason
        ]
        figures.persons(f"foster_children_{reason}", _children(sheets, rows))


def _children(sheets: Sheets, rows: list[dict[str, Any]]) -> dict[str, str | None]:
    """Distinct children, each with the family of his last placement."""
    ordered = sorted(rows, key=lambda row: (row["began"], row["number"]))
    return {row["child"]: family_of_placement(sheets, row) for row in ordered}


def _carers(rows: list[dict[str, Any]], forms: Any) -> int:
    return len({row["carer"] for row in rows if row["form"] in forms and row.get("carer")})


def _was_in_care(sheets: Sheets, placement: dict[str, Any]) -> bool:
    before = placement["began"] - ONE_DAY
    return any(
        row["child"] == placement["child"] and is_valid(row, before)
        for row in sheets.all("placement")
    )
