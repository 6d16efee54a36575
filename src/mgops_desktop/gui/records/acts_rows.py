"""The boxes of section IV of the NK-A as rows of a table, under the headings of their groups."""

from mgops_desktop.domain.blue_card import VIOLENCE_LABELS, ViolenceForm
from mgops_desktop.domain.blue_card_records import BEHAVIOUR_LABELS, Behaviour
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.gui.widgets.tick_table import TickRow


def acts_rows() -> list[TickRow]:
    """Return a row for each box, those of one group under its heading."""
    rows: list[TickRow] = []
    for group in ViolenceForm:
        rows.append(TickRow("", capitalised(VIOLENCE_LABELS[group])))
        rows += [
            TickRow(one.value, BEHAVIOUR_LABELS[one])
            for one in Behaviour
            if one.value.partition(".")[0] == group.value
        ]
    return rows
