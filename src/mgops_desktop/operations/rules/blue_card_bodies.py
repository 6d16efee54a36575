"""Rules of who works in Blue Card procedures: people of institutions, the team, members of groups, help points."""

from datetime import date
from typing import Any

from mgops_desktop.domain.blue_card_records import FUNCTION_LABELS, Attendance, TeamFunction
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.procedure.team import TOLD_FROM
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    exists,
    known,
    one_at_a_time,
    others,
    still_on,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.blue_card import Group, TeamSitting
from mgops_desktop.storage.tables.blue_card_bodies import (
    HelpPoint,
    Professional,
    TeamAttendance,
    TeamMember,
)

_ALONE = (TeamFunction.CHAIR, TeamFunction.DEPUTY)


def lacks_access(professional: Any, day: date) -> str:
    """Return what somebody lacks on a day to work in a procedure (art. 9c ust. 3 and 7 UPPD); empty if nothing."""
    if professional.sworn is None or professional.sworn > day:
        return "oświadczenia o poufności"
    if not valid_on(day, professional.authorised or date.max, professional.authorised_until):
        return "upoważnienia administratora"
    return ""


@rule("professional", on=("login",))
def account_of_one(entry: Entry) -> Findings:
    """An account belongs to one person."""
    for other in others(entry, Professional, "login"):
        yield refuse("login", "twice", f"Tego konta używa już {other.number}. Każdy ma własne.")


@rule("professional", on=("sworn", "authorised"))
def access_is_granted(entry: Entry) -> Findings:
    """Without statement and authorisation there is no access."""
    if entry["sworn"] is None:
        yield warn(
            "sworn",
            "not_sworn",
            "Bez oświadczenia o poufności ta osoba nie może pracować w procedurach (art. 9c ust. 3).",
        )
    if entry["authorised"] is None:
        yield warn(
            "authorised",
            "not_authorised",
            "Bez upoważnienia administratora ta osoba nie ma dostępu do procedur (art. 9c ust. 7).",
        )


@rule("team_member", on=("professional_id", "function", "began", "ended"))
def member_sits_once(entry: Entry) -> Findings:
    """Nobody is in the team twice at a time; it has one chair and one deputy (art. 9a ust. 6, 6a UPPD)."""

    def twice(other: Any) -> Any:
        return refuse(
            "professional", "twice", f"Ta osoba jest już w zespole ({other.number}). Popraw daty."
        )

    yield from one_at_a_time(entry, twice, "professional_id")
    function = entry["function"]
    if function in _ALONE and at_same_time(entry, TeamMember, "function") is not None:
        yield refuse(
            "function",
            "second",
            f"W tym czasie zespół ma już kogoś w funkcji: {FUNCTION_LABELS[function]}.",
        )


@rule("team_member", on=("professional_id", "began", "trained", "training_needed"))
def member_is_prepared(entry: Entry) -> Findings:
    """Statement before the first act; training in its term (T21)."""
    professional = known(entry, Professional, entry["professional_id"])
    lacking = lacks_access(professional, entry["began"]) if professional else ""
    if lacking:
        yield warn("professional", "no_access", f"Tego dnia ta osoba nie miała {lacking}.")
    is_needed = entry["training_needed"] is not False
    until = term_of(entry, "T21", entry["began"]) if is_needed else None
    if until is not None and (entry["trained"] or entry.today) > until:
        yield warn(
            "trained",
            "late",
            f"Termin szkolenia minął {short_date(until)} (art. 9a ust. 5a).",
        )


@rule("group_member", on=("group_id", "professional_id", "began", "ended"))
def member_within_the_group(entry: Entry) -> Findings:
    """Within the days of the group, and once at a time."""
    group = known(entry, Group, entry["group_id"])
    if group is not None and entry["began"] < group.appointed:
        yield refuse(
            "began",
            "before_group",
            f"Grupę powołano {short_date(group.appointed)}. Nikt nie mógł w niej być wcześniej.",
        )
    last = entry["ended"] or entry["began"]
    if group is not None and group.ended is not None and last > group.ended:
        yield refuse(
            "ended" if entry["ended"] else "began",
            "after_group",
            f"Grupa skończyła pracę {short_date(group.ended)}. Popraw datę.",
        )

    def twice(other: Any) -> Any:
        return refuse("professional", "twice", f"Ta osoba jest już w tej grupie ({other.number}).")

    yield from one_at_a_time(entry, twice, "group_id", "professional_id")


