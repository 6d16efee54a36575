"""document: a document of the register, made from a record and written to a file."""

import argparse

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import opened
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.documents.keeping import (
    NewDocument,
    document_report,
    make_document,
    note_copy,
)
from mgops_desktop.operations.documents.kinds import document_kind, document_kinds, field_words
from mgops_desktop.operations.documents.own_word import own_word
from mgops_desktop.operations.documents.register import record_of_number
from mgops_desktop.operations.reports import render_report
from mgops_desktop.operations.writing_out import write_file


def document(arguments: argparse.Namespace) -> int:
    """Make a document from the record with a number: it is registered, and written as PDF, Word or JSON."""
    if arguments.list_kinds:
        put_json(
            {
                "documents": [
                    {"key": kind.key, "title": kind.title, "of": kind.of, "basis": kind.basis}
                    for kind in document_kinds()
                ]
            }
        )
        return 0
    kind = document_kind(arguments.key or "")
    if not arguments.number or arguments.output is None:
        raise UserError("Podaj numer zapisu i plik: --number NUMER -o PLIK")
    typed = _typed(arguments.text)
    with opened(arguments, changes=True) as data:
        of = data.database.read(record_of_number, kind.key, arguments.number)
        draft = data.database.read(document_draft, kind.key, of, typed)
        made = data.database.change(make_document, NewDocument(kind.key, of, typed))
        report = data.database.read(document_report, made)
        created = data.database.clock.now()
        form = arguments.format or "pdf"
        own = data.database.read(own_word, made) if form == "docx" else None
        write_file(arguments.output, own or render_report(report, form, created))
        data.database.change(note_copy, made, str(arguments.output))
    for warning in draft.warnings:
        say(warning)
    if draft.gaps:
        say(f"Braki widoczne na wydruku: {', '.join(draft.gaps)}.")
    say(f"Zapisano dokument {report.number}: {arguments.output}")
    return 0


def _typed(given: list[str]) -> dict[str, str]:
    typed = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name not in field_words():
            raise UserError(f"Nie ma pola „{name}”. Tekst podaje się tak: --text POLE=TEKST")
        typed[name] = value
    return typed
