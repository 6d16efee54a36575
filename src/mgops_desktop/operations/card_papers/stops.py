"""What the program refuses to make or to print, each with its reason (contracts 7; table 7.5 of the law)."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.card_papers import OTHER_SIDE, CardAddressee
from mgops_desktop.domain.procedure.circumstances import Sitting
from mgops_desktop.domain.wording import listing, short_date
from mgops_desktop.operations.card_papers.about_persons import is_minor, name_of, taking_part
from mgops_desktop.operations.card_papers.gathering import CardSource
from mgops_desktop.operations.card_papers.guard import Secrets, texts_in
from mgops_desktop.operations.card_papers.kinds import CardPaperKind
from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.wording import Value
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.tables.blue_card import Group, GroupSitting, Party, Procedure
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional
from mgops_desktop.storage.tables.card_papers import CardDocument, CardPages

_MINOR = "Małoletniego nie zaprasza się na posiedzenie grupy (§ 11 ust. 6 rozporządzenia)."
_NO_REPRESENTATIVE = (
    "To pismo dotyczy małoletniego. W jego udziale wpisz, kto działa w jego imieniu (§ 5)."
)
_NO_MEETING = (
    "Nie zapisano spotkania grupy, na które wpisano tę osobę. Dodaj je w zakładce „Grupa”."
)
_VIOLENT_REPRESENTS = (
    "W imieniu tej osoby nie może działać osoba stosująca przemoc (§ 5 rozporządzenia)."
)
_TOGETHER = "Na to spotkanie wpisano osoby z obu stron. Każdą stronę grupa przyjmuje osobno (§ 18)."


def stops_of(session: Session, kind: CardPaperKind, source: CardSource, day: date) -> Iterator[str]:
    """Yield what speaks against making a paper of this record at all."""
    if source.procedure is not None:
        began = session.get_one(Procedure, source.procedure).began
        if began < kind.since:
            yield (
                f"Procedurę wszczęto {short_date(began)}, a podstawa tego pisma obowiązuje od "
                f"{short_date(kind.since)}. Pismo według dawnych przepisów zarejestruj jako sporządzone poza programem."
            )
    yield from _person_stops(session, kind, source, day)
    if kind.invites:
        yield from _meeting_stops(session, source)
    if kind.grants_access and source.procedure is not None:
        yield from _access_stops(session, source.procedure, day)


def told_secrets(
    kind: CardPaperKind, values: Mapping[str, Value], report: Report, secrets: Secrets
) -> Iterator[str]:
    """Yield what stands on a paper that its addressee must not read, with the field where it stands."""
    told: set[str] = set()
    for name, value in values.items():
        found = [what for text in texts_in(value) for what in secrets.found(text)]
        for what in dict.fromkeys(found):
            told.add(what)
            yield f"W polu „{kind.vocabulary.words[name].label}” jest {what}. Tego pisma nie można sporządzić."
    whole = " ".join(_words(report.sections))
    for what in secrets.found(whole):
        if what not in told:
            yield f"W treści pisma jest {what}. Tego pisma nie można sporządzić."


def _words(content: Any) -> Iterator[str]:
    """Every text of the blocks of a report."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list | tuple):
        for one in content:
            yield from _words(one)
    elif is_dataclass(content):
        for field in fields(content):
            yield from _words(getattr(content, field.name))


def print_stop(
    session: Session, addressee: CardAddressee, procedure: UUID | None, document: UUID | None
) -> str:
    """Return why a letter must not be printed now: one to the other side lies printed and has not left yet."""
    other = OTHER_SIDE.get(addressee)
    if other is None or procedure is None:
        return ""
    lying = (
        select(CardDocument.number)
        .join(CardPages, CardPages.document_id == CardDocument.id)
        .where(
            CardDocument.procedure_id == procedure,
            CardDocument.id != document,
            CardPages.addressee == other,
            CardDocument.sent_on.is_(None),
            CardDocument.delivered_on.is_(None),
            CardDocument.filed_on.is_(None),
            CardDocument.printed_on.is_not(None) | (CardPages.copies != ""),
        )
    )
    number = session.scalars(lying.order_by(CardDocument.number)).first()
    if number is None:
        return ""
    return (
        f"Wydrukowane jest pismo do drugiej strony ({number}) i jeszcze nie wyszło. Pism do obu stron nie drukuje się "
        "razem: najpierw zaznacz, że tamto wysłano albo wydano."
    )


def _person_stops(
    session: Session, kind: CardPaperKind, source: CardSource, day: date
) -> Iterator[str]:
    """A letter to a side is for somebody of that side; of a minor for who represents one."""
    if kind.side is None:
        return
    taking = taking_part(session, source.procedure)
    own = [(part, one) for part, one in taking if one.id == source.party]
    part = next((part for part, _one in own if part.role is kind.side), None)
    if part is None:
        yield f"To pismo jest dla: {kind.whom}. Ten zapis nie wskazuje takiej osoby z tej procedury."
        return
    party = session.get_one(Party, part.party_id)
    if kind.side is PartyRole.HARMED and is_minor(party, day) and not kind.invites:
        if not part.representative:
            yield _NO_REPRESENTATIVE
        violent = [name_of(one) for other, one in taking if other.role is PartyRole.VIOLENT]
        if part.representative and part.representative.strip() in violent:
            yield _VIOLENT_REPRESENTS


def _meeting_stops(session: Session, source: CardSource) -> Iterator[str]:
    """Never a minor, never both sides at one meeting or nearer to each other than the centre's setting says."""
    if source.meeting is None or source.procedure is None:
        yield _NO_MEETING
        return
    sitting = session.get_one(GroupSitting, source.meeting.id)
    (story,) = stories(session, sitting.day, [source.procedure])
    around = story.around
    guests = frozenset(one.id for one in sitting.guests)
    if any(one.is_minor_on(sitting.day) for one in around.among(guests)):
        yield _MINOR
    if around.are_opposed(guests, guests):
        yield _TOGETHER
    if any(_is_near(story, one, sitting, guests) for one in around.sittings):
        yield (
            f"Spotkania obu stron tego dnia dzieli mniej niż {around.buffer} minut (§ 18, ustawienie ośrodka). "
            "Zmień godzinę jednego z nich."
        )


def _is_near(
    story: ProcedureStory, other: Sitting, sitting: GroupSitting, guests: frozenset[UUID]
) -> bool:
    return (
        other.day == sitting.day
        and story.around.are_opposed(guests, other.present)
        and other.is_nearer(story.around.buffer, sitting.at, sitting.until)
    )


def _access_stops(session: Session, procedure: UUID, day: date) -> Iterator[str]:
    """Nobody sees a procedure before his statement (D05) and authorisation (D06) (art. 9c ust. 3, 7 UPPD)."""
    query = (
        select(Professional)
        .join(GroupMember, GroupMember.professional_id == Professional.id)
        .join(Group, Group.id == GroupMember.group_id)
        .where(Group.procedure_id == procedure)
    )
    lacking = [
        name_of(one)
        for one in session.scalars(query)
        if not all(paper is not None and paper <= day for paper in (one.sworn, one.authorised))
    ]
    if lacking:
        yield (
            "Przed dostępem do procedury każdy członek grupy podpisuje oświadczenie o poufności (D05) i dostaje "
            f"upoważnienie (D06). Brakuje ich u: {listing(sorted(set(lacking)))}."
        )
