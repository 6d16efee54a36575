"""Rules of families, persons and members of families."""

import re

from sqlalchemy import or_, select

from mgops_desktop.domain.age import Birth, age_on, is_child_on
from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.family import AgeGroup, MemberRole, Sex
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    birth_of,
    known,
    must_have_happened,
    must_live,
    one_at_a_time,
    span,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.reach import may_be_told_of
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family, Membership, Person

_POST_CODE = re.compile("[0-9]{2}-[0-9]{3}")
_OLDEST = 125
_MALE_ROLES = {MemberRole.FATHER: "ojca"}
_FEMALE_ROLES = {MemberRole.MOTHER: "matki"}


@rule("family", "centre", on=("post_code",))
def post_code_is_one(entry: Entry) -> Findings:
    """A Polish post code has five digits."""
    if entry["post_code"] and not _POST_CODE.fullmatch(entry["post_code"]):
        yield refuse("post_code", "post_code", "Kod pocztowy ma postać 00-000. Popraw go.")


@rule("family", on=("on_record_from",))
def on_record_already(entry: Entry) -> Findings:
    """A family comes on record on a day that has been."""
    yield from must_have_happened(entry, "on_record_from", "Rodzina trafiłaby do ewidencji")


@rule("family", on=("letters_allowed", "safe_letters"))
def letters_one_way(entry: Entry) -> Findings:
    """Letters are forbidden or have a place to go to."""
    if entry["letters_allowed"] is False and entry["safe_letters"]:
        yield refuse(
            "safe_letters",
            "letters",
            "Zaznaczono, że listów wysyłać nie wolno, a podano, dokąd. Zmień jedno z nich.",
        )


@rule("family", on=("social_worker_id",))
def social_worker_is_not_the_assistant(entry: Entry) -> Findings:
    """Art. 17 ust. 3: who works with the family as its assistant is not its social worker."""
    if entry.id is None or entry["social_worker_id"] is None:
        return
    query = (
        select(Assignment.number)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Case.family_id == entry.id,
            Assignment.worker_id == entry["social_worker_id"],
            Assignment.kind == AssignmentKind.MAIN,
            or_(Assignment.ended.is_(None), Assignment.ended >= entry.today),
        )
    )
    for number in entry.session.scalars(query.limit(1)):
        yield refuse(
            "social_worker",
            "social_worker",
            f"Ta osoba jest asystentem tej rodziny (przydział {number}), a asystent nie jest pracownikiem "
            "socjalnym (art. 17 ust. 3). Wybierz innego pracownika.",
        )


@rule("family", on=("protected_address", "safe_phone", "safe_letters"))
def protected_family_is_reached_safely(entry: Entry) -> Findings:
    """A protected address without a safe way of contact."""
    if entry["protected_address"] and not entry["safe_phone"] and not entry["safe_letters"]:
        yield warn(
            "safe_phone",
            "no_safe_contact",
            "Adres jest chroniony, a nie zapisano bezpiecznego kontaktu. Uzgodnij go z rodziną i wpisz.",
        )


@rule("family", on=("area",))
def area_is_known(entry: Entry) -> Findings:
    """Figures are split by town and village."""
    if entry["area"] is None:
        yield warn(
            "area",
            "no_area",
            "Nie zaznaczono, czy to miasto, czy wieś. Bez tego rodzina nie wejdzie do podziału w sprawozdaniu.",
        )


@rule("person", on=("died_on",))
def death_has_been(entry: Entry) -> Findings:
    """Nobody has died on a day to come."""
    yield from must_have_happened(entry, "died_on", "Data zgonu to")


@rule("person", on=("died_on",))
def the_dead_leave_the_family(entry: Entry) -> Findings:
    """Somebody who died is no member any more; his consents are not asked for."""
    died = entry["died_on"]
    if died is None or entry.id is None:
        return
    after = or_(Membership.ended.is_(None), Membership.ended > died)
    query = select(Family.id, Family.number).join(Membership, Membership.family_id == Family.id)
    for family, number in entry.session.execute(
        query.where(Membership.person_id == entry.id, after)
    ):
        if may_be_told_of(entry.session, "family", family):
            yield warn(
                "died_on",
                "still_member",
                f"Ta osoba jest nadal w składzie rodziny {number}. Zakończ tam wpis dniem zgonu.",
            )


