"""Whose register of documents the widgets work on: what is asked, what is done, and with which right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.data import Data
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import (
    document_report,
    make_document,
    note_copy,
    note_document,
    who_is_silent,
)
from mgops_desktop.operations.documents.own_word import own_word
from mgops_desktop.operations.documents.past import document_history
from mgops_desktop.operations.documents.register import DocumentRow

Marked = Callable[..., Any]
"""A question or an operation."""


@dataclass(frozen=True)
class Office:
    """A register of documents.

    `kind` is the kind of its records, `drafts` under which name what was typed waits. Without `silent` no signature is
    refused here, without `history` the record's own form shows it, `tells` says what a step would write into other
    records, `typed` reads what was typed where the list does not tell it. `by_code`: scans find their document by the
    code on its page.
    """

    kind: str
    right: Right
    drafts: str
    draft: Marked
    make: Marked
    report: Marked
    note: Marked
    copy: Marked
    own_word: Marked | None = None
    silent: Marked | None = None
    history: Marked | None = None
    tells: Marked | None = None
    typed: Marked | None = None
    sending: str = ""
    by_code: bool = True

    def typed_in(self, data: Data, row: DocumentRow) -> Mapping[str, str]:
        """Return what was typed for a document when it was made."""
        found: Mapping[str, str] = (
            row.typed if self.typed is None else data.read_plainly(self.typed, row.id)
        )
        return found


FAMILY = Office(
    kind="document",
    right=Right.CASEWORK_WRITE,
    drafts="document",
    draft=document_draft,
    make=make_document,
    report=document_report,
    note=note_document,
    copy=note_copy,
    own_word=own_word,
    silent=who_is_silent,
    history=document_history,
)
