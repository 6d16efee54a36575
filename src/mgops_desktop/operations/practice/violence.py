"""Which groups of acts are ticked on an invented NK-A."""

from datetime import date

from mgops_desktop.domain.blue_card import ViolenceForm
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.storage.deadline import regimes

_OFTEN = {
    ViolenceForm.PHYSICAL: 0.7,
    ViolenceForm.PSYCHOLOGICAL: 0.85,
    ViolenceForm.SEXUAL: 0.04,
    ViolenceForm.ECONOMIC: 0.25,
    ViolenceForm.ELECTRONIC: 0.12,
    ViolenceForm.OTHER: 0.15,
}
_SINCE_2023 = {ViolenceForm.ECONOMIC, ViolenceForm.ELECTRONIC}


def ticked_forms(began: date, chance: Chance) -> list[str]:
    """Groups of a first NK-A, none that its form lacks; psychological violence where nothing else came up."""
    lacking = set() if regime_on(began, regimes()) is Regime.NEW else _SINCE_2023
    own = chance.about("violence")
    ticked = [
        form.value for form, often in _OFTEN.items() if own.yes(often) and form not in lacking
    ]
    return ticked or [ViolenceForm.PSYCHOLOGICAL.value]
