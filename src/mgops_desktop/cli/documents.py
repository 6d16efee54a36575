"""document: a document of the register, made from a record and written to a file."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import opened
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.card_papers.composing import card_draft
from mgops_desktop.operations.card_papers.keeping import (
    card_report,
    make_card_document,
    note_card_copy,
)
from mgops_desktop.operations.card_papers.kinds import (
    CardPaperKind,
    card_paper_kinds,
    listed_card_kind,
)
from mgops_desktop.operations.card_papers.register import card_record_of_number
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.filling import Template
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_copy,
)
from mgops_desktop.operations.documents.kinds import DocumentKind, document_kind, document_kinds
from mgops_desktop.operations.documents.own_word import own_word
from mgops_desktop.operations.documents.register import record_of_number
from mgops_desktop.operations.reports import render_report
from mgops_desktop.operations.writing_out import write_file

Marked = Callable[..., Any]


@dataclass(frozen=True)
class _Register:
    """Whose documents they are: those of families, or the papers of Blue Card procedures in their own file."""

    record: Marked
    draft: Marked
    make: Marked
    report: Marked
    copy: Marked
    own_word: Marked | None = None


_FAMILIES = _Register(
    record_of_number, document_draft, make_document, document_report, note_copy, own_word
)
_PROCEDURES = _Register(
    card_record_of_number, card_draft, make_card_document, card_report, note_card_copy
)


def document(arguments: argparse.Namespace) -> int:
    """Make a document from the record with a number: it is registered, and written as PDF, Word or JSON."""
    if arguments.list_kinds:
        kinds: list[DocumentKind | CardPaperKind] = [*document_kinds(), *card_paper_kinds()]
        listed = [
            {"key": one.key, "title": one.title, "of": one.of, "basis": one.basis} for one in kinds
        ]
        put_json({"documents": listed})
        return 0
    key = arguments.key or ""
    of_procedure = listed_card_kind(key)
    kind = of_procedure or document_kind(key)
    if not arguments.number or arguments.output is None:
        raise UserError("Podaj numer zapisu i plik: --number NUMER -o PLIK")
    typed = _typed(kind, arguments.text)
    register = _PROCEDURES if of_procedure else _FAMILIES
    with opened(arguments, changes=True) as data:
        of = data.database.read(register.record, key, arguments.number)
        draft = data.database.read(register.draft, key, of, typed)
        made = data.database.change(register.make, NewDocument(key, of, typed))
        report = data.database.read(register.report, made)
        created = data.database.clock.now()
        form = arguments.format
        word = register.own_word if form == "docx" else None
        own = data.database.read(word, made) if word is not None else None
        if of_procedure:  # refused while a letter to the other side lies printed
            data.database.change(register.copy, made, str(arguments.output))
        write_file(arguments.output, own or render_report(report, form, created))
        if not of_procedure:
            data.database.change(register.copy, made, str(arguments.output))
    for warning in draft.warnings:
        say(warning)
    if draft.gaps:
        say(f"Braki widoczne na wydruku: {', '.join(draft.gaps)}.")
    say(f"Zapisano dokument {report.number}: {arguments.output}")
    return 0


def _typed(kind: Template, given: list[str]) -> dict[str, str]:
    typed = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name not in kind.vocabulary.words:
            raise UserError(f"Nie ma pola „{name}”. Tekst podaje się tak: --text POLE=TEKST")
        typed[name] = value
    return typed
