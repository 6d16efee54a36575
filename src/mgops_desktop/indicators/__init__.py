"""Every number the program prints: one query gives the list and the value.

One module per subject enters its indicators into the catalogue; `compute` in `engine` is how they are asked.
"""

from mgops_desktop.indicators import (  # noqa: F401  each enters its indicators into the catalogue
    aftercare,
    blue_card,
    blue_card_bodies,
    blue_card_course,
    blue_card_forms,
    blue_card_persons,
    blue_card_timeliness,
    casework,
    counselling,
    court,
    foster_care,
    household,
    interventions,
    meetings,
    plans,
    staff,
    visits,
)
from mgops_desktop.indicators.engine import compute

__all__ = ["compute"]
