"""Rules of what is said of a family's members: authority, traits, reasons of support, stays, supervision, pregnancy."""

from datetime import date

from sqlalchemy import select

from mgops_desktop.domain.age import age_on, is_child_on, is_of_pupil_age
from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.family import (
    STAY_LABELS,
    AuthorityState,
    MemberRole,
    Sex,
    StayKind,
    TraitKind,
)
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    exists,
    known,
    must_have_happened,
    must_live,
    one_at_a_time,
    others,
    running_on,
    span,
    still_on,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import (
    Family,
    FamilyProblem,
    Membership,
    Person,
)
from mgops_desktop.storage.tables.foster_care import Placement

_LONGEST_PREGNANCY = 10
_USUAL_PREGNANCY = 9
_BY_COURT = (AuthorityState.LIMITED, AuthorityState.SUSPENDED, AuthorityState.DEPRIVED)


@rule("parental_authority", on=("parent_id", "child_id", "began", "ended"))
def one_state_of_authority(entry: Entry) -> Findings:
    """A parent has one state of authority over a child at a time."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_states",
            f"W tym czasie zapisano już stan władzy rodzicielskiej ({span(other)}). Wybierz przy nim „Zmień od "
            "dnia…” albo popraw daty.",
        ),
        "parent_id",
        "child_id",
    )


@rule("parental_authority", on=("parent_id", "child_id", "began"))
def parent_is_older(entry: Entry) -> Findings:
    """A parent is older than the child; the child is born and not of age."""
    parent = known(entry, Person, entry["parent_id"])
    child = known(entry, Person, entry["child_id"])
    if parent is None or child is None:
        return
    if parent.birth_date and child.birth_date and parent.birth_date >= child.birth_date:
        yield refuse(
            "parent",
            "younger_parent",
            "Rodzic nie może być młodszy od dziecka. Sprawdź, kto jest kim, i daty urodzenia.",
        )
    yield from must_live(entry, child, "began", entry["began"])
    if child.birth_date and not is_child_on(birth_of(child), max(entry["began"], child.birth_date)):
        yield warn(
            "child",
            "of_age",
            "Dziecko jest już pełnoletnie; władza rodzicielska trwa do pełnoletności (art. 92 KRO).",
        )


@rule("parental_authority", on=("state", "court_signature"))
def court_decides_on_authority(entry: Entry) -> Findings:
    """Authority is limited, suspended or taken by a court."""
    if entry["state"] in _BY_COURT and not entry["court_signature"]:
        yield warn(
            "court_signature",
            "no_signature",
            "Taki stan władzy wynika z orzeczenia sądu. Wpisz sygnaturę, gdy będzie znana.",
        )


@rule("family_trait", on=("family_id", "person_id", "kind", "began", "ended"))
def trait_once_at_a_time(entry: Entry) -> Findings:
    """The same trait of the same person, or of the family as a whole, stands once."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "kind",
            "twice",
            f"Ta cecha jest już zapisana ({span(other)}). Zakończ tamten wpis albo popraw daty.",
        ),
        "family_id",
        "kind",
        person_id=entry["person_id"],
    )


@rule("family_trait", on=("family_id", "person_id", "kind", "began"))
def trait_of_a_member(entry: Entry) -> Findings:
    """A trait belongs to somebody who lives and is of the family."""
    person = known(entry, Person, entry["person_id"])
    if person is None:
        if entry["kind"] is TraitKind.PUPIL:
            yield warn(
                "person", "nobody", "Wskaż osobę, która się uczy. Bez tego cecha nie jest liczona."
            )
        return
    yield from must_live(entry, person, "began", entry["began"])
    if not others(entry, Membership, "family_id", "person_id"):
        yield warn(
            "person", "no_member", "Tej osoby nie ma w składzie rodziny. Dopisz ją do składu."
        )
    birth = birth_of(person)
    day = entry["began"]
    if entry["kind"] is TraitKind.PUPIL and not (
        is_child_on(birth, day) or is_of_pupil_age(birth, day)
    ):
        yield warn(
            "kind",
            "pupil_age",
            "Cecha dotyczy uczących się do ukończenia 25 lat. Sprawdź wiek tej osoby.",
        )


@rule("family_problem", on=("family_id", "problem", "began", "ended"))
def reason_once_at_a_time(entry: Entry) -> Findings:
    """The same reason of support stands once at a time."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "problem",
            "twice",
            f"Ten powód jest już zapisany ({span(other)}). Zakończ tamten wpis albo popraw daty.",
        ),
        "family_id",
        "problem",
    )


@rule("family_problem", "supervision", on=("began",))
def has_begun(entry: Entry) -> Findings:
    """What is recorded as a state has begun."""
    yield from must_have_happened(entry, "began", "Początek to")


@rule("family_problem", on=("family_id", "began", "ended"))
def reasons_last_as_long_as_support(entry: Entry) -> Findings:
    """A supported family keeps a reason; a reason is not older than the family on record."""
    family = known(entry, Family, entry["family_id"])
    if family is not None and family.on_record_from and entry["began"] < family.on_record_from:
        yield warn(
            "began",
            "before_record",
            f"Rodzina jest w ewidencji od {short_date(family.on_record_from)}. Sprawdź datę.",
        )
    if entry["ended"] is None or not exists(
        entry, Case, Case.family_id == entry["family_id"], Case.ended.is_(None)
    ):
        return
    if not any(one.ended is None for one in others(entry, FamilyProblem, "family_id")):
        yield warn(
            "ended",
            "no_reason_left",
            "Praca z rodziną trwa, a nie zostanie żaden powód wsparcia. Dopisz powód albo zakończ sprawę.",
        )


@rule("stay", on=("person_id", "began", "ended"))
def one_place_at_a_time(entry: Entry) -> Findings:
    """A child stays in one place at a time."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_places",
            f"W tym czasie zapisano inne miejsce pobytu: {STAY_LABELS[other.kind]} ({span(other)}). "
            "Wybierz przy nim „Zmień od dnia…” albo popraw daty.",
        ),
        "person_id",
    )


