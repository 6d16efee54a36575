"""What was counted before the program was used, and what was not recorded at all."""

from datetime import date

from tests.acceptance.counter.dates import ONE_DAY, Row, plus_months
from tests.acceptance.counter.sheets import Figures, Sheets

WHOLE_OF = {
    "assistant_visits_home": "assistant_visits",
    "counselling_sessions_psycholog": "counselling_sessions",
}
"""A part that was typed in counts in its whole, too."""


def add_opening_figures(sheets: Sheets, figures: Figures) -> None:
    """Add the months that lie in the term; leave nothing of a term that began before the recording."""
    known = set()
    for row in sheets.all("opening_figure"):
        if _lies_in_term(row, figures):
            for key in {row["indicator"], WHOLE_OF.get(row["indicator"], row["indicator"])}:
                figures.values[key] += row["value"]
                known.add(key)
    since = sheets.setting("recording_since", figures.term.last)
    if since and figures.term.first < date.fromisoformat(since):
        for key in figures.values.keys() - known:
            figures.values[key] = None


def _lies_in_term(row: Row, figures: Figures) -> bool:
    first = row["month"].replace(day=1)
    return first in figures.term and plus_months(first, 1) - ONE_DAY in figures.term
