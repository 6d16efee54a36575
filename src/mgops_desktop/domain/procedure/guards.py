"""What speaks against a step (UPPD, R2023; sections 7.3, 7.5 and 8 of the law's tables).

A guard yields objections. A *block* stops what the program would do itself; the same thing done outside is recorded
with its reason and becomes a *breach* (contracts 7). A *warning* is shown and never stops.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.circumstances import (
    CORE,
    MEMBER_LABELS,
    Circumstances,
    Involved,
    MemberRole,
    Sitting,
)
from mgops_desktop.domain.procedure.steps import Fact, Mark, Step
from mgops_desktop.domain.wording import listing, short_date


class Weight(StrEnum):
    """How an objection weighs."""

    BLOCK = "block"
    BREACH = "breach"
    WARNING = "warning"


@dataclass(frozen=True)
class Objection:
    """One thing that speaks against a step, in a Polish sentence with its article."""

    weight: Weight
    code: str
    text: str

    def of_outside(self) -> "Objection":
        """The same of a fact that was done outside: it happened, so it is a breach."""
        return replace(self, weight=Weight.BREACH) if self.weight is Weight.BLOCK else self


@dataclass(frozen=True)
class Situation:
    """A step in what surrounds it and what happened before."""

    fact: Fact
    around: Circumstances
    earlier: Sequence[Fact]

    @property
    def done(self) -> set[Step]:
        """What has happened, this step included."""
        return {self.fact.step, *(fact.step for fact in self.earlier)}


Objections = Iterator[Objection]
_BEFORE_START = (Step.REPORTED, Step.NOT_STARTED)
Guard = Callable[[Situation], Objections]
GUARDS: dict[str, Guard] = {}


def guard(function: Guard) -> Guard:
    """Enter a guard under its name, by which the table of transitions calls it."""
    GUARDS[function.__name__] = function
    return function


def block(code: str, text: str) -> Objection:
    return Objection(Weight.BLOCK, code, text)


def warning(code: str, text: str) -> Objection:
    return Objection(Weight.WARNING, code, text)


@guard
def initiator_entitled(now: Situation) -> Objections:
    """Who fills in an NK-A is on the list of that day (art. 9a ust. 11–11d, art. 9d ust. 2 UPPD)."""
    key, day = now.fact.by, now.fact.day
    if not key:
        yield warning("nobody", "Nie podano, kto wypełnił formularz „Niebieska Karta – A”.")
        return
    known = next((one for one in now.around.initiators if one.key == key), None)
    if known is None or not known.may_on(day):
        who = known.title if known else "ta osoba"
        yield block(
            "not_entitled",
            f"{who[:1].upper()}{who[1:]}: {short_date(day)} nie było uprawnienia do wszczęcia procedury "
            f"({known.basis if known else 'art. 9a ust. 11–11d'}).",
        )


@guard
def has_both_sides(now: Situation) -> Objections:
    """At least one harmed and one violent person (§ 2 ust. 4 R2023)."""
    if not now.around.harmed:
        yield block("no_harmed", "Wskaż osobę doznającą przemocy domowej.")
    if not now.around.violent:
        yield block("no_violent", "Wskaż osobę stosującą przemoc domową.")


@guard
def violent_is_adult(now: Situation) -> Objections:
    """Since 22.06.2023 only an adult can be the violent person (art. 2 ust. 1 UPPD)."""
    if any(one.is_minor_on(now.around.began) for one in now.around.violent):
        yield block(
            "minor_violent",
            "Osoba stosująca przemoc domową musi być w dniu wszczęcia pełnoletnia (art. 2 ust. 1 ustawy).",
        )


@guard
def pair_is_free(now: Situation) -> Objections:
    """A further incident of a running procedure is a further NK-A, not a new procedure (§ 13 R2023)."""
    own = {
        (bad.id, good.id)
        for bad in now.around.violent
        for good in now.around.harmed
        if bad.id != good.id
    }
    if own & now.around.running_pairs:
        yield block(
            "pair_running",
            "Dla tych osób toczy się już procedura. Zapisz kolejny formularz „Niebieska Karta – A” w niej (§ 13).",
        )


@guard
def not_before_start(now: Situation) -> Objections:
    """Nothing of a procedure happens before it started, but what led to it."""
    if now.fact.day < now.around.began and now.fact.step not in _BEFORE_START:
        yield block(
            "before_start",
            f"Procedurę wszczęto {short_date(now.around.began)}, wypełniając formularz „Niebieska Karta – A”. "
            "Ta czynność nie mogła być wcześniej.",
        )


@guard
def group_is_complete(now: Situation) -> Objections:
    """The members whom the law wants in every group, and in groups of such persons (art. 9a ust. 11–12 UPPD)."""
    wanted = list(CORE)
    if any(one.is_soldier for one in now.around.violent):
        wanted.append(MemberRole.MILITARY_POLICE)
    if any(one.is_supervised for one in now.around.violent):
        wanted.append(MemberRole.PROBATION)
    there = {member.role for member in now.around.serving_on(now.fact.day)}
    missing = [MEMBER_LABELS[role] for role in wanted if role not in there]
    if missing:
        yield warning("incomplete", f"W składzie grupy brakuje: {listing(missing)} (art. 9a).")


@guard
def members_are_sworn(now: Situation) -> Objections:
    """Statement and authorisation come before access (art. 9c ust. 3 and 7 UPPD).

    Who is appointed before the group has the form sees nothing yet, so then it is only said.
    """
    day = now.fact.day
    unsworn = [one for one in now.around.serving_on(day) if not one.has_access_on(day)]
    sees = Step.NK_A_PASSED in now.done
    if unsworn:
        yield Objection(
            Weight.BLOCK if sees else Weight.WARNING,
            "unsworn",
            "Nie każdy członek grupy podpisał oświadczenie o poufności i ma upoważnienie "
            "(art. 9c ust. 3 i 7). Zapisz je przed przekazaniem akt.",
        )


@guard
def group_exists(now: Situation) -> Objections:
    """The form is given to a group that has been appointed."""
    if Step.GROUP_APPOINTED not in now.done:
        yield block("no_group", "Nie powołano jeszcze grupy. Zapisz najpierw jej powołanie.")


@guard
def members_in_term(now: Situation) -> Objections:
    """Nobody acts in a group outside his membership."""
    serving = {member.id for member in now.around.serving_on(now.fact.day)}
    if now.fact.members - serving:
        yield block(
            "not_a_member",
            f"Wskazano osobę, która {short_date(now.fact.day)} nie była członkiem grupy (art. 9a ust. 11–12).",
        )


@guard
def core_present(now: Situation) -> Objections:
    """Social worker and policeman take part in the sitting."""
    there = {one.role for one in now.around.members if one.id in now.fact.members}
    missing = [MEMBER_LABELS[role] for role in CORE if role not in there]
    if missing:
        yield warning("core_absent", f"Na posiedzeniu nie było: {listing(missing)}.")


@guard
def harmed_takes_part(now: Situation) -> Objections:
    """NK-C is made with an adult harmed person or with who represents one (§ 5, § 11 R2023).

    Where nobody noted who came, it may have been anyone of them.
    """
    there = now.fact.present or {one.id for one in now.around.harmed}
    if not any(
        one.is_represented or (one.id in there and not one.is_minor_on(now.fact.day))
        for one in now.around.harmed
    ):
        yield warning(
            "nobody_harmed",
            "Nie zapisano, że w spotkaniu uczestniczyła pełnoletnia osoba doznająca przemocy albo ktoś w jej imieniu "
            "(§ 5, § 11).",
        )


@guard
def sides_apart(now: Situation) -> Objections:
    """Harmed and violent never meet, and their hours are apart (§ 18 R2023)."""
    present = now.around.among(now.fact.present)
    that_day = [one for one in now.around.sittings if _is_with_other_side(now, one)]
    is_together = now.around.are_opposed(now.fact.present, now.fact.present)
    if is_together or any(_is_of_other_side(one, now.fact.step) for one in present):
        yield block(
            "together",
            "Osoby doznającej i osoby stosującej przemoc nie wolno spotkać razem (§ 18 rozporządzenia).",
        )
    elif any(one.is_nearer(now.around.buffer, now.fact.at, now.fact.until) for one in that_day):
        yield block(
            "too_near",
            f"Spotkania obu stron tego dnia dzieli mniej niż {now.around.buffer} minut (§ 18, ustawienie ośrodka).",
        )
    elif any(None in (now.fact.at, sitting.at) for sitting in that_day):
        yield warning(
            "hours_unknown",
            "Tego dnia jest też spotkanie z drugą stroną. Wpisz godziny obu, aby się nie spotkały (§ 18).",
        )


@guard
def no_minor_invited(now: Situation) -> Objections:
    """A minor is never invited to a meeting of the group (§ 11 ust. 6 R2023)."""
    if any(one.is_minor_on(now.fact.day) for one in now.around.among(now.fact.present)):
        yield block(
            "minor_invited",
            "Małoletniego nie zaprasza się na posiedzenie grupy (§ 11 ust. 6 rozporządzenia).",
        )


@guard
def recipient_not_violent(now: Situation) -> Objections:
    """NK-B is never given to a violent person (§ 6 R2023)."""
    if now.fact.to in {one.id for one in now.around.violent}:
        yield block(
            "given_to_violent",
            "Formularza „Niebieska Karta – B” nie przekazuje się osobie stosującej przemoc (§ 6).",
        )


def _asks(code: str, mark: Mark, text: str, weight: Weight = Weight.WARNING) -> Guard:
    """A guard that wants something noted of the step."""

    def asked(now: Situation) -> Objections:
        if mark not in now.fact.marks:
            yield Objection(weight, code, text)

    asked.__name__ = code
    return guard(asked)


_asks("has_protocol", Mark.PROTOCOL, "Nie zapisano protokołu tego posiedzenia (§ 8 ust. 4).")
_asks(
    "grounds_described",
    Mark.GROUNDS,
    "Opisz okoliczności, które to uzasadniają (§ 19 ust. 2, § 20 ust. 1 rozporządzenia).",
    Weight.BLOCK,
)
_asks(
    "reason_given", Mark.GROUNDS, "Wpisz powód, dla którego procedury nie wszczęto.", Weight.BLOCK
)
_asks(
    "is_electronic",
    Mark.ELECTRONIC,
    "Odstąpienie dokumentuje się na piśmie i elektronicznie (art. 9b ust. 15).",
)
_asks(
    "hindrance_described",
    Mark.GROUNDS,
    "Opisz, dlaczego osoby stosującej przemoc nie można było zawiadomić (§ 10 ust. 4 rozporządzenia).",
    Weight.BLOCK,
)
_asks("was_summoned", Mark.SUMMONED, "Nie zapisano wezwania osoby stosującej przemoc (§ 12).")
_asks("chair_signed", Mark.CHAIR_SIGNED, "Protokół podpisuje przewodniczący zespołu (dawny § 18).")
_asks(
    "plan_done",
    Mark.PLAN_DONE,
    "Przed zmianą prawa kończyło procedurę także zrealizowanie planu pomocy (dawny § 18). Potwierdź je.",
    Weight.BLOCK,
)
_asks("core_motion", Mark.CORE_MOTION, "Skład poszerza się na wniosek członków grupy (§ 9 ust. 1).")
_asks(
    "has_no_harmed_data",
    Mark.WITHOUT_HARMED_DATA,
    "Potwierdź, że pismo nie zawiera danych osoby doznającej przemocy.",
    Weight.BLOCK,
)
_asks(
    "place_known", Mark.PLACE_KNOWN, "Nie podano gminy, która prowadzi dalej procedurę (art. 9e)."
)
_asks("closing_note", Mark.NOTE, "Dołącz notatkę o zamknięciu monitoringu (§ 21).")


@guard
def violence_has_ceased(now: Situation) -> Objections:
    """Both conditions of art. 9h ust. 1 pkt 1 UPPD, before it of § 18 R2011, are stated."""
    basis = "dawny § 18" if now.around.regime is Regime.OLD else "art. 9h ust. 1 pkt 1"
    if not {Mark.CEASED, Mark.NOT_EXPECTED} <= now.fact.marks:
        yield block(
            "conditions",
            "Potwierdź oba warunki: przemoc ustała i można zasadnie przypuszczać, że nie będzie kontynuowana "
            f"({basis}).",
        )


@guard
def referral_is_decided(now: Situation) -> Objections:
    """The group moves unanimously, or the team decides by majority (§ 15 ust. 2 R2023)."""
    if not {Mark.UNANIMOUS, Mark.MAJORITY} & now.fact.marks:
        yield block(
            "undecided",
            "Do programu kieruje zespół: na jednomyślny wniosek grupy albo większością głosów (§ 15 ust. 2).",
        )


@guard
def monitoring_follows(now: Situation) -> Objections:
    """Whether monitoring comes after this end (art. 9h ust. 2 UPPD; a setting for some grounds)."""
    if now.around.monitoring_until is None:
        yield block("no_monitoring", "Po tym zakończeniu nie ma monitoringu.")


@guard
def nothing_to_monitor(now: Situation) -> Objections:
    """The other way: the end is the end."""
    if now.around.monitoring_until is not None:
        yield block("monitoring", "Po tym zakończeniu trwa monitoring.")


@guard
def monitoring_is_over(now: Situation) -> Objections:
    """Nine months have passed (T12)."""
    until = now.around.monitoring_until
    if until is not None and now.fact.day < until:
        yield block(
            "too_early",
            f"Monitoring trwa do {short_date(until)} (art. 9h ust. 2). Wcześniej się go nie zamyka.",
        )


@guard
def withdrawal_is_told(now: Situation) -> Objections:
    """The protocol is with the team, and both sides know (§ 19 ust. 3 and 4 R2023)."""
    if not {Step.PROTOCOL_PASSED, Step.HARMED_INFORMED, Step.VIOLENT_INFORMED} <= now.done:
        yield block("not_told", "Protokół nie jest u zespołu albo nie poinformowano obu stron.")


@guard
def institutions_know(now: Situation) -> Objections:
    """Those that took part were told of the end (§ 18 R2011)."""
    if Step.INSTITUTIONS_INFORMED not in now.done:
        yield block("institutions_not_told", "Nie powiadomiono uczestniczących podmiotów.")


def _is_of_other_side(one: Involved, step: Step) -> bool:
    """Whether somebody has no place at a meeting that is held for one side, whoever else came."""
    match step:
        case Step.NK_C:
            return one.is_violent and not one.is_harmed
        case Step.NK_D:
            return one.is_harmed and not one.is_violent
        case _:
            return False


def _is_with_other_side(now: Situation, sitting: Sitting) -> bool:
    """Whether the other side is met on the same day."""
    return sitting.day == now.fact.day and now.around.are_opposed(now.fact.present, sitting.present)
