"""D. Forms, sittings of the team and the groups, persons discussed, steps of procedures."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.blue_card import (
    EVENT_LABELS,
    FILLER_LABELS,
    INSTITUTION_LABELS,
    VIOLENCE_LABELS,
    FormKind,
    ProcedureEventKind,
)
from mgops_desktop.domain.family import AgeGroup, Sex
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.blue_card import ACT, REGULATION, blue_card, procedures
from mgops_desktop.indicators.catalogue import FormerWords, Window, all_of, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.deadline import deadline_rules, monitoring_until
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Party,
    Procedure,
    ProcedureEvent,
    TeamSitting,
    sitting_party,
)
from mgops_desktop.storage.tables.blue_card_course import ChildProtection, CorrectionProgramme

MONITORING = f"art. 9h ust. 2 i 3 {ACT}"


@blue_card(
    "nk_a_received",
    "Formularze „Niebieska Karta – A”, które wpłynęły do zespołu",
    Unit.EVENTS,
    "Formularze z datą wpływu w okresie; nie dodaje się do nich wypełnionych przez naszą jednostkę.",
    splits=(
        all_of("institution", {one.value: label for one, label in INSTITUTION_LABELS.items()}),
        all_of("type", {"wszczynajaca": "wszczynające procedurę", "kolejna": "kolejne"}),
    ),
    basis=f"art. 9d ust. 2 {ACT}, § 7 {REGULATION}",
)
def nk_a_received(counting: Counting) -> Iterable[Item]:
    query = select(NkForm.id, NkForm.institution, NkForm.a_type).where(
        NkForm.kind == FormKind.A, event(counting.period, NkForm.received)
    )
    for id_, institution, a_type in counting.session.execute(query):
        parts = tuple(one.value for one in (institution, a_type) if one is not None)
        yield Item(RecordRef("nk_form", id_), 1, parts)


@blue_card(
    "nk_a_filled_by_unit",
    "Formularze „Niebieska Karta – A” wypełnione przez pracowników jednostki",
    Unit.EVENTS,
    "Formularze z datą wypełnienia w okresie, wg roli wypełniającego; osobno od formularzy, które wpłynęły.",
    splits=(all_of("role", {one.value: label for one, label in FILLER_LABELS.items()}),),
    basis=f"art. 9a ust. 11 i 11c oraz art. 9d ust. 2 {ACT}",
)
def nk_a_filled(counting: Counting) -> Iterable[Item]:
    query = select(NkForm.id, NkForm.filler).where(
        NkForm.kind == FormKind.A, NkForm.filler.is_not(None), event(counting.period, NkForm.filled)
    )
    for id_, filler in counting.session.execute(query):
        yield Item(RecordRef("nk_form", id_), 1, (filler.value,) if filler else ())


@blue_card(
    "violence_forms",
    "Procedury z zapisanymi formami przemocy domowej",
    Unit.PROCEDURES,
    "Procedury prowadzone w okresie, w których formularze „Niebieska Karta – A” wypełnione do końca okresu mają "
    "zaznaczoną choć jedną grupę zachowań; jedna procedura może należeć do kilku grup.",
    splits=(some_of("form", {one.value: label for one, label in VIOLENCE_LABELS.items()}),),
    window=Window.ACTIVE,
    basis=f"art. 2 ust. 1 {ACT}",
)
def violence_forms(counting: Counting) -> Iterable[Item]:
    query = select(NkForm.procedure_id, NkForm.violence).where(
        NkForm.kind == FormKind.A, NkForm.filled <= counting.period.last
    )
    ticked: dict[UUID | None, set[str]] = defaultdict(set)
    for procedure, violence in counting.session.execute(query):
        ticked[procedure].update(violence)
    for run in procedures(counting):
        if ticked[run.id]:
            yield Item(RecordRef("procedure", run.id), 1, tuple(sorted(ticked[run.id])))


def _forms(key: str, label: str, kind: FormKind, basis: str) -> None:
    @blue_card(key, label, Unit.EVENTS, "Formularze z datą w okresie.", basis=basis)
    def forms(counting: Counting) -> Iterable[Item]:
        query = select(NkForm.id).where(NkForm.kind == kind, event(counting.period, NkForm.filled))
        return (Item(RecordRef("nk_form", one)) for one in counting.session.scalars(query))


_forms(
    "nk_b_handed", "Przekazane formularze „Niebieska Karta – B”", FormKind.B, f"§ 6 {REGULATION}"
)
_forms(
    "nk_c_drawn_up",
    "Sporządzone formularze „Niebieska Karta – C”",
    FormKind.C,
    f"§ 11 {REGULATION}",
)
_forms(
    "nk_d_drawn_up",
    "Sporządzone formularze „Niebieska Karta – D”",
    FormKind.D,
    f"§ 12 {REGULATION}",
)


def _sittings(
    key: str,
    label: str,
    table: type[TeamSitting | GroupSitting],
    basis: str,
    *,
    attended: bool,
    former: FormerWords | None = None,
) -> None:
    rule = "Posiedzenia odbyte w okresie."
    if attended:
        rule = (
            "Posiedzenia z okresu, w których uczestniczył pracownik jednostki; odbyte to co innego."
        )

    @blue_card(key, label, Unit.EVENTS, rule, basis=basis, former=former)
    def sittings(counting: Counting) -> Iterable[Item]:
        query = select(table.id, table.day).where(
            event(counting.period, table.day), table.planned.is_(False)
        )
        if attended:
            query = query.where(table.attended_by_unit)
        kind = table.__tablename__
        return (Item(RecordRef(kind, id_)) for id_, _ in counting.ordered(query, "day"))


_sittings(
    "interdisciplinary_team_sittings",
    "Posiedzenia zespołu interdyscyplinarnego",
    TeamSitting,
    f"art. 9a ust. 7 {ACT}",
    attended=False,
)
_sittings(
    "interdisciplinary_team_sittings_attended",
    "Posiedzenia zespołu interdyscyplinarnego z udziałem pracownika jednostki",
    TeamSitting,
    f"art. 9a ust. 7d {ACT}",
    attended=True,
)
_sittings(
    "working_group_sittings",
    "Posiedzenia grup diagnostyczno-pomocowych",
    GroupSitting,
    f"art. 9b ust. 8 {ACT}, § 8 {REGULATION}",
    attended=False,
    former=FormerWords(
        "Posiedzenia grup roboczych",
        "Posiedzenia grup diagnostyczno-pomocowych i grup roboczych",
    ),
)
_sittings(
    "working_group_sittings_attended",
    "Posiedzenia grup z udziałem pracownika jednostki",
    GroupSitting,
    f"art. 9b ust. 8 {ACT}, § 8 {REGULATION}",
    attended=True,
)


@blue_card(
    "groups_appointed",
    "Powołane grupy diagnostyczno-pomocowe",
    Unit.GROUPS,
    "Grupy powołane w okresie.",
    basis=f"art. 9a ust. 10a {ACT}",
    former=FormerWords(
        "Powołane grupy robocze", "Powołane grupy diagnostyczno-pomocowe i grupy robocze"
    ),
)
def groups_appointed(counting: Counting) -> Iterable[Item]:
    query = select(Group.id).where(event(counting.period, Group.appointed))
    return (Item(RecordRef("diagnostic_group", one)) for one in counting.session.scalars(query))


@blue_card(
    "working_groups_attended_by_unit",
    "Grupy, w których pracach uczestniczyli pracownicy jednostki",
    Unit.GROUPS,
    "Różne grupy, na których posiedzeniu w okresie był pracownik jednostki; grupy, nie posiedzenia.",
    basis=f"art. 9a ust. 11–12c i art. 9b ust. 8 {ACT}",
)
def groups_attended(counting: Counting) -> Iterable[Item]:
    query = (
        select(GroupSitting.group_id)
        .join(Group, Group.id == GroupSitting.group_id)
        .where(event(counting.period, GroupSitting.day), GroupSitting.attended_by_unit)
        .where(GroupSitting.planned.is_(False))
        .distinct()
    )
    return (Item(RecordRef("diagnostic_group", one)) for one in counting.session.scalars(query))


@blue_card(
    "persons_discussed_in_working_groups",
    "Osoby, których sprawy omawiano na posiedzeniach grup",
    Unit.PERSONS,
    "Różne osoby ze spraw na porządku odbytych posiedzeń grup z okresu; dziecko – poniżej 18 lat w dniu rozpoczęcia "
    "procedury, a gdy grupy nie powiązano z procedurą, w dniu posiedzenia.",
    counts="distinct:party",
    splits=(
        all_of(
            "sex_and_age",
            {"women": "kobiety", "men": "mężczyźni", "children": "dzieci"},
            prefix="persons_discussed",
        ),
    ),
    basis=f"art. 9b ust. 8 {ACT}",
)
def persons_discussed(counting: Counting) -> Iterable[Item]:
    query = (
        select(
            Party.id,
            Party.sex,
            Party.birth_date,
            Party.birth_year,
            Party.age_group,
            func.coalesce(Procedure.began, GroupSitting.day),
            GroupSitting.day,
            GroupSitting.number,
        )
        .join(sitting_party, sitting_party.c.party_id == Party.id)
        .join(GroupSitting, GroupSitting.id == sitting_party.c.sitting_id)
        .join(Group, Group.id == GroupSitting.group_id)
        .outerjoin(Procedure, Procedure.id == Group.procedure_id)
        .where(event(counting.period, GroupSitting.day), GroupSitting.planned.is_(False))
    )
    found: dict[UUID, Item] = {}
    for id_, sex, born, year, group, day, *_ in counting.ordered(query, "day", "number"):
        if id_ not in found:
            birth = Birth(born, year, group is AgeGroup.CHILD)
            part = "children" if is_child_on(birth, day) else _woman_or_man(sex)
            found[id_] = Item(RecordRef("party", id_), 1, (part,) if part else ())
    return found.values()


def _woman_or_man(sex: Sex | None) -> str:
    return {Sex.FEMALE: "women", Sex.MALE: "men"}.get(sex, "") if sex else ""


def _events(key: str, kind: ProcedureEventKind, basis: str) -> None:
    rule = "Czynności tego rodzaju z datą w okresie."

    @blue_card(key, EVENT_LABELS[kind], Unit.EVENTS, rule, basis=basis)
    def events(counting: Counting) -> Iterable[Item]:
        query = select(ProcedureEvent.id).where(
            ProcedureEvent.kind == kind, event(counting.period, ProcedureEvent.day)
        )
        return (Item(RecordRef("procedure_event", one)) for one in counting.session.scalars(query))


def _programmes(key: str, label: str, day: str, basis: str) -> None:
    """What became of referrals to programmes for violent persons, each by its own day."""

    @blue_card(key, label, Unit.EVENTS, "Skierowania z tą datą w okresie.", basis=basis)
    def steps(counting: Counting) -> Iterable[Item]:
        query = select(CorrectionProgramme.id).where(
            event(counting.period, getattr(CorrectionProgramme, day))
        )
        kind = CorrectionProgramme.__tablename__
        return (Item(RecordRef(kind, one)) for one in counting.session.scalars(query))


_programmes(
    "blue_card_programme_referrals",
    "skierowanie do programu",
    "referred",
    f"art. 9b ust. 2 i 11 {ACT}",
)
_programmes(
    "blue_card_programme_enrolled",
    "przystąpienie do programu",
    "enrolled",
    f"art. 9b ust. 11 i 12 {ACT}",
)
_programmes(
    "blue_card_programme_completed",
    "ukończenie programu",
    "completed",
    f"art. 9b ust. 13 {ACT}",
)
_events("blue_card_weapon_notices", ProcedureEventKind.WEAPON_NOTICE, f"art. 9f {ACT}")
_events("blue_card_court_notices", ProcedureEventKind.COURT_NOTICE, "art. 572 KPC")
_events("blue_card_monitoring_visits", ProcedureEventKind.MONITORING_VISIT, MONITORING)


@blue_card(
    "child_protection_interventions",
    "zapewnienie dziecku ochrony (art. 12a)",
    Unit.EVENTS,
    "Zapewnienie dziecku ochrony z datą w okresie.",
    basis=f"art. 12a {ACT}",
)
def child_protections(counting: Counting) -> Iterable[Item]:
    query = select(ChildProtection.id).where(event(counting.period, ChildProtection.day))
    kind = ChildProtection.__tablename__
    return (Item(RecordRef(kind, one)) for one in counting.session.scalars(query))


@blue_card(
    "blue_card_monitoring_state",
    "Procedury w monitoringu po zakończeniu – stan na ostatni dzień",
    Unit.PROCEDURES,
    "Procedury zakończone (bez odstąpień), których monitoring w ostatnim dniu okresu jeszcze trwa.",
    window=Window.STATE,
    basis=MONITORING,
)
def monitoring_state(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    rules = deadline_rules(counting.session)
    query = select(
        Procedure.id,
        Procedure.began,
        Procedure.ended,
        Procedure.end_ground,
        Procedure.monitoring_ended,
    ).where(Procedure.ended <= last)
    for id_, began, ended, ground, closed in counting.session.execute(query):
        if ended is None:
            continue
        by_law = monitoring_until(rules, began, ended, ground)
        until = by_law and (closed or by_law)
        if until is not None and until > last:
            yield Item(RecordRef("procedure", id_), 1, (), None, f"do {until:%d.%m.%Y}")
