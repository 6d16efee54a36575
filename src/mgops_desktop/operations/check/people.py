"""Checks of persons and families: ages, memberships, addresses."""

from collections.abc import Iterable

from sqlalchemy import select

from mgops_desktop.domain.check import Finding, error, warning
from mgops_desktop.domain.family import TraitKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import families_only_pro_life, households, supported
from mgops_desktop.storage.tables.family import Family, FamilyTrait, Membership, Person, Pregnancy


def without_age(counting: Counting) -> Iterable[Finding]:
    """A person without birth date counts as an adult unless marked as a child."""
    query = (
        select(Person.id, Membership.family_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.birth_date.is_(None), Person.birth_year.is_(None), Person.age_group.is_(None))
        .distinct()
    )
    for person, family in counting.session.execute(query):
        yield warning(
            "person_without_age",
            "Brak daty urodzenia, roku i oznaczenia „dziecko”; osoba liczy się jako dorosła.",
            RecordRef("person", person),
            family,
            "birth_date",
        )


def wrong_pesel(counting: Counting) -> Iterable[Finding]:
    """A PESEL kept although it is wrong, with the reason."""
    query = (
        select(Person.id, Membership.family_id, Person.pesel_remark)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.pesel_remark != "")
        .distinct()
    )
    for person, family, remark in counting.session.execute(query):
        message = f"PESEL nieustalony: {remark}"
        yield warning("pesel_unsettled", message, RecordRef("person", person), family, "pesel")


def empty_families(counting: Counting) -> Iterable[Finding]:
    """A supported family without members, or without a child, on its support days."""
    for household in households(counting):
        family = household.support.family
        ref = RecordRef("family", family)
        if not household.persons:
            yield error(
                "family_without_members", "Rodzina objęta wsparciem nie ma członków.", ref, family
            )
        elif not household.children and not _expects_child(counting, household.persons):
            yield warning(
                "family_without_children",
                "W rodzinie objętej wsparciem nie ma w tym okresie dziecka.",
                ref,
                family,
            )


def _expects_child(counting: Counting, persons: Iterable[object]) -> bool:
    expecting = counting.share(
        "expecting", lambda: set(counting.session.scalars(select(Pregnancy.person_id)))
    )
    return any(getattr(person, "person", None) in expecting for person in persons)


def without_area(counting: Counting) -> Iterable[Finding]:
    """A supported family without town or village cannot be split by it."""
    known = dict(
        counting.session.execute(
            select(Family.id, Family.area).where(Family.area.is_not(None))
        ).all()
    )
    for one in supported(counting):
        if one.family not in known:
            yield warning(
                "family_without_area",
                "Nie zaznaczono, czy rodzina mieszka w mieście, czy na wsi.",
                RecordRef("family", one.family),
                one.family,
                "area",
            )


def left_out(counting: Counting) -> Iterable[Finding]:
    """Families with nothing but „Za życiem”, where the centre chose not to count them as supported."""
    if counting.yes("pro_life_counts_as_support"):
        return
    for family in families_only_pro_life(counting):
        yield warning(
            "pro_life_left_out",
            "Rodzina objęta wyłącznie „Za życiem” nie jest wliczona do rodzin objętych wsparciem (ustawienie ośrodka).",
            RecordRef("family", family),
            family,
        )


def nameless_pupils(counting: Counting) -> Iterable[Finding]:
    """A pupil nobody names cannot be counted among the children of a large family."""
    table = FamilyTrait
    query = select(table.id, table.family_id).where(
        table.kind == TraitKind.PUPIL, table.person_id.is_(None)
    )
    for trait, family in counting.session.execute(query):
        message = "Cecha „nauka” nie wskazuje osoby; nie jest policzona."
        yield warning(
            "pupil_without_person", message, RecordRef("family_trait", trait), family, "person"
        )


CHECKS = (without_age, wrong_pesel, empty_families, without_area, left_out, nameless_pupils)
