"""B. Monitoring after closure, "Za życiem", pregnancies, returns, reviews, children monitored by the municipality."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from mgops_desktop.domain.counselling import ProLifeKind
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.foster_care import PlacementEnd
from mgops_desktop.domain.intervals import overlaps_any
from mgops_desktop.indicators.casework import of_family
from mgops_desktop.indicators.catalogue import Window, indicator, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import (
    active,
    event,
    family_of,
    households,
    open_at_end,
    supported,
)
from mgops_desktop.indicators.foster_care import family_of_child_in_care
from mgops_desktop.indicators.household import by_person
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.counselling import ProLifeSupport
from mgops_desktop.storage.tables.family import Family, Person, Pregnancy
from mgops_desktop.storage.tables.foster_care import FosterChildReview, MonitoredChild, Placement
from mgops_desktop.storage.tables.plan import Aftercare

PRO_LIFE = "art. 8–9 ustawy „Za życiem”"


@indicator(
    "families_monitored_after_closure",
    "Rodziny w monitoringu po zakończeniu pracy z rodziną",
    Unit.FAMILIES,
    basis="art. 15 ust. 1 pkt 16",
    counts="distinct:family",
    rule="Rodziny, których monitoring trwał choć jeden dzień okresu; bez daty zakończenia – do dnia planowanego.",
)
def monitored_after_closure(counting: Counting) -> Iterable[Item]:
    end = func.coalesce(Aftercare.ended, Aftercare.planned_end)
    query = (
        select(Case.family_id)
        .join(Aftercare, Aftercare.case_id == Case.id)
        .where(active(counting.period, Aftercare.began, end))
        .distinct()
    )
    return (of_family(family) for family in counting.session.scalars(query))


@indicator(
    "post_closure_monitoring_months",
    "Długość monitoringu po zakończeniu pracy z rodziną",
    Unit.MONTHS,
    basis="art. 15 ust. 1 pkt 16",
    counts="sum:value",
    rule="Parametr ośrodka obowiązujący ostatniego dnia okresu; ustawa nie określa długości monitoringu.",
    window=Window.STATE,
)
def monitoring_months(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    query = (
        select(Setting.id, Setting.value)
        .where(Setting.key == "aftercare", Setting.valid_from <= last)
        .order_by(Setting.valid_from.desc())
        .limit(1)
    )
    for id_, value in counting.session.execute(query):
        yield Item(RecordRef("setting", id_), int(value))


def _pro_life(counting: Counting, kind: ProLifeKind) -> Iterable[Item]:
    """One line per beneficiary: the person, or the family when no person is named."""
    table = ProLifeSupport
    window = (
        active(counting.period, table.began, table.ended)
        if kind is ProLifeKind.COORDINATION
        else event(counting.period, table.began)
    )
    found: dict[RecordRef, Item] = {}
    query = (
        select(Family.id, Person.id, table.began)
        .outerjoin(Family, Family.id == table.family_id)
        .outerjoin(Person, Person.id == table.person_id)
        .where(table.kind == kind, window)
    )
    for named, person, began in counting.session.execute(query.order_by(table.began, table.number)):
        family = named or (person and family_of(counting, person, began))
        by_family = kind is ProLifeKind.COORDINATION or person is None
        ref = _beneficiary(family, person, by_family=by_family)
        if ref is not None:
            found[ref] = Item(ref, 1, (), family)
    return found.values()


def _beneficiary(family: UUID | None, person: UUID | None, *, by_family: bool) -> RecordRef | None:
    if by_family and family is not None:
        return RecordRef("family", family)
    return None if person is None else RecordRef("person", person)


@indicator(
    "za_zyciem_families_coordinated",
    "Kobiety i rodziny objęte koordynacją „Za życiem”",
    Unit.WOMEN_OR_FAMILIES,
    basis=PRO_LIFE,
    counts="distinct:family",
    rule="Rodziny (albo kobiety bez wskazanej rodziny) z koordynacją trwającą choć jeden dzień okresu.",
)
def families_coordinated(counting: Counting) -> Iterable[Item]:
    return _pro_life(counting, ProLifeKind.COORDINATION)


@indicator(
    "za_zyciem_women_or_families_advised",
    "Kobiety lub rodziny, którym udzielono poradnictwa „Za życiem”",
    Unit.WOMEN_OR_FAMILIES,
    basis=PRO_LIFE,
    counts="distinct:person",
    rule="Kobiety (albo rodziny, gdy nie wskazano osoby), którym w okresie udzielono poradnictwa; każda raz.",
)
def advised(counting: Counting) -> Iterable[Item]:
    return _pro_life(counting, ProLifeKind.ADVICE)


def _pregnancies(counting: Counting, *, only_high_risk: bool) -> Iterable[Item]:
    table = Pregnancy
    query = select(table.person_id, table.began, table.ended).where(
        active(counting.period, table.began, table.ended)
    )
    if only_high_risk:
        query = query.where(table.high_risk)
    spans: dict[UUID, list[tuple[date, date | None]]] = {}
    for person, began, ended in counting.session.execute(query):
        spans.setdefault(person, []).append((began, ended))
    found = by_person(
        (one, member)
        for one in households(counting)
        for member in one.persons
        if any(
            overlaps_any(*span, one.days_of(member.person)) for span in spans.get(member.person, ())
        )
    )
    return (
        Item(RecordRef("person", person), 1, (), member.family)
        for person, (_household, member) in found.items()
    )


@indicator(
    "pregnant_women_in_supported_families",
    "Kobiety w ciąży w rodzinach objętych wsparciem",
    Unit.PERSONS,
    basis=PRO_LIFE,
    counts="distinct:person",
    rule="Członkinie rodzin objętych wsparciem, które były w ciąży choć w jednym dniu wsparcia.",
)
def pregnant_women(counting: Counting) -> Iterable[Item]:
    return _pregnancies(counting, only_high_risk=False)


@indicator(
    "high_risk_pregnancies",
    "Kobiety w ciąży zagrożonej w rodzinach objętych wsparciem",
    Unit.PERSONS,
    basis=PRO_LIFE,
    counts="distinct:person",
    rule="Jak kobiety w ciąży, tylko ciąże zapisane jako zagrożone.",
)
def high_risk(counting: Counting) -> Iterable[Item]:
    return _pregnancies(counting, only_high_risk=True)


@indicator(
    "children_returned_from_foster_care",
    "Dzieci, które wróciły do rodziny z pieczy zastępczej",
    Unit.CHILDREN,
    basis="art. 15 ust. 1 pkt 2, art. 176",
    counts="distinct:person",
    rule="Dzieci, których pobyt w pieczy zakończył się w okresie powrotem do rodziny; urlopowanie i zmiana "
    "opiekuna nie są powrotem. Z rodzin objętych wsparciem: gdy dzień powrotu był dniem wsparcia.",
    splits=(
        some_of("of_supported_families", {"of_supported_families": "z rodzin objętych wsparciem"}),
    ),
)
def returned(counting: Counting) -> Iterable[Item]:
    query = (
        select(Placement.child_id, Family.id, Placement.ended)
        .outerjoin(Family, Family.id == Placement.family_id)
        .where(event(counting.period, Placement.ended))
        .where(Placement.end_reason == PlacementEnd.RETURNED)
        .order_by(Placement.began, Placement.number)
    )
    by_family = {one.family: one for one in supported(counting)}
    found: dict[UUID, Item] = {}
    for child, family, ended in counting.session.execute(query):
        if ended is None:
            continue
        home = family or family_of(counting, child, ended)
        support = by_family.get(home) if home else None
        parts = found[child].parts if child in found else ()
        if support is not None and support.has_on_support_day(ended, ended):
            parts = ("of_supported_families",)
        found[child] = Item(RecordRef("person", child), 1, parts, home, f"{ended:%d.%m.%Y}")
    return found.values()


@indicator(
    "foster_child_reviews_attended",
    "Udział asystenta w ocenie sytuacji dziecka w pieczy zastępczej",
    Unit.EVENTS,
    basis="art. 129–138 i 166 ust. 2",
    rule="Oceny sytuacji dziecka z okresu, w których asystent brał udział.",
)
def reviews_attended(counting: Counting) -> Iterable[Item]:
    table = FosterChildReview
    query = select(table.id, table.child_id, table.day).where(
        event(counting.period, table.day), table.attended
    )
    for id_, child, day in counting.session.execute(query):
        family = family_of_child_in_care(counting, child, day)
        yield Item(RecordRef("foster_child_review", id_), 1, (), family, f"{day:%d.%m.%Y}")


def _monitored(counting: Counting, *, at_end: bool) -> Iterable[Item]:
    table = MonitoredChild
    window = open_at_end if at_end else active
    query = (
        select(table.child_id, Family.id, table.began)
        .outerjoin(Family, Family.id == table.family_id)
        .where(window(counting.period, table.began, table.ended))
    )
    found: dict[UUID, Item] = {}
    for child, named, began in counting.session.execute(query.order_by(table.began, table.number)):
        family = named or family_of(counting, child, began)
        found[child] = Item(RecordRef("person", child), 1, (), family)
    return found.values()


@indicator(
    "children_monitored_without_assistant",
    "Dzieci, których sytuację gmina monitoruje bez asystenta",
    Unit.CHILDREN,
    basis="art. 176 pkt 7",
    counts="distinct:person",
    rule="Dzieci, których monitorowanie trwało choć jeden dzień okresu.",
)
def monitored_children(counting: Counting) -> Iterable[Item]:
    return _monitored(counting, at_end=False)


@indicator(
    "children_monitored_without_assistant_state",
    "Dzieci, których sytuację gmina monitoruje bez asystenta – stan na ostatni dzień",
    Unit.CHILDREN,
    basis="art. 176 pkt 7",
    counts="distinct:person",
    rule="Dzieci, których monitorowanie trwa na koniec ostatniego dnia okresu; zakończone w tym dniu już nie trwa.",
    window=Window.STATE,
)
def monitored_children_state(counting: Counting) -> Iterable[Item]:
    return _monitored(counting, at_end=True)