@rule("stay", on=("person_id", "kind", "began"))
def child_stays(entry: Entry) -> Findings:
    """A stay is of a child that lives; foster care has its own record too."""
    person = known(entry, Person, entry["person_id"])
    if person is None:
        return
    yield from must_live(entry, person, "began", entry["began"])
    if person.birth_date and age_on(person.birth_date, entry["began"]) >= 0:
        yield from _of_age(entry, person)
    placed = running_on(entry, Placement, entry["began"], child_id=entry["person_id"])
    if entry["kind"] is StayKind.FOSTER_CARE and placed is None:
        yield warn(
            "kind",
            "no_placement",
            "Nie zapisano pobytu w pieczy zastępczej z tego dnia. Dodaj go w zakładce „Piecza”.",
        )
    if entry["kind"] is StayKind.HOME and placed is not None:
        yield warn(
            "kind",
            "placed",
            f"W tym dniu dziecko jest w pieczy zastępczej ({span(placed)}). Sprawdź daty obu wpisów.",
        )


def _of_age(entry: Entry, person: Person) -> Findings:
    if not is_child_on(birth_of(person), entry["began"]):
        yield warn(
            "person",
            "of_age",
            "Ta osoba jest w tym dniu pełnoletnia; pobyt nie będzie liczony jako pobyt dziecka.",
        )


@rule("supervision", on=("family_id", "court_signature", "began", "ended"))
def supervision_once(entry: Entry) -> Findings:
    """One order sets one supervision."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "court_signature",
            "twice",
            f"Nadzór z tą sygnaturą jest już zapisany ({span(other)}). Popraw tamten wpis.",
        ),
        "family_id",
        "court_signature",
    )


@rule("supervision", on=("court", "court_signature", "officer"))
def supervision_is_complete(entry: Entry) -> Findings:
    """Whom the assistant works with (art. 109 § 4 KRO) and by which order."""
    if not entry["court_signature"]:
        yield warn(
            "court_signature",
            "no_signature",
            "Nadzór ustanawia sąd. Wpisz sygnaturę, gdy będzie znana.",
        )
    if not entry["officer"]:
        yield warn(
            "officer",
            "no_officer",
            "Wpisz kuratora: ośrodek ma obowiązek z nim współpracować (art. 109 § 4 KRO).",
        )


@rule("pregnancy", on=("person_id", "began", "ended"))
def pregnancy_can_be(entry: Entry) -> Findings:
    """A pregnancy is of a woman, one at a time, and comes to an end."""
    person = known(entry, Person, entry["person_id"])
    if person is not None and person.sex is Sex.MALE:
        yield refuse(
            "person", "male", "Wskazano mężczyznę. Wybierz inną osobę albo popraw jej płeć."
        )
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_pregnancies",
            f"W tym czasie zapisano już ciążę tej osoby ({span(other)}). Popraw tamten wpis.",
        ),
        "person_id",
    )
    began, ended = entry["began"], entry["ended"]
    if ended is not None and ended > add_months(began, _LONGEST_PREGNANCY):
        yield refuse(
            "ended",
            "too_long",
            f"Ciąża trwałaby dłużej niż {_LONGEST_PREGNANCY} miesięcy. Popraw jedną z dat.",
        )


@rule("pregnancy", on=("person_id", "began", "ended"))
def pregnancy_is_looked_after(entry: Entry) -> Findings:
    """A minor who expects a child; a pregnancy that should have ended."""
    person = known(entry, Person, entry["person_id"])
    began: date = entry["began"]
    if person is not None:
        yield from must_live(entry, person, "began", began)
        if is_child_on(birth_of(person), began):
            yield warn(
                "person",
                "minor_mother",
                "Osoba w ciąży jest małoletnia. Sprawdź art. 11 ust. 1a i wsparcie „Za życiem”.",
            )
    if entry["ended"] is None and add_months(began, _USUAL_PREGNANCY) < entry.today:
        yield warn(
            "ended",
            "not_ended",
            f"Ciąża trwa od {short_date(began)}. Wpisz datę zakończenia, a dziecko dodaj do składu rodziny.",
        )


@rule("family_trait", on=("family_id", "kind", "began"))
def single_parent_is_alone(entry: Entry) -> Findings:
    """A family with a single parent has one parent in its household."""
    if entry["kind"] is not TraitKind.SINGLE_PARENT:
        return
    query = select(Membership.role).where(
        Membership.family_id == entry["family_id"],
        Membership.shares_household.is_(True),
        Membership.role.in_((MemberRole.MOTHER, MemberRole.FATHER)),
        still_on(Membership, entry["began"]),
    )
    if len(set(entry.session.scalars(query))) > 1:
        yield warn(
            "kind",
            "two_parents",
            "W składzie rodziny jest w tym czasie matka i ojciec we wspólnym gospodarstwie. Sprawdź skład.",
        )