@rule("person", "party", on=("birth_date",))
def nobody_is_that_old(entry: Entry) -> Findings:
    """An impossible age is a slip of the pen."""
    born = entry["birth_date"]
    end = entry["died_on"] or entry.today
    if born is not None and age_on(born, end) > _OLDEST:
        yield refuse(
            "birth_date",
            "too_old",
            f"Ta osoba miałaby {age_on(born, end)} lat. Popraw datę urodzenia.",
        )


@rule("person", "party", on=("age_group", "birth_date", "birth_year"))
def mark_agrees_with_birth(entry: Entry) -> Findings:
    """The mark as child or adult does not contradict the birth; it is for those whose birth is unknown."""
    birth, mark = Birth(entry["birth_date"], entry["birth_year"]), entry["age_group"]
    if birth.day is None and birth.year is None:
        if mark is None:
            yield warn(
                "birth_date",
                "no_age",
                "Nie podano daty ani roku urodzenia. Osoba będzie liczona jako dorosła, "
                "chyba że zaznaczysz „dziecko”.",
            )
        return
    marked_child = mark is AgeGroup.CHILD
    is_child = is_child_on(Birth(birth.day, birth.year, marked_child), entry.today)
    if mark is not None and marked_child is not is_child and entry["died_on"] is None:
        real = "dziecko" if is_child else "osoba dorosła"
        yield refuse(
            "age_group", "age_group", f"Według daty urodzenia to {real}. Popraw jedno z nich."
        )


@rule("person", "party", on=("sex",))
def sex_is_known(entry: Entry) -> Findings:
    """Figures are split by sex."""
    if entry["sex"] is None:
        yield warn(
            "sex",
            "no_sex",
            "Nie podano płci. Osoba nie wejdzie do podziału na płeć w sprawozdaniu.",
        )


@rule("membership", on=("family_id", "person_id", "began", "ended"))
def member_once_at_a_time(entry: Entry) -> Findings:
    """Nobody is twice in a family at the same time; in two families he may be."""
    twice = list(
        one_at_a_time(
            entry,
            lambda other: refuse(
                "person",
                "twice",
                f"Ta osoba jest już w tej rodzinie ({span(other)}). Zakończ tamten wpis albo popraw daty.",
            ),
            "family_id",
            "person_id",
        )
    )
    if twice:
        yield from twice
        return
    other = at_same_time(entry, Membership, "person_id")
    if other is not None and may_be_told_of(entry.session, "family", other.family_id):
        family = known(entry, Family, other.family_id)
        number = family.number if family else ""
        yield warn(
            "person",
            "two_families",
            f"Ta osoba jest w tym czasie także w rodzinie {number}. Będzie liczona w obu.",
        )


@rule("membership", on=("person_id", "began", "ended", "role"))
def member_lives(entry: Entry) -> Findings:
    """A member is born and alive, of the sex and the age that the role says."""
    person = known(entry, Person, entry["person_id"])
    if person is None:
        return
    yield from must_live(entry, person, "began", entry["began"])
    role = entry["role"]
    if (role in _MALE_ROLES and person.sex is Sex.FEMALE) or (
        role in _FEMALE_ROLES and person.sex is Sex.MALE
    ):
        word = (_MALE_ROLES | _FEMALE_ROLES)[role]
        yield refuse(
            "role", "role", f"Rola {word} nie zgadza się z płcią tej osoby. Popraw jedno z nich."
        )
    is_child = is_child_on(birth_of(person), entry["began"])
    if role is MemberRole.CHILD and person.birth_date and not is_child:
        born = short_date(person.birth_date)
        yield warn(
            "role",
            "grown_up",
            f"Ta osoba (ur. {born}) jest w tym dniu pełnoletnia; nie będzie liczona jako dziecko.",
        )
    if role in (MemberRole.MOTHER, MemberRole.FATHER) and is_child:
        yield warn(
            "role",
            "minor_parent",
            "Rodzic jest małoletni. Sprawdź, czy przydzielenie asystenta jest obowiązkowe (art. 11 ust. 1a).",
        )
