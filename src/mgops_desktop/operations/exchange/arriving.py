"""A pack that arrived: opened, looked at, taken in."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused, UserError, WrongPassword
from mgops_desktop.domain.exchange import Clash
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.peers import secrets_for
from mgops_desktop.operations.exchange.planning import Changing, Plan, make_plan
from mgops_desktop.operations.exchange.taking import Decisions, Taken, take_pack
from mgops_desktop.operations.records.saying import Saying, from_journal
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import question
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.exchange import ExchangeClash
from mgops_desktop.storage.vault.pack_file import open_pack, read_sealed
from mgops_desktop.storage.vault.recovery_code import read_code

_BEFORE_TAKING = "przed przyjęciem paczki"
_WRONG_CODE = "Ten kod nie otwiera tej paczki. Sprawdź znaki albo zapytaj osobę, która ją zrobiła."
_DAMAGED = "Załącznik w paczce jest uszkodzony. Niczego nie zmieniono; poproś o nową paczkę."
_BINNED = "Kosz"


class NeedsCode(UserError):
    """No folder known here made this pack: its code is needed."""


@dataclass(frozen=True)
class Arrived:
    """An opened pack."""

    content: Content
    secret: bytes
    digest: str
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class ChangedLine:
    """A record that the pack changes, with the fields it changes in words."""

    ref: RecordRef
    label: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ClashLine:
    """A field that both sides changed: as it was, as it is here, as it came; in words."""

    ref: RecordRef
    field: str
    label: str
    header: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Preview:
    """What taking in a pack would do, in words."""

    sender: str
    made: datetime
    is_new_sender: bool
    new: tuple[tuple[str, int], ...]
    changed: tuple[ChangedLine, ...]
    clashes: tuple[ClashLine, ...]
    workers: tuple[str, ...]
    erased: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.clashes)


def open_arrived(opened: OpenData, path: Path, code: str = "") -> Arrived:
    """Open the file of a pack with what is known of its sender, else with the code.

    Raises NeedsCode, WrongPassword for a wrong code, FileRefused, NotAllowed.
    """
    sealed = read_sealed(path)
    secrets = opened.database.read(secrets_for, sealed.sender)
    if code.strip():
        secrets.append(read_code(code))
    for secret in secrets:
        found = open_pack(sealed, secret)
        if found is not None:
            content = Content.of(found.content)
            if content.sender != sealed.sender:
                raise FileRefused("Paczka jest nieczytelna. Niczego nie zmieniono.")
            digest = hashlib.sha256(sealed.box).hexdigest()
            return Arrived(content, secret, digest, found.files)
    if code.strip():
        raise WrongPassword(_WRONG_CODE)
    raise NeedsCode("Ta paczka jest z folderu, którego tu jeszcze nie znamy. Wpisz jej kod.")


def take(opened: OpenData, arrived: Arrived, decisions: Decisions) -> Taken:
    """Take a pack in after a verified backup. Raises what `take_pack` raises, BackupFailed."""
    opened.database.actor.require(Right.EXCHANGE, "przyjęcie paczki")
    opened.back_up(reason=_BEFORE_TAKING)
    for digest, content in arrived.files.items():
        if opened.attachments.add(content).hex() != digest:
            raise FileRefused(_DAMAGED)
    return opened.database.change(
        take_pack, arrived.content, arrived.secret, arrived.digest, decisions
    )


@question("podgląd paczki", Right.EXCHANGE)
def preview(session: Session, arrived: Arrived) -> Preview:
    """Return what taking the pack in would do. Raises FileRefused for one that is not for this folder."""
    plan = make_plan(session, arrived.content, arrived.secret)
    refs = [RecordRef(one.kind, one.id) for one in plan.changing]
    names = describe(session, refs, with_names=True)
    return Preview(
        plan.peer.name if plan.peer else arrived.content.sender_name,
        arrived.content.made,
        plan.peer is None,
        _new_words(plan),
        tuple(_changed_lines(session, plan, names)),
        tuple(
            line
            for one in plan.changing
            for line in _clash_lines(session, one, _label(names, one.kind, one.id))
        ),
        _worker_words(arrived.content, plan),
        tuple(plan.erased),
        tuple(plan.refused),
    )


@dataclass(frozen=True)
class WaitingClash:
    """A difference of an earlier pack that nobody has decided yet."""

    id: UUID
    line: ClashLine


@question("różnice do rozstrzygnięcia", Right.EXCHANGE)
def waiting_clashes(session: Session, peer: UUID) -> list[WaitingClash]:
    """Return the differences with another folder that wait for a decision, the oldest first."""
    query = select(ExchangeClash).where(
        ExchangeClash.peer_id == peer, ExchangeClash.decision.is_(None)
    )
    found = session.scalars(query.order_by(ExchangeClash.created_at, ExchangeClash.id)).all()
    names = describe(session, [RecordRef(one.kind, one.record) for one in found], with_names=True)
    waiting = []
    for one in found:
        clash = Clash(one.field, one.base, one.mine, one.theirs)
        changing = Changing(one.kind, one.record, {}, (clash,))
        lines = _clash_lines(session, changing, _label(names, one.kind, one.record))
        waiting += [WaitingClash(one.id, line) for line in lines]
    return waiting


def _new_words(plan: Plan) -> tuple[tuple[str, int], ...]:
    counted = Counter(KINDS[one.kind].title for one in plan.new)
    return tuple(sorted(counted.items()))


def _worker_words(content: Content, plan: Plan) -> tuple[str, ...]:
    names = {one.id: one.values for one in content.context if one.kind == "worker"}
    matched = (names[theirs] for kind, theirs in plan.aliases if theirs in names)
    return tuple(f"{one['first_name']} {one['surname']}".strip() for one in matched)


def _label(names: Mapping[RecordRef, Named], kind: str, record: UUID) -> str:
    named = names.get(RecordRef(kind, record))
    title = KINDS[kind].title
    return f"{title} {named.label or named.number}" if named else title


def _changed_lines(
    session: Session, plan: Plan, names: Mapping[RecordRef, Named]
) -> Iterator[ChangedLine]:
    for one in plan.changing:
        if one.taken:
            said = _said(session, one.kind, {name: (value,) for name, value in one.taken.items()})
            fields = tuple((name, header, words[0]) for name, header, words in said)
            yield ChangedLine(RecordRef(one.kind, one.id), _label(names, one.kind, one.id), fields)


def _clash_lines(session: Session, one: Changing, label: str) -> Iterator[ClashLine]:
    values = {clash.name: _three(clash) for clash in one.clashes}
    for name, header, (base, mine, theirs) in _said(session, one.kind, values):
        yield ClashLine(RecordRef(one.kind, one.id), name, label, header, base, mine, theirs)


def _three(clash: Clash) -> tuple[Any, ...]:
    return (clash.base, clash.mine, clash.theirs)


def _said(
    session: Session, kind: str, values: Mapping[str, tuple[Any, ...]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the fields with their headings and values in words; what no form shows by its name."""
    mapper = inspect(KINDS[kind])
    python = {
        name: tuple(from_journal(mapper, name, one) for one in given)
        for name, given in values.items()
    }
    sheet = BY_KEY.get(kind)
    columns = {column.attribute: column for column in sheet.columns} if sheet else {}
    everything = [one for given in python.values() for one in given]
    saying = Saying(session, sheet, everything) if sheet else None
    for name, given in python.items():
        column = columns.get(name)
        if name == "binned_at":
            yield name, _BINNED, tuple("w koszu" if one else "nie" for one in given)
        elif column is not None and saying is not None:
            yield name, column.header, tuple(saying.say(column, one) for one in given)
        elif name != "binned_reason":
            yield name, name, tuple("" if one is None else str(one) for one in given)
