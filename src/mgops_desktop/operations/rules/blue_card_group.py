"""Rules of the interdisciplinary team, of diagnostic groups and of what they do in a procedure."""

from sqlalchemy import select

from mgops_desktop.domain.blue_card import FormKind, GroupKind
from mgops_desktop.domain.blue_card_records import SittingKind
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    known,
    must_have_happened,
    others,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    ProcedureEvent,
    TeamSitting,
)
from mgops_desktop.storage.terms import Terms


@rule("team_sitting", "group_sitting", on=("day", "attended_by_unit"))
def attended_when_held(entry: Entry) -> Findings:
    """Nobody has attended what is still to come."""
    if entry["attended_by_unit"] and entry["day"] > entry.today:
        yield refuse(
            "attended_by_unit",
            "not_yet",
            f"Posiedzenie ma być {short_date(entry['day'])}. Udział zaznacz, gdy się odbędzie.",
        )


@rule("team_sitting", "group_sitting", on=("day", "planned", "protocol_on", "attended_by_unit"))
def planned_or_held(entry: Entry) -> Findings:
    """What is only planned was not attended and has no protocol; what its day says otherwise is told."""
    if not entry["planned"]:
        if entry["day"] > entry.today:
            yield warn(
                "planned",
                "to_come",
                f"Posiedzenie ma być {short_date(entry['day'])}. Zaznacz „Dopiero zaplanowane”, "
                "inaczej tego dnia będzie liczone jako odbyte.",
            )
        return
    if entry["attended_by_unit"] or entry["protocol_on"]:
        yield refuse(
            "planned",
            "held",
            "Wpisano, że posiedzenie się odbyło. Zaznacz „nie” przy „Dopiero zaplanowane”.",
        )
    elif entry["day"] < entry.today:
        yield warn(
            "planned",
            "past",
            f"Posiedzenie miało być {short_date(entry['day'])}. Zapisz jego przebieg albo zmień dzień.",
        )


@rule("team_sitting", on=("day", "subject"))
def team_sits(entry: Entry) -> Findings:
    """The same sitting once; another one on a day is odd; the next one in its term (T18)."""
    day, subject = entry["day"], entry["subject"] or ""
    same_day = others(entry, TeamSitting, "day")
    same = next((one for one in same_day if one.subject.strip() == subject.strip()), None)
    if same is not None:
        yield refuse(
            "day",
            "twice",
            f"To posiedzenie jest już zapisane ({same.number}). Popraw tamten wpis albo przedmiot.",
        )
    elif same_day:
        yield warn("day", "same_day", f"Tego dnia zapisano już posiedzenie {same_day[0].number}.")
    if not subject:
        yield warn("subject", "no_subject", "Nie wpisano przedmiotu posiedzenia.")
    query = select(TeamSitting.day).where(
        TeamSitting.day < day, TeamSitting.id != entry.id, TeamSitting.planned.is_(False)
    )
    last = max(entry.session.scalars(query), default=None)
    if last is not None and Terms(entry.session).governs("T18", last):
        until = term_of(entry, "T18", last)
        if until is not None and day > until:
            yield warn(
                "day",
                "late",
                f"Termin tego posiedzenia minął {short_date(until)} (art. 9a ust. 7). Sprawdź datę.",
            )


@rule("team_sitting", on=("day",))
def team_exists(entry: Entry) -> Findings:
    """A planned sitting lies within a year: a later day is a slip of the pen."""
    if entry["day"].year > entry.today.year + 1:
        yield refuse(
            "day", "too_far", f"Posiedzenie byłoby dopiero {short_date(entry['day'])}. Popraw rok."
        )


