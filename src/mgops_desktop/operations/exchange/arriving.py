"""A pack that arrived: opened, looked at, taken in."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import FileRefused, UserError, WrongPassword
from mgops_desktop.domain.exchange import Clash, Decision
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.exchange.content import Content
from mgops_desktop.operations.exchange.crossing import open_clashes
from mgops_desktop.operations.exchange.peers import secrets_for
from mgops_desktop.operations.exchange.planning import Changing, Plan, make_plan
from mgops_desktop.operations.exchange.taking import Decisions, Taken, take_pack
from mgops_desktop.operations.exchange.words import (
    ChangedLine,
    ClashLine,
    changed_line,
    clash_lines,
    label_of,
)
from mgops_desktop.storage import exchange
from mgops_desktop.storage.access import question
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.vault.pack_file import open_pack, read_sealed
from mgops_desktop.storage.vault.recovery_code import read_code

_BEFORE_TAKING = "przed przyjęciem paczki"
_WRONG_CODE = "Ten kod nie otwiera tej paczki. Sprawdź znaki albo zapytaj osobę, która ją zrobiła."
_UNKNOWN = "Ta paczka jest z folderu, którego tu jeszcze nie znamy. Wpisz jej kod."
_OTHER_SECRET = (
    "Ta paczka jest ze znanego folderu, ale ma inny kod niż poprzednie. Wpisz kod tej paczki."
)
_DAMAGED = "Załącznik w paczce jest uszkodzony. Niczego nie zmieniono; poproś o nową paczkę."


class NeedsCode(UserError):
    """No folder known here made this pack: its code is needed."""


@dataclass(frozen=True)
class Arrived:
    """An opened pack; `briefs` is a PDF with a page about each family, for whoever stands in."""

    content: Content
    secret: bytes
    digest: str
    files: Mapping[str, bytes]
    briefs: bytes = b""


@dataclass(frozen=True)
class SettledLine:
    """A field that both sides changed and that the centre decides: whose value holds is no question."""

    line: ClashLine
    decision: Decision

    @property
    def holds(self) -> str:
        """The value that holds, in words."""
        return self.line.mine if self.decision is Decision.MINE else self.line.theirs


@dataclass(frozen=True)
class Preview:
    """What taking in a pack would do, in words."""

    sender: str
    made: datetime
    is_new_sender: bool
    new: tuple[tuple[str, int], ...]
    changed: tuple[ChangedLine, ...]
    clashes: tuple[ClashLine, ...]
    settled: tuple[SettledLine, ...]
    workers: tuple[str, ...]
    erased: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.clashes or self.settled)


def open_arrived(opened: OpenData, path: Path, code: str = "") -> Arrived:
    """Open the file of a pack with what is known of its sender, else with the code.

    Raises NeedsCode, WrongPassword for a wrong code, FileRefused, NotAllowed.
    """
    sealed = read_sealed(path)
    known, secrets = opened.database.read(secrets_for, sealed.sender)
    if code.strip():
        secrets.append(read_code(code))
    for secret in secrets:
        found = open_pack(sealed, secret)
        if found is not None:
            content = Content.of(found.content)
            if content.sender != sealed.sender:
                raise FileRefused("Paczka jest nieczytelna. Niczego nie zmieniono.")
            digest = hashlib.sha256(sealed.box).hexdigest()
            return Arrived(content, secret, digest, found.files, found.briefs)
    if code.strip():
        raise WrongPassword(_WRONG_CODE)
    raise NeedsCode(_OTHER_SECRET if known else _UNKNOWN)


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
    labels = {ref: label_of(names, *ref) for ref in refs}
    both = [
        line
        for one in plan.changing
        for line in clash_lines(session, one, labels[RecordRef(one.kind, one.id)])
    ]
    decided = [plan.decision(line.ref.kind, line.field) for line in both]
    return Preview(
        plan.peer.name if plan.peer else arrived.content.sender_name,
        arrived.content.made,
        plan.peer is None,
        _new_words(plan),
        tuple(
            changed_line(session, one, labels[RecordRef(one.kind, one.id)])
            for one in plan.changing
            if one.taken
        ),
        tuple(line for line, whose in zip(both, decided, strict=True) if whose is None),
        tuple(
            SettledLine(line, whose)
            for line, whose in zip(both, decided, strict=True)
            if whose is not None
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
    """Return the differences with another folder that wait for a decision, with what stands here now."""
    found = open_clashes(session, peer)
    names = describe(session, [RecordRef(one.kind, one.record) for one in found], with_names=True)
    waiting = []
    for one in found:
        [now] = exchange.values_of(session, one.kind, [one.record])
        clash = Clash(one.field, one.base, now[one.field], one.theirs)
        changing = Changing(one.kind, one.record, {}, (clash,))
        lines = clash_lines(session, changing, label_of(names, one.kind, one.record))
        waiting += [WaitingClash(one.id, line) for line in lines]
    return waiting


def _new_words(plan: Plan) -> tuple[tuple[str, int], ...]:
    counted = Counter(KINDS[one.kind].title for one in plan.new)
    return tuple(sorted(counted.items()))


def _worker_words(content: Content, plan: Plan) -> tuple[str, ...]:
    names = {one.id: one.values for one in content.context if one.kind == "worker"}
    matched = (names[theirs] for kind, theirs in plan.aliases if theirs in names)
    return tuple(f"{one['first_name']} {one['surname']}".strip() for one in matched)
