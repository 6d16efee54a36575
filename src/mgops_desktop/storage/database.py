"""The only two ways into the data: `read` a question, `change` by an operation.

Nothing else opens a session, begins or commits. "Zapisano" may be said once `change` has returned.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from mgops_desktop.domain.actor import Actor
from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import Conflict, Gone, NotAllowed
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage import drafts, journal
from mgops_desktop.storage.access import spec_of
from mgops_desktop.storage.connections import Connections, Use
from mgops_desktop.storage.context import Context, Reading
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.furniture import FURNITURE

P = ParamSpec("P")
T = TypeVar("T")
Keys = frozenset[tuple[str, UUID]]
Listener = Callable[[Keys], None]
_GONE = "Tego zapisu już nie ma: leży w koszu albo usunięto go na zawsze. Nic nie zmieniono."
_ONE_READING = timedelta(minutes=10)


class Database:
    """An opened data folder, seen by one account. `before_change` may refuse, e.g. when the disk is full."""

    def __init__(
        self,
        connections: Connections,
        *,
        actor: Actor,
        clock: Clock,
        origin: UUID,
        practice: bool = False,
    ) -> None:
        self._connections = connections
        self._origin = origin
        self._writing = threading.RLock()
        self._reading = {Use.READ: threading.RLock(), Use.BACKGROUND: threading.RLock()}
        self._window_thread = threading.get_ident()
        self._listeners: list[Listener] = []
        self.actor = actor
        self.clock = clock
        self.practice = practice
        self.unsaved_since_backup = False
        self._read_at: dict[Reading, datetime] = {}
        self._sound: dict[Compartment, journal.Head] = {}
        self.before_change: Callable[[], None] = lambda: None

    def may_open(self, compartment: Compartment) -> bool:
        return compartment in self._connections.compartments

    def confine(self, family: UUID | None) -> None:
        """Let there be one family and no other for the account, or again all that it may see.

        Raises NotAllowed for a family that is out of its reach.
        """
        if family is not None:
            self._answer(Use.READ, require_reach, family)
        self.actor = replace(self.actor, only_family=family)

    def confine_to_procedure(self, procedure: UUID | None) -> None:
        """Let there be one procedure and nothing else for the account, or again all that it may see.

        Raises NotAllowed for an account that may open no procedure.
        """
        if procedure is not None:
            self.actor.require(Right.BLUE_CARD, "tryb rzutnika")
        self.actor = replace(self.actor, only_procedure=procedure)

    @contextmanager
    def unconfined(self) -> Iterator[None]:
        """Count over everything that the account may see, whatever its screen is confined to meanwhile."""
        before = self.actor
        self.actor = replace(before, only_family=None, only_procedure=None)
        try:
            yield
        finally:
            self.actor = before

    def belong_to_this_thread(self) -> None:
        """Give the window's own connection to the calling thread (the folder was opened in the background)."""
        self._window_thread = threading.get_ident()

    def read(
        self, question: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask a question; raises NotAllowed before any query when the account lacks the right, Gone for a record that
        is not there any more.
        """
        self._check(question, writes=False)
        in_window = threading.get_ident() == self._window_thread
        return self._answer(Use.READ if in_window else Use.BACKGROUND, question, *args, **kwargs)

    def read_for_window(
        self, question: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask a question from beside the window with the window's own connection; the same as `read` otherwise.

        Only for what is short: the window waits for it when it reads itself. Long work in the background does not
        delay it.
        """
        self._check(question, writes=False)
        return self._answer(Use.READ, question, *args, **kwargs)

    def change(
        self, operation: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do an operation in one transaction: all of it is committed with its journal entry, or nothing.

        Raises Conflict when somebody else changed a record in the meantime, Gone for one that is not there any more.
        """
        name = self._check(operation, writes=True)
        self.before_change()
        context = self._context()
        with self._writing, self._session(Use.WRITE, context) as session:
            try:
                answer = operation(session, *args, **kwargs)
                session.flush()
                journal.write(session, name)
                session.commit()
            except StaleDataError as error:
                raise Conflict(
                    "Ktoś zmienił ten zapis w międzyczasie. Niczego nie nadpisano; porównaj obie wersje."
                ) from error
            except NoResultFound as error:
                raise Gone(_GONE) from error
        self._log_readings(context)
        self._announce(frozenset(context.touched))
        return answer

    def keep_draft(self, form: str, record: UUID | None, content: Mapping[str, Any]) -> None:
        """Keep what stands in a form, without journal, version or signal (contracts 1, drafts)."""
        context = self._context()
        with self._writing, self._session(Use.WRITE, context) as session:
            drafts.keep(session, form, record, content)
            session.commit()

    def discard_draft(self, form: str, record: UUID | None) -> None:
        """Throw away what was kept of a form."""
        with self._writing, self._session(Use.WRITE, self._context()) as session:
            drafts.discard(session, form, record)
            session.commit()

    def empty_logs(self) -> bool:
        """Move what was written into the files and empty their logs; False if a reader was in the way."""
        with self._writing:
            return self._connections.empty_logs()

    def damage(self) -> list[str]:
        """Return what a quick check finds wrong in the open files; an empty list if nothing."""
        with self._reading[Use.BACKGROUND]:
            return self._connections.damage()

    def broken_journals(self) -> tuple[str, ...]:
        """Say which journals were altered from outside; nothing if none was.

        The first time all entries are looked at, later those that have come since.
        """
        broken = []
        with (
            self._reading[Use.BACKGROUND],
            self._session(Use.BACKGROUND, self._context()) as session,
        ):
            for part in sorted(self._connections.compartments):
                head = journal.head_of(session, part)
                known = self._sound.get(part, journal.BEFORE_ALL)
                altered = journal.broken_link(session, part, known)
                if altered is None:
                    self._sound[part] = head
                else:
                    broken.append(journal.broken_words(part, altered))
        self.rest()
        return tuple(broken)

    def rest(self) -> None:
        """Let go what the background keeps of the files; after large work."""
        with self._reading[Use.BACKGROUND]:
            self._connections.rest()

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Let nobody write meanwhile: a backup takes its snapshot of all files at one moment."""
        with self._writing:
            yield

    def subscribe(self, listener: Listener) -> None:
        """Be told of the (kind, id) pairs that each committed operation touched."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    def close(self) -> None:
        self._connections.dispose()

    def _answer(
        self,
        use: Use,
        question: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        context = self._context()
        with self._reading[use], self._session(use, context) as session:
            try:
                answer = question(session, *args, **kwargs)
            except NoResultFound as error:
                raise Gone(_GONE) from error
        self._log_readings(context)
        return answer

    def _check(self, function: Callable[..., Any], *, writes: bool) -> str:
        spec = spec_of(function, writes=writes)
        if spec.right is not None:
            self.actor.require(spec.right, spec.name)
        if spec.right is Right.BLUE_CARD and not self.may_open(Compartment.BLUE_CARD):
            raise NotAllowed(
                f"To konto nie ma klucza do procedur „Niebieskie Karty”: {spec.name}. "
                "Nic nie zmieniono. Klucz nadaje ten, kto go ma."
            )
        return spec.name

    def _context(self) -> Context:
        return Context(
            actor=self.actor,
            clock=self.clock,
            origin=self._origin,
            compartments=self._connections.compartments,
            practice=self.practice,
        )

    def _session(self, use: Use, context: Context) -> Session:
        return self._connections.session(use, context)

    def _log_readings(self, context: Context) -> None:
        """Write who read what into the file in which it stands; reading on for some minutes is one reading."""
        now = context.now()
        new = [one for one in dict.fromkeys(context.readings) if self._is_new(one, now)]
        context.readings.clear()
        if not new:
            return
        account = self.actor.account
        with self._writing, self._session(Use.WRITE, self._context()) as session:
            for kind, record, purpose in new:
                log = FURNITURE[KINDS[kind].compartment].reading  # type: ignore[attr-defined]
                session.add(log(at=now, account=account, kind=kind, record=record, purpose=purpose))
            session.commit()
        self._read_at |= dict.fromkeys(new, now)

    def _is_new(self, reading: Reading, now: datetime) -> bool:
        before = self._read_at.get(reading)
        return before is None or abs(now - before) > _ONE_READING

    def _announce(self, touched: Keys) -> None:
        if not touched:
            return
        self.unsaved_since_backup = True
        for listener in tuple(self._listeners):
            listener(touched)
