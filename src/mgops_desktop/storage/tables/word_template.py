"""The centre's own Word templates."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.tables.base import CentreBase, Line, Record, Slug


class WordTemplate(Record, CentreBase):
    """The centre's own Word file for one of the documents; `name` is what the file was called."""

    __tablename__ = "word_template"
    title = "wzór Word"
    write_right = Right.SETTINGS

    document: Mapped[Slug] = mapped_column(index=True)
    name: Mapped[Line]
    content: Mapped[bytes] = mapped_column(LargeBinary)