@rule("group_member", on=("professional_id", "role", "began", "motion_received", "asked_on"))
def member_of_a_group_is_prepared(entry: Entry) -> Findings:
    """Statement and authorisation before the first act; the employer is asked in its term (T06)."""
    professional = known(entry, Professional, entry["professional_id"])
    lacking = lacks_access(professional, entry["began"]) if professional else ""
    if lacking:
        yield warn(
            "professional",
            "no_access",
            f"Tego dnia ta osoba nie miała {lacking}. Do tego czasu nie może działać w grupie.",
        )
    if professional is not None and professional.role is not entry["role"]:
        yield warn("role", "other_role", "W wykazie ta osoba reprezentuje kogoś innego.")
    motion, asked = entry["motion_received"], entry["asked_on"]
    until = term_of(entry, "T06", motion) if motion else None
    if until is not None and (asked or entry.today) > until:
        yield warn(
            "asked_on", "late", f"Termin wystąpienia minął {short_date(until)} (§ 9 ust. 2)."
        )


@rule("team_attendance", on=("sitting_id", "professional_id", "attendance", "announced"))
def attendance_makes_sense(entry: Entry) -> Findings:
    """Once of everybody, of a sitting that has been; who came had nothing to announce."""
    for other in others(entry, TeamAttendance, "sitting_id", "professional_id"):
        yield refuse("professional", "twice", f"To jest już zapisane ({other.number}).")
    sitting = known(entry, TeamSitting, entry["sitting_id"])
    is_present = entry["attendance"] is Attendance.PRESENT
    if sitting is not None and sitting.day > entry.today and is_present:
        yield refuse(
            "attendance",
            "not_yet",
            f"Posiedzenie ma być {short_date(sitting.day)}. Obecność zaznacz, gdy się odbędzie.",
        )
    if is_present and entry["announced"] is not None:
        yield refuse(
            "announced", "present", "Ta osoba była obecna. Usuń dzień zgłoszenia nieobecności."
        )


@rule("team_attendance", on=("sitting_id", "professional_id", "attendance", "announced"))
def absence_has_consequences(entry: Entry) -> Findings:
    """Announced in its term (T20); the third unexcused one is told; only members are bound to come."""
    sitting = known(entry, TeamSitting, entry["sitting_id"])
    if sitting is None:
        return
    member = TeamMember.professional_id == entry["professional_id"]
    if not exists(entry, TeamMember, member, still_on(TeamMember, sitting.day)):
        yield warn("professional", "not_member", "Tego dnia ta osoba nie była w zespole.")
    announced = entry["announced"]
    until = term_of(entry, "T20", sitting.day) if announced else None
    if until is not None and announced > until:
        yield warn(
            "announced",
            "late",
            f"Nieobecność należało zgłosić do {short_date(until)} (art. 9a ust. 7e).",
        )
    missed = others(entry, TeamAttendance, "professional_id", attendance=Attendance.UNEXCUSED)
    if entry["attendance"] is Attendance.UNEXCUSED and len(missed) + 1 >= TOLD_FROM:
        yield warn(
            "attendance",
            "third",
            "To co najmniej trzecia nieusprawiedliwiona nieobecność: przewodniczący zawiadamia podmiot, "
            "który tę osobę skierował (art. 9a ust. 7g).",
        )


@rule("help_point", on=("name", "address", "phone", "closed"))
def help_can_be_found(entry: Entry) -> Findings:
    """Once in the list, with a way to get there."""
    if not entry["address"] and not entry["phone"]:
        yield refuse(
            "address", "nowhere", "Wpisz adres albo telefon: bez nich nikt nie znajdzie pomocy."
        )
    for other in others(entry, HelpPoint, "name", closed=None):
        if entry["closed"] is None and other.address == (entry["address"] or ""):
            yield refuse("name", "twice", f"Ten punkt jest już zapisany ({other.number}).")


@rule("help_point", on=("hours", "offer"))
def help_is_described(entry: Entry) -> Findings:
    """What the recipient of an NK-B wants to know."""
    if not entry["hours"]:
        yield warn("hours", "no_hours", "Nie wpisano, kiedy punkt jest czynny.")
    if not entry["offer"]:
        yield warn("offer", "no_offer", "Nie wpisano, w czym punkt pomaga.")
