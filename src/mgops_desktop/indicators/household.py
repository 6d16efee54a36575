"""B. Persons and children of supported families, and the families' features; features may overlap."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.family import TRAIT_LABELS, TraitKind
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.household import ChildPlace, Household, Member
from mgops_desktop.domain.intervals import Span
from mgops_desktop.indicators.casework import ACT, of_family
from mgops_desktop.indicators.catalogue import Window, all_of, indicator, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import active, households, supported
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family, FamilyProblem, FamilyTrait

PLACES = {
    ChildPlace.AT_HOME.value: "przebywające w domu",
    ChildPlace.IN_FOSTER_CARE.value: "przebywające w pieczy zastępczej",
    ChildPlace.ELSEWHERE.value: "przebywające w innym miejscu",
}
_ON_SUPPORT_DAY = "choć w jednym dniu wsparcia w okresie"


def _person(member: Member, *parts: str) -> Item:
    return Item(RecordRef("person", member.person), 1, parts, member.family)


@indicator(
    "persons_in_supported_families",
    "Osoby w rodzinach objętych wsparciem",
    Unit.PERSONS,
    basis=ACT,
    counts="distinct:person",
    rule=f"Osoby wspólnie gospodarujące {_ON_SUPPORT_DAY} oraz dzieci rodziny w pieczy zastępczej; "
    "osoby ważne spoza gospodarstwa nie są liczone.",
)
def persons(counting: Counting) -> Iterable[Item]:
    found = by_person((one, member) for one in households(counting) for member in one.persons)
    return (_person(member) for _household, member in found.values())


def by_person(found: Iterable[tuple[Household, Member]]) -> Mapping[UUID, tuple[Household, Member]]:
    """Take each person once: of several families the one to which he belonged last, else the one entered later."""
    chosen: dict[UUID, tuple[Household, Member]] = {}
    ranks: dict[UUID, tuple[date, UUID]] = {}
    for household, member in found:
        rank = (household.last_day_of(member.person), member.family)
        if member.person not in ranks or ranks[member.person] < rank:
            ranks[member.person], chosen[member.person] = rank, (household, member)
    return chosen


@indicator(
    "children_in_supported_families",
    "Dzieci w rodzinach objętych wsparciem",
    Unit.CHILDREN,
    basis=ACT,
    counts="distinct:person",
    rule=f"Osoby z tych rodzin, które {_ON_SUPPORT_DAY} nie miały ukończonych 18 lat; miejsce pobytu "
    "z ostatniego dnia wsparcia dziecka.",
    splits=(all_of("place", PLACES),),
)
def children(counting: Counting) -> Iterable[Item]:
    found = by_person((one, child) for one in households(counting) for child in one.children)
    return (_person(child, one.place_of(child.person)) for one, child in found.values())


@indicator(
    "children_in_supported_families_state",
    "Dzieci w rodzinach objętych wsparciem – stan na ostatni dzień",
    Unit.CHILDREN,
    basis=ACT,
    counts="distinct:person",
    rule="Osoby poniżej 18 lat w ostatnim dniu okresu, w rodzinach, z którymi praca w tym dniu trwa.",
    window=Window.STATE,
)
def children_state(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    open_at_end = [one for one in households(counting) if one.support.is_open_at_end]
    found = by_person(
        (one, member)
        for one in open_at_end
        for member in one.children
        if member.person in one.children_on(last)
    )
    return (_person(member) for _household, member in found.values())


@indicator(
    "supported_families_large",
    "Rodziny wielodzietne objęte wsparciem",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule=f"Rodziny, w których {_ON_SUPPORT_DAY} było troje lub więcej dzieci w domu lub w pieczy; dorosłe dzieci do "
    "25 lat, które się uczą i mieszkają z rodziną, tylko gdy ośrodek wybrał to w ustawieniach.",
)
def large(counting: Counting) -> Iterable[Item]:
    least = counting.number("large_family_children")
    learning = _learning(counting) if counting.yes("pupils_as_children") else {}
    return _families(
        one
        for one in households(counting)
        if one.is_large(least, learning.get(one.support.family, {}))
    )


def _learning(counting: Counting) -> Mapping[UUID, Mapping[UUID, list[Span]]]:
    """Family → member → the days on which he learns."""
    table = FamilyTrait
    query = select(table.family_id, table.person_id, table.began, table.ended).where(
        table.kind == TraitKind.PUPIL, active(counting.period, table.began, table.ended)
    )
    found: dict[UUID, dict[UUID, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for family, person, began, ended in counting.session.execute(query):
        if person is not None:
            found[family][person].append(Span(began, ended))
    return found


@indicator(
    "supported_families_with_child_in_foster_care",
    "Rodziny objęte wsparciem z dzieckiem w pieczy zastępczej",
    Unit.FAMILIES,
    basis="art. 10 ust. 4",
    counts="distinct:family",
    rule=f"Rodziny, których dziecko {_ON_SUPPORT_DAY} przebywało w pieczy zastępczej.",
)
def with_child_in_foster_care(counting: Counting) -> Iterable[Item]:
    return _families(one for one in households(counting) if one.has_child_in_foster_care)


def _families(found: Iterable[Household]) -> Iterable[Item]:
    return (of_family(one.support.family) for one in found)


def _with_trait(counting: Counting, kind: TraitKind) -> Iterable[Item]:
    table = FamilyTrait
    query = select(table.family_id, table.began, table.ended).where(
        table.kind == kind, active(counting.period, table.began, table.ended)
    )
    spans: dict[UUID, list[tuple[date, date | None]]] = {}
    for family, began, ended in counting.session.execute(query):
        spans.setdefault(family, []).append((began, ended))
    return (
        of_family(one.family)
        for one in supported(counting)
        if any(one.has_on_support_day(*span) for span in spans.get(one.family, ()))
    )


@indicator(
    "supported_families_single_parent",
    "Rodziny niepełne objęte wsparciem",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule=f"Rodziny z cechą „{TRAIT_LABELS[TraitKind.SINGLE_PARENT]}” {_ON_SUPPORT_DAY}.",
)
def single_parent(counting: Counting) -> Iterable[Item]:
    return _with_trait(counting, TraitKind.SINGLE_PARENT)


@indicator(
    "supported_families_with_disability",
    "Rodziny objęte wsparciem z niepełnosprawnością",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule=f"Rodziny z cechą „{TRAIT_LABELS[TraitKind.DISABILITY]}” {_ON_SUPPORT_DAY}.",
)
def with_disability(counting: Counting) -> Iterable[Item]:
    return _with_trait(counting, TraitKind.DISABILITY)


@indicator(
    "supported_families_with_blue_card",
    "Rodziny objęte wsparciem z procedurą „Niebieskie Karty”",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule=f"Rodziny, w których {_ON_SUPPORT_DAY} prowadzono procedurę „Niebieskie Karty”.",
    compartment=Compartment.BLUE_CARD,
)
def with_blue_card(counting: Counting) -> Iterable[Item]:
    query = select(
        Procedure.family_link, Procedure.began, Procedure.ended, Procedure.handed_over_on
    ).where(Procedure.family_link.is_not(None))
    spans: dict[UUID | None, list[tuple[date, date | None]]] = {}
    for link, began, ended, handed_over in counting.session.execute(query):
        spans.setdefault(link, []).append((began, ended or handed_over))
    codes = counting.session.execute(select(Family.id, Family.link_code))
    links = dict(codes.all())
    for one in supported(counting):
        own = spans.get(links[one.family], ())
        if any(one.has_on_support_day(*span) for span in own):
            yield of_family(one.family)


@indicator(
    "supported_families_by_problem",
    "Rodziny objęte wsparciem wg powodów",
    Unit.FAMILIES,
    basis="art. 7 ustawy o pomocy społecznej",
    counts="distinct:family",
    rule=f"Rodziny z zapisanym powodem {_ON_SUPPORT_DAY}; powody się nakładają.",
    splits=(some_of("problem", "problem"),),
)
def by_problem(counting: Counting) -> Iterable[Item]:
    table = FamilyProblem
    query = select(table.family_id, table.problem, table.began, table.ended).where(
        active(counting.period, table.began, table.ended)
    )
    spans: dict[UUID, list[tuple[str, date, date | None]]] = {}
    for family, problem, began, ended in counting.session.execute(query):
        spans.setdefault(family, []).append((problem, began, ended))
    for one in supported(counting):
        problems = {
            problem
            for problem, began, ended in spans.get(one.family, ())
            if one.has_on_support_day(began, ended)
        }
        if problems:
            yield of_family(one.family, *sorted(problems))