@rule("diagnostic_group", on=("procedure_id", "kind", "appointed", "ended"))
def one_group_runs_a_procedure(entry: Entry) -> Findings:
    """One group at a time, of the kind that the law of the day knows."""
    day = entry["appointed"]
    yield from must_have_happened(entry, "appointed", "Grupę powołano by")
    for other in others(entry, Group, "procedure_id"):
        if other.ended is None and entry["ended"] is None:
            yield refuse(
                "procedure",
                "second_group",
                f"Procedurę prowadzi już grupa {other.number}. Wpisz najpierw koniec jej pracy.",
            )
            return
    if entry["kind"] is GroupKind.GDP and regime_on(day, regimes()) is Regime.OLD:
        yield refuse(
            "kind",
            "before_law",
            "W tym dniu nie było jeszcze grup diagnostyczno-pomocowych, tylko robocze. Popraw rodzaj albo datę.",
        )


@rule("diagnostic_group", on=("procedure_id", "kind", "appointed"))
def group_is_appointed_in_time(entry: Entry) -> Findings:
    """T02: within the term from the form's receipt; a working group is no more."""
    day = entry["appointed"]
    if entry["kind"] is GroupKind.GR and regime_on(day, regimes()) is Regime.NEW:
        yield warn(
            "kind",
            "old_kind",
            "W tym dniu powoływano już grupy diagnostyczno-pomocowe, nie robocze. Sprawdź rodzaj.",
        )
    if entry["procedure_id"] is None:
        yield warn("procedure", "no_procedure", "Nie wskazano procedury, którą prowadzi grupa.")
        return
    query = select(NkForm.received).where(
        NkForm.procedure_id == entry["procedure_id"],
        NkForm.kind == FormKind.A,
        NkForm.received.is_not(None),
    )
    first = min((one for one in entry.session.scalars(query) if one), default=None)
    if first is None or not Terms(entry.session).governs("T02", first):
        return
    until = term_of(entry, "T02", first)
    if until is not None and day > until:
        yield warn(
            "appointed",
            "late",
            f"Termin powołania grupy minął {short_date(until)} (art. 9a ust. 10a).",
        )


@rule("group_sitting", on=("group_id", "day", "kind"))
def group_sits_while_it_is(entry: Entry) -> Findings:
    """A group sits while it exists, once a day, and once a day with each side."""
    group, day = known(entry, Group, entry["group_id"]), entry["day"]
    if group is not None and day < group.appointed:
        yield refuse(
            "day",
            "before_group",
            f"Grupę powołano {short_date(group.appointed)}. Posiedzenie nie mogło być wcześniej.",
        )
    if group is not None and group.ended is not None and day > group.ended:
        yield refuse(
            "day",
            "after_group",
            f"Grupa skończyła pracę {short_date(group.ended)}. Popraw datę albo wybierz inną grupę.",
        )
    kind = entry["kind"] or SittingKind.GROUP
    for other in others(entry, GroupSitting, "group_id", "day", kind=kind):
        yield refuse(
            "day",
            "twice",
            f"Posiedzenie z tego dnia jest już zapisane ({other.number}). Popraw tamten wpis.",
        )


@rule("group_sitting", on=("group_id", "parties"))
def group_speaks_of_its_people(entry: Entry) -> Findings:
    """The persons on the agenda are those of the procedure."""
    parties = entry["parties"] or ()
    if not parties:
        yield warn(
            "parties", "nobody", "Nie wskazano osób, których sytuację omawiano. Nie będą policzone."
        )
        return
    group = known(entry, Group, entry["group_id"])
    if group is None or group.procedure_id is None:
        return
    query = select(Participation.party_id).where(Participation.procedure_id == group.procedure_id)
    if set(parties) - set(entry.session.scalars(query)):
        yield warn(
            "parties",
            "strangers",
            "Wskazano osobę, która nie bierze udziału w tej procedurze. Dopisz jej udział.",
        )


@rule("procedure_event", on=("procedure_id", "kind", "day"))
def event_has_been(entry: Entry) -> Findings:
    """A step once on a day, that has been."""
    yield from must_have_happened(entry, "day", "Czynność byłaby")
    for other in others(entry, ProcedureEvent, "procedure_id", "kind", "day"):
        if other.remark == (entry["remark"] or ""):
            yield refuse(
                "day",
                "twice",
                f"Ta czynność z tego dnia jest już zapisana ({other.number}). Jeśli to druga, opisz ją w uwagach.",
            )
