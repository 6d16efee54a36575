"""Contents of the files of Blue Card records: in the Blue Card file, under its key, in the operation's transaction."""

from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from sqlalchemy import Connection, delete, func, inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.storage.contents import Contents
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.tables.attachment import CardFile, card_content


class CardContents(Contents):
    """What a session sees of them. Row and content come together or not at all."""

    table = card_content

    def __init__(self, session: Session) -> None:
        self._session = session

    def _reading(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._session.connection(bind_arguments={"mapper": inspect(CardFile)}))

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._reading()

    def _now(self) -> datetime:
        return context_of(self._session).now()


def forget_content(session: Session, file: CardFile) -> None:
    """Erase what a file holds that is about to be erased, unless another one holds it too, be it in the bin."""
    others = select(func.count()).where(CardFile.sha256 == file.sha256, CardFile.id != file.id)
    if session.scalar(others.execution_options(include_binned=True)):
        return
    address = card_content.c.sha256 == bytes.fromhex(file.sha256)
    bind = {"mapper": inspect(CardFile)}
    session.execute(delete(card_content).where(address), bind_arguments=bind)
