"""What must or should hold in a record: the same for what is typed in and what is imported.

`rows` looks at one record by itself. The other modules, one per subject, also ask what is stored beside it; they are
for the forms, where one record comes at a time.
"""

from functools import cache
from importlib import import_module

SUBJECTS: tuple[str, ...] = (
    "duplicates",
    "family",
    "household",
    "kinship",
    "casework",
    "closing",
    "assignment",
    "diagnosis",
    "statement",
    "way_in",
    "plan",
    "visit",
    "day",
    "work_time",
    "assessment",
    "aftercare",
    "court",
    "letter",
    "meeting",
    "intervention",
    "foster_care",
    "child_in_care",
    "counselling",
    "blue_card",
    "blue_card_group",
    "blue_card_bodies",
    "blue_card_course",
    "blue_card_work",
    "blue_card_forms",
    "card_papers",
    "blue_card_protection",
    "blue_card_steps",
    "staff",
    "qualification",
    "report",
    "centre",
)
"""The modules with rules; a new one is entered here."""


@cache
def load() -> None:
    """Import the rules of every subject, once, when the first record is stored."""
    for subject in SUBJECTS:
        import_module(f"{__name__}.{subject}")
