"""The lists behind the numbers of a month that are no figures of the catalogue, of the centre and of each assistant.

A key is that of the list; with `_of_` and a worker's id it is the part of the list that concerns him.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import Amount, Figure, Item, RecordRef, Unit
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.domain.workload import FamilyLoad
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure, total
from mgops_desktop.operations.due import due
from mgops_desktop.operations.oversight.signing import waiting_for_signature
from mgops_desktop.operations.oversight.workload import (
    families_led,
    family_loads,
    leaders_of,
    weights_on,
)
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.visit import Visit, visit_worker
from mgops_desktop.storage.visit import families_unseen_on

_OF = "_of_"
_PREFIX = "month_"
ListItems = Callable[[Counting], Iterable[Item]]


@dataclass(frozen=True)
class MonthList:
    """A list of the month: its name, in what it is counted, on what basis and how."""

    key: str
    label: str
    unit: Unit | None
    basis: str
    rule: str
    items: ListItems


def of_worker(key: str, worker: UUID) -> str:
    """Return the key of that part of a list which concerns one assistant."""
    return f"{key}{_OF}{worker.hex}"


def month_key(key: str) -> str:
    """Return the key of the whole list that the key is a part of."""
    return key.partition(_OF)[0]


def is_month_list(key: str) -> bool:
    """Whether the key is one of these lists and not of the catalogue."""
    return key.startswith(_PREFIX)


def month_figure(counting: Counting, key: str) -> Figure:
    """Return a list with its value as a figure. Raises UserError for an unknown key."""
    whole, _of, worker = key.partition(_OF)
    one = month_list(whole)
    items = _items(counting, one)
    if worker:
        wanted = UUID(hex=worker).hex
        items = [item for item in items if wanted in item.parts]
    return Figure(
        key=key,
        label=one.label,
        unit=one.unit or Unit.EVENTS,
        basis=one.basis,
        counts="records",
        period=counting.asked,
        value=total(items),
        items=tuple(items),
        as_of=counting.period.last,
    )


def month_list(key: str) -> MonthList:
    """Return the list of a key, without the worker. Raises UserError for an unknown one."""
    found = LISTS.get(month_key(key))
    if found is None:
        raise UserError(f"Nie ma listy o kluczu „{key}”.")
    return found


def _items(counting: Counting, one: MonthList) -> list[Item]:
    return counting.share(f"month:{one.key}", lambda: list(one.items(counting)))


def _of_leaders(counting: Counting, items: Iterable[Item]) -> Iterator[Item]:
    """The items with the assistants who lead their families as their parts."""
    leaders = leaders_of(counting)
    for item in items:
        workers = leaders.get(item.family, ()) if item.family else ()
        yield item._replace(parts=tuple(worker.hex for worker in workers))


def _overdue(counting: Counting) -> Iterable[Item]:
    terms = counting.share("due_today", lambda: due(counting.session, counting.today))
    late = [one for one in terms if _was_late(one, counting) and _is_open_matter(one)]
    return _of_leaders(
        counting,
        (
            Item(one.subject, 1, (), one.family, f"{one.title}, {short_date(one.last)}")
            for one in late
        ),
    )


def _was_late(one: DueItem, counting: Counting) -> bool:
    """What is due today is not late yet, also when the period ends today or later."""
    if one.nominal is None:
        return False
    return one.last <= counting.period.last and one.last < counting.today


def _is_open_matter(one: DueItem) -> bool:
    """Terms of procedures stand with the team; on this paper they would tell who has one."""
    compartment: Compartment = KINDS[one.subject.kind].compartment  # type: ignore[attr-defined]
    return compartment is Compartment.CENTRE


def _unseen(counting: Counting) -> Iterable[Item]:
    gaps = families_unseen_on(counting.session, counting.period.last)
    return _of_leaders(
        counting,
        (
            Item(
                RecordRef("family", gap.family),
                1,
                (),
                gap.family,
                f"ostatnia wizyta {short_date(gap.last)}" if gap.last else "jeszcze bez wizyty",
            )
            for gap in gaps
        ),
    )


def _failed(counting: Counting) -> Iterable[Item]:
    """Attempts that failed, by who made them."""
    items = figure(counting, "failed_visits").items
    query = (
        select(Visit.id, visit_worker.c.worker_id)
        .join(visit_worker, visit_worker.c.visit_id == Visit.id)
        .where(among(Visit.id, [item.ref.id for item in items]))
    )
    made_by: dict[UUID, list[str]] = {}
    for visit, worker in counting.session.execute(query):
        made_by.setdefault(visit, []).append(worker.hex)
    return (item._replace(parts=tuple(made_by.get(item.ref.id, ()))) for item in items)


def _signatures(counting: Counting) -> Iterable[Item]:
    return _of_leaders(counting, waiting_for_signature(counting.session, counting.period.last))


def _led(counting: Counting, amount: Callable[[UUID], Amount | None]) -> Iterator[Item]:
    """A line for each family that an assistant leads; a family of two assistants stands with both."""
    for worker, families in families_led(counting).items():
        for family in families:
            if size := amount(family):
                yield Item(RecordRef("family", family), size, (worker.hex,), family)


def _families(counting: Counting) -> Iterable[Item]:
    return _led(counting, lambda _family: 1)


def _children(counting: Counting) -> Iterable[Item]:
    loads = family_loads(counting)
    return _led(counting, lambda family: loads[family].children if family in loads else 0)


def _risk(counting: Counting) -> Iterable[Item]:
    loads = family_loads(counting)
    return _led(counting, lambda family: int(family in loads and loads[family].at_risk))


def _distance(counting: Counting) -> Iterable[Item]:
    loads = family_loads(counting)
    return _led(counting, lambda family: loads[family].km if family in loads else 0)


def _blue_cards(counting: Counting) -> Iterable[Item]:
    loads = family_loads(counting)
    return _led(counting, lambda family: int(family in loads and bool(loads[family].has_blue_card)))


def _points(counting: Counting) -> Iterable[Item]:
    loads, weights = family_loads(counting), weights_on(counting)
    items = _led(counting, lambda family: loads[family].points(weights) if family in loads else 0)
    return (item._replace(remark=_made_of(loads[item.ref.id])) for item in items)


def _made_of(load: FamilyLoad) -> str:
    """What the points of a family come from, beside the family itself."""
    parts = (
        counted(load.children, "dziecko") if load.children else "",
        "wysokie ryzyko" if load.at_risk else "",
        f"{load.km} km" if load.km else "",
        "procedura" if load.has_blue_card else "",
    )
    return ", ".join(part for part in parts if part)


_WEIGHTS = "ustawa nie określa wag; ustala je ośrodek (Ustawienia, do potwierdzenia)"
_LIMIT = "art. 15 ust. 4"
LISTS = {
    one.key: one
    for one in (
        MonthList(
            "month_overdue",
            "Terminy po czasie, sprawy nadal niezałatwione",
            Unit.EVENTS,
            "terminy z ustaw i ustaleń; podstawa stoi przy każdym na pulpicie",
            "Terminy, które minęły do ostatniego dnia okresu, a do dziś nie zapisano, że sprawę załatwiono. "
            "Terminów „Niebieskich Kart” tu nie ma.",
            _overdue,
        ),
        MonthList(
            "month_unseen",
            "Rodziny bez wizyty",
            Unit.FAMILIES,
            "wybór ośrodka (Ustawienia)",
            "Rodziny, z którymi praca trwa w ostatnim dniu okresu, a z którymi od wybranej w Ustawieniach liczby dni "
            "nikt się nie spotkał.",
            _unseen,
        ),
        MonthList(
            "month_failed",
            "Próby nieudane",
            Unit.EVENTS,
            "art. 15 ust. 1 pkt 1",
            "Wizyty, które się nie odbyły: nie zastano, odwołano, nie wpuszczono; przy tym, kto próbował.",
            _failed,
        ),
        MonthList(
            "month_signatures",
            "Dokumenty i plany czekające na podpis",
            Unit.EVENTS,
            "art. 15 ust. 1 pkt 1 i 14",
            "Wydrukowane dokumenty z miejscem na podpis, których do ostatniego dnia okresu nie podpisano ani nie "
            "odmówiono podpisania, oraz wersje planów bez podpisu i bez odmowy rodziny w trwających sprawach.",
            _signatures,
        ),
        MonthList(
            "month_families",
            "Rodziny prowadzone przez asystenta",
            Unit.FAMILIES,
            _LIMIT,
            "Rodziny z przydziałem w ostatnim dniu okresu; zastępstwa i „Za życiem” liczą się tak, jak do limitu.",
            _families,
        ),
        MonthList(
            "month_children",
            "Dzieci w rodzinach asystenta",
            Unit.CHILDREN,
            _WEIGHTS,
            "Osoby poniżej 18 lat w ostatnim dniu okresu, w rodzinach prowadzonych w tym dniu.",
            _children,
        ),
        MonthList(
            "month_risk",
            "Rodziny o wysokim ryzyku",
            Unit.FAMILIES,
            _WEIGHTS,
            "Rodziny, w których najnowsza diagnoza ma obszar oceniony nie wyżej niż próg z Ustawień.",
            _risk,
        ),
        MonthList(
            "month_distance",
            "Kilometry dojazdów: po jednym dojeździe do każdej rodziny",
            None,
            _WEIGHTS,
            "Dla każdej rodziny środkowa z odległości zapisanych przy spotkaniach z ostatnich 6 miesięcy.",
            _distance,
        ),
        MonthList(
            "month_blue_cards",
            "Rodziny z trwającą procedurą „Niebieskie Karty”",
            Unit.FAMILIES,
            _WEIGHTS,
            "Rodziny z procedurą w ostatnim dniu okresu; widzi je tylko konto z dostępem do procedur.",
            _blue_cards,
        ),
        MonthList(
            "month_points",
            "Punkty obciążenia",
            None,
            _WEIGHTS,
            "Suma punktów rodzin: za rodzinę, za każde dziecko, za wysokie ryzyko, za każde pełne 10 km dojazdu "
            "i za procedurę „Niebieskie Karty”, jeśli konto ją widzi.",
            _points,
        ),
    )
}
