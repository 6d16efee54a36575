"""Counting: from keys and a period to figures, each with the list it was counted from (contracts 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import Amount, Breakdown, Figure, Item, Part, Unit
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators import opening
from mgops_desktop.indicators.catalogue import INDICATORS, RATIOS, Indicator, Ratio
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.splits import (
    full_key,
    shipped_splits,
    splits_of,
    with_address_parts,
    without_binned_families,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.left_figures import LeftValue, left_values
from mgops_desktop.storage.memory import making_no_cycles

NOT_LEFT = "zespół nie podał jeszcze tej liczby"
_CENT = Decimal("0.01")
_IN_RATIOS = frozenset(key for one in RATIOS.values() for key in (one.above, one.below))


@dataclass(frozen=True)
class _Place:
    """Where a key stands in the catalogue: an indicator, or a part of one."""

    indicator: Indicator
    part: str = ""
    label: str = ""
    unit: Unit | None = None


@question("wskaźniki", Right.FIGURES_READ)
def compute(
    session: Session, period: Period, keys: Sequence[str] | None = None
) -> dict[str, Figure]:
    """Return the figures of these keys (all of the catalogue by default) in the period.

    Raises UserError for a key that is not in the catalogue.
    """
    return compute_each(session, [period], keys)[period]


@question("wskaźniki wielu okresów", Right.FIGURES_READ)
def compute_each(
    session: Session,
    periods: Iterable[Period],
    keys: Sequence[str] | None = None,
    *,
    with_lists: bool = True,
) -> dict[Period, dict[str, Figure]]:
    """Return the figures of several periods; what does not depend on the period is read once.

    Without the lists behind them the figures of a whole report are small. Raises UserError for a key that is not in
    the catalogue.
    """
    wanted = keys if keys is not None else [*INDICATORS, *RATIOS]
    found: dict[Period, dict[str, Figure]] = {}
    counting: Counting | None = None
    with making_no_cycles():
        for period in periods:
            counting = counting.of(period) if counting else Counting(session, period)
            if with_lists:
                found[period] = {key: figure(counting, key) for key in wanted}
            else:
                is_last = keys is None
                found[period] = {key: _without_list(counting, key, last=is_last) for key in wanted}
    return found


def _without_list(counting: Counting, key: str, *, last: bool) -> Figure:
    """One figure without its list; unless a ratio needs it, the list goes where this is the last key to ask for it."""
    counted = figure(counting, key).without_lists()
    if last and key not in _IN_RATIOS:
        counting.forget(_list_name(key))
    return counted


def _list_name(key: str) -> str:
    return f"items:{key}"


def figure(counting: Counting, key: str) -> Figure:
    """Return one figure, of an indicator, a part or a ratio."""
    if key in RATIOS:
        return _ratio(counting, RATIOS[key])
    if key in INDICATORS:
        return _whole(counting, INDICATORS[key])
    place = _places(counting).get(key)
    if place is None:
        raise _unknown(key)
    if not counting.may_count(place.indicator.compartment):
        return _left_figure(counting, place, key)
    items = [item for item in _items(counting, place.indicator) if place.part in item.parts]
    return _figure(counting, place, key, items)


def figure_of_records(counting: Counting, key: str, records: frozenset[UUID]) -> Figure:
    """Return an indicator counted over these records only: its own list, and what else is on it left out.

    Opening figures are no records and are left out too.
    """
    one = INDICATORS[key]
    items = [item for item in _items(counting, one) if item.ref.id in records]
    return _figure_of(counting, _Place(one), key, _counted(one, items))


def indicator_of(counting: Counting, key: str) -> Indicator:
    """Return the indicator of a key, of a part the one it belongs to; raises UserError for an unknown key."""
    if key in INDICATORS:
        return INDICATORS[key]
    place = _places(counting).get(key)
    if place is None:
        raise _unknown(key)
    return place.indicator


def _unknown(key: str) -> UserError:
    return UserError(f"Nie ma wskaźnika o kluczu „{key}”. Spis wskaźników: --catalogue.")


def catalogue() -> list[dict[str, str]]:
    """Return every key of the catalogue with the shipped dictionaries; needs no data folder."""
    listed = []
    for one in INDICATORS.values():
        listed.append(_entry(one.key, one.label, one.unit, one))
        for split in shipped_splits(one):
            for part, label in split.parts.items():
                listed.append(
                    _entry(full_key(one, split, part), label, split.unit or one.unit, one)
                )
    return listed + [_entry(one.key, one.label, one.unit, one) for one in RATIOS.values()]


def _entry(key: str, label: str, unit: Unit, one: Indicator | Ratio) -> dict[str, str]:
    counts = one.counts if isinstance(one, Indicator) else "ratio"
    return {
        "key": key,
        "label": label,
        "unit": unit.value,
        "basis": one.basis,
        "counts": counts,
        "rule": one.rule,
    }


def catalogue_keys(counting: Counting) -> dict[str, str]:
    """Return every key with its label: indicators, parts and ratios."""
    keys = {key: one.label for key, one in INDICATORS.items()}
    keys |= {
        key: f"{place.indicator.label} – {place.label}" for key, place in _places(counting).items()
    }
    return keys | {key: one.label for key, one in RATIOS.items()}


def _places(counting: Counting) -> Mapping[str, _Place]:
    def find() -> dict[str, _Place]:
        return {
            full_key(one, split, part): _Place(one, part, label, split.unit)
            for one in INDICATORS.values()
            for split in splits_of(counting, one)
            for part, label in split.parts.items()
        }

    return counting.keep("places", find)


def _items(counting: Counting, one: Indicator) -> list[Item]:
    def count() -> list[Item]:
        items = [*one.list_items(counting), *opening.added(counting, one)]
        items = list(without_binned_families(counting, one, items))
        return with_address_parts(counting, one, items)

    return counting.share(_list_name(one.key), count)


def _whole(counting: Counting, one: Indicator) -> Figure:
    is_open = counting.may_count(one.compartment)
    items = _items(counting, one) if is_open else []

    def counted(place: _Place, key: str) -> Figure:
        if not is_open:
            return _left_figure(counting, place, key)
        own = [item for item in items if place.part in item.parts] if place.part else items
        return _figure(counting, place, key, own)

    breakdowns = []
    for split in splits_of(counting, one):
        parts = {
            part: counted(_Place(one, part, label, split.unit), full_key(one, split, part))
            for part, label in split.parts.items()
        }
        shape = Breakdown(
            split.by, split.kind, tuple(Part(key, label) for key, label in split.parts.items())
        )
        breakdowns.append((shape, parts))
    return replace(counted(_Place(one), one.key), breakdowns=tuple(breakdowns))


def _figure(counting: Counting, place: _Place, key: str, items: Sequence[Item]) -> Figure:
    one = place.indicator
    return _figure_of(counting, place, key, opening.lines(counting, one, key, _counted(one, items)))


def _counted(one: Indicator, items: Sequence[Item]) -> Sequence[Item]:
    return _in_hours(items) if one.unit is Unit.HOURS else items


def _figure_of(counting: Counting, place: _Place, key: str, lines: Sequence[Item] | None) -> Figure:
    one = place.indicator
    return Figure(
        key=key,
        label=_label(counting, place),
        unit=place.unit or one.unit,
        basis=one.basis,
        counts=one.counts,
        period=counting.asked,
        value=None if lines is None else total(lines),
        items=() if lines is None else tuple(lines),
        as_of=counting.period.last,
    )


def _label(counting: Counting, place: _Place) -> str:
    """The words of the law that was in force in the period."""
    one, period = place.indicator, counting.period
    if place.label or one.former is None or regime_on(period.first, regimes()) is not Regime.OLD:
        return place.label or one.label
    still_old = regime_on(period.last, regimes()) is Regime.OLD
    return one.former.before if still_old else one.former.across


def _left_figure(counting: Counting, place: _Place, key: str) -> Figure:
    """A count of a locked compartment, as the last account that could open it left it."""
    one = place.indicator
    left: Mapping[str, LeftValue] = counting.share(
        "left", lambda: left_values(counting.session, counting.asked)
    )
    found = left.get(key)
    return Figure(
        key=key,
        label=_label(counting, place),
        unit=place.unit or one.unit,
        basis=one.basis,
        counts=one.counts,
        period=counting.asked,
        value=found.value if found else None,
        note=f"podał zespół, stan na {found.as_of:%d.%m.%Y}" if found else NOT_LEFT,
        as_of=min(found.as_of, counting.asked.last) if found else None,
    )


def _ratio(counting: Counting, one: Ratio) -> Figure:
    above, below = figure(counting, one.above), figure(counting, one.below)
    value: Amount | None = None
    if above.value is not None and below.value:
        exact = Decimal(above.value) * one.factor / Decimal(below.value)
        value = exact.quantize(Decimal(1).scaleb(-one.digits), ROUND_HALF_UP)
    return Figure(
        key=one.key,
        label=one.label,
        unit=one.unit,
        basis=one.basis,
        counts="ratio",
        period=counting.asked,
        value=value,
        items=above.items,
        divisor=below.items,
        note=f"{above.label} ÷ {below.label}",
        as_of=counting.period.last,
    )


def total(items: Iterable[Item]) -> Amount:
    """Return the sum of the amounts: a whole number where all are whole."""
    # whole numbers and decimals add up exactly
    whole: Amount = sum((item.amount for item in items), 0)
    return whole if isinstance(whole, int) else whole.quantize(_CENT)


@cache
def _hundredths(number: int) -> Decimal:
    return Decimal(number).scaleb(-2)


def _in_hours(items: Sequence[Item]) -> list[Item]:
    """Turn minutes into hours of two places so that the lines add up to the rounded sum.

    Opening figures are typed in as hours.
    """
    minutes = before = 0
    turned = []
    for item in items:
        if item.ref.kind == opening.KIND:
            turned.append(item)
            continue
        minutes += int(item.amount)
        until = (10 * minutes + 3) // 6  # hundredths of an hour, half up
        hours = _hundredths(until - before)
        turned.append(Item(item.ref, hours, item.parts, item.family, item.remark))
        before = until
    return turned
