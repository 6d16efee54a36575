"""Rules of unions, descent and the ties of a family."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from mgops_desktop.domain.kinship import DescentKind, SupportStrength, UnionKind
from mgops_desktop.operations.rules.beside import (
    exists,
    known,
    must_have_happened,
    must_live,
    others,
    still_on,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.family import Membership, Person
from mgops_desktop.storage.tables.kinship import Descent, FamilyUnion, SupportLink

_YEARS_TO_PARENT = 12
_MOST_BY_BIRTH = 2


@rule("family_union", on=("one_id", "other_id", "began", "ended"))
def union_of_two(entry: Entry) -> Findings:
    """Two persons make a union, and not twice at the same time."""
    if entry["one_id"] == entry["other_id"]:
        yield refuse("other", "same_person", "To ta sama osoba. Wybierz drugą.")
        return
    pair = {entry["one_id"], entry["other_id"]}
    for other in _unions_of(entry, entry["one_id"]):
        if {other.one_id, other.other_id} == pair and _meet(entry, other):
            yield refuse(
                "other",
                "twice",
                f"Ten związek jest już zapisany ({other.number}). Popraw tamten wpis albo daty.",
            )


@rule("family_union", on=("one_id", "other_id", "began", "ended"))
def union_of_the_living(entry: Entry) -> Findings:
    """A union begins on a day that has been, after both were born and before either died."""
    if entry["began"] is None:
        return
    yield from must_have_happened(entry, "began", "Związek zacząłby się")
    for attribute in ("one_id", "other_id"):
        person = known(entry, Person, entry[attribute])
        yield from must_live(entry, person, "began", entry["began"])


@rule("family_union", on=("one_id", "other_id", "kind", "began", "ended"))
def one_marriage_at_a_time(entry: Entry) -> Findings:
    """Art. 13 KRO: nobody marries who is married."""
    if entry["kind"] is not UnionKind.MARRIAGE or _is_over(entry):
        return
    pair = {entry["one_id"], entry["other_id"]}
    found = [*_unions_of(entry, entry["one_id"]), *_unions_of(entry, entry["other_id"])]
    for other in found:
        again = other.kind is UnionKind.MARRIAGE and {other.one_id, other.other_id} != pair
        if again and other.end_kind is None and _meet(entry, other):
            yield warn(
                "kind",
                "two_marriages",
                f"Jedna z tych osób ma w tym czasie inne małżeństwo ({other.number}). "
                "Zakończ tamto albo popraw daty.",
            )
            return


@rule("family_union", on=("ended", "end_kind"))
def end_is_told(entry: Entry) -> Findings:
    """The genogram draws how a union ended."""
    if entry["ended"] is not None and entry["end_kind"] is None:
        yield warn(
            "end_kind",
            "no_end_kind",
            "Podano, kiedy związek się zakończył, a nie jak. Wybierz to, gdy będzie wiadomo.",
        )


@rule("descent", on=("parent_id", "child_id", "kind"))
def parent_comes_first(entry: Entry) -> Findings:
    """A parent is somebody else, older, and no descendant of the child; a pair stands once."""
    parent, child = entry["parent_id"], entry["child_id"]
    if parent == child:
        yield refuse("child", "same_person", "To ta sama osoba. Wybierz inną.")
        return
    if others(entry, Descent, "parent_id", "child_id"):
        yield refuse("child", "twice", "To pokrewieństwo jest już zapisane. Popraw tamten wpis.")
    if parent in _descendants(entry, child):
        yield refuse(
            "parent",
            "loop",
            "Ta osoba jest według wpisów potomkiem swojego dziecka. Sprawdź, kto jest kim.",
        )
    years = _years_between(known(entry, Person, parent), known(entry, Person, child))
    if years is None:
        return
    if years <= 0:
        yield refuse(
            "parent",
            "younger_parent",
            "Rodzic nie może być młodszy od dziecka. Sprawdź, kto jest kim, i daty urodzenia.",
        )
    elif years < _YEARS_TO_PARENT and entry["kind"] is DescentKind.BIOLOGICAL:
        yield warn(
            "parent",
            "young_parent",
            f"Między rodzicem a dzieckiem jest mniej niż {_YEARS_TO_PARENT} lat. Sprawdź daty.",
        )


@rule("descent", on=("child_id", "kind"))
def two_by_birth(entry: Entry) -> Findings:
    """By birth a child has two parents."""
    if entry["kind"] is not DescentKind.BIOLOGICAL:
        return
    same = others(entry, Descent, "child_id", kind=DescentKind.BIOLOGICAL)
    if len({one.parent_id for one in same} | {entry["parent_id"]}) > _MOST_BY_BIRTH:
        yield warn(
            "kind",
            "three_parents",
            "Dziecko ma już dwoje rodziców biologicznych. Sprawdź, kim jest ta osoba.",
        )


@rule("support_link", on=("person_id", "name"))
def tie_to_somebody(entry: Entry) -> Findings:
    """A tie leads to one person or to what is named."""
    if entry["person_id"] is None and entry["name"] is None:
        yield refuse("name", "nobody", "Wpisz, kto lub co to jest, albo wskaż osobę.")
    if entry["person_id"] is not None and entry["name"] is not None:
        yield refuse("name", "both", "Wskazano osobę i wpisano nazwę. Zostaw jedno z nich.")


@rule("support_link", on=("began", "person_id", "ended"))
def tie_once(entry: Entry) -> Findings:
    """A tie has begun, and to one person there is one at a time."""
    yield from must_have_happened(entry, "began", "Więź zaczęłaby się")
    for other in others(entry, SupportLink, "family_id", "person_id"):
        if _meet(entry, other):
            yield refuse(
                "person",
                "twice",
                f"Powiązanie z tą osobą jest już zapisane ({other.number}). Zakończ je albo popraw daty.",
            )


@rule("support_link", on=("family_id", "person_id", "began"))
def tie_leads_outside(entry: Entry) -> Findings:
    """Who lives with the family is in its middle, not around it."""
    day = entry["began"] or entry.today
    own = (Membership.family_id == entry["family_id"], Membership.person_id == entry["person_id"])
    lives_here = (*own, Membership.shares_household.is_(True), still_on(Membership, day))
    if entry["person_id"] is not None and exists(entry, Membership, *lives_here):
        yield warn(
            "person",
            "at_home",
            "Ta osoba mieszka z rodziną. Ekomapa pokazuje osoby i instytucje spoza domu.",
        )


@rule("support_link", on=("strength", "remark"))
def tension_is_explained(entry: Entry) -> Findings:
    """What is tense or broken is worked on: why it is so helps whoever takes over."""
    if entry["strength"] in (SupportStrength.TENSE, SupportStrength.BROKEN) and not entry["remark"]:
        yield warn(
            "remark",
            "no_remark",
            "Więź jest napięta albo zerwana. Napisz krótko, z jakiego powodu, jeśli wiadomo.",
        )


def _unions_of(entry: Entry, person: Any) -> Iterable[FamilyUnion]:
    query = select(FamilyUnion).where(
        or_(FamilyUnion.one_id == person, FamilyUnion.other_id == person)
    )
    return [one for one in entry.session.scalars(query) if one.id != entry.id]


def _is_over(entry: Entry) -> bool:
    return entry["end_kind"] is not None and entry["ended"] is None


def _meet(entry: Entry, other: Any) -> bool:
    """Whether both have a day in common; an unknown day lies as far away as can be."""
    ends = (entry["ended"] or date.max, other.ended or date.max)
    begins = (entry["began"] or date.min, other.began or date.min)
    return max(begins) <= min(ends)


def _descendants(entry: Entry, person: Any) -> set[Any]:
    found: set[Any] = set()
    ahead = [person]
    while ahead:
        query = select(Descent.child_id).where(
            Descent.parent_id == ahead.pop(), Descent.id != entry.id
        )
        fresh = set(entry.session.scalars(query)) - found
        found |= fresh
        ahead += fresh
    return found


def _years_between(parent: Any, child: Any) -> float | None:
    if parent is None or child is None or not parent.birth_date or not child.birth_date:
        return None
    days: int = (child.birth_date - parent.birth_date).days
    return days / 365.25
