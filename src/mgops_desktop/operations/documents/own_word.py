"""The centre's own Word templates: kept, tried with invented data, used in place of the program's layout.

They stand for documents of families and for papers of Blue Card procedures alike; a template may name what the
program's own wording of that paper names, and nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain import markup
from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.document import DocumentCode
from mgops_desktop.domain.errors import FileRefused, Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.operations.card_papers.kinds import (
    CardPaperKind,
    card_paper_kind,
    card_paper_kinds,
)
from mgops_desktop.operations.documents.filling import names_of
from mgops_desktop.operations.documents.keeping import within_reach
from mgops_desktop.operations.documents.kinds import (
    DocumentKind,
    Vocabulary,
    document_kinds,
    listed_kind,
)
from mgops_desktop.reports.blocks import Seal
from mgops_desktop.reports.wording import GAP, NOTHING, PLACE, Value, Values
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.word_template import WordTemplate

LARGEST = 1_000_000
ENDING = ".docx"
_TOO_LARGE = "Wzór może mieć najwyżej 1 MB. Zmniejsz obrazy w pliku."
_NOT_WORD = "Wzorem może być tylko plik .docx."
_REFUSED = "Tego wzoru nie wczytano. Popraw plik w Wordzie i wczytaj go jeszcze raz."
_WITHDRAWN = "wzór ośrodka wycofany"
_LOOP = re.compile(r"\[dla ([a-z_]+)(\??)\]")
_EXAMPLE_CODE = f"MGOPS/1/{'0' * 32}/{'0' * 16}"
_OF_THE_PAPER = {"document_number": "DOK/7/2026", "checksum": "0000-0000-0000-0000"}
"""What every template may name besides the fields of its document, with an invented value; and `code`."""


Replaceable = DocumentKind | CardPaperKind
"""What a centre may have its own template for."""


@dataclass(frozen=True)
class WordTemplateRow:
    """A document and the centre's own Word file for it; without one `id` is None."""

    kind: Replaceable
    id: UUID | None = None
    name: str = ""
    since: date | None = None


@question("własne wzory Word", Right.CASEWORK_READ)
def word_templates(session: Session) -> tuple[WordTemplateRow, ...]:
    """Return every document with the centre's own Word template, if it has one."""
    columns = (WordTemplate.document, WordTemplate.id, WordTemplate.name, WordTemplate.changed_at)
    found = {row.document: row for row in session.execute(select(*columns))}
    kinds: list[Replaceable] = [*document_kinds(), *card_paper_kinds()]
    return tuple(
        WordTemplateRow(kind, row.id, row.name, as_local(row.changed_at).date())
        if (row := found.get(kind.key))
        else WordTemplateRow(kind)
        for kind in kinds
    )


def replaceable(key: str) -> Replaceable:
    """Return what a template is kept for; raises UserError for a key that is not there."""
    return listed_kind(key) or card_paper_kind(key)


@operation("wczytanie wzoru Word", Right.SETTINGS)
def keep_word_template(session: Session, key: str, name: str, content: bytes) -> None:
    """Keep the centre's own Word file for a document in place of the one before.

    It is tried with invented data first. Raises UserError with everything that is wrong with it.
    """
    kind = replaceable(key)
    if not name.lower().endswith(ENDING):
        raise FileRefused(_NOT_WORD)
    if len(content) > LARGEST:
        raise FileRefused(_TOO_LARGE)
    if problems := template_problems(kind, content):
        raise UserError(_REFUSED, [Problem(one) for one in problems])
    found = _kept(session, key)
    if found is None:
        found = WordTemplate(document=key)
        session.add(found)
    found.name, found.content = clean_text(name, LINE_LENGTH), content


@operation("wycofanie wzoru Word", Right.SETTINGS)
def drop_word_template(session: Session, key: str) -> None:
    """Go back to the program's own layout. Raises UserError if there is no template of the centre."""
    found = _kept(session, key)
    if found is None:
        raise UserError("Ten dokument nie ma własnego wzoru ośrodka. Nic nie zmieniono.")
    put_in_bin(session, found, _WITHDRAWN)


@question("dokument według wzoru ośrodka", Right.CASEWORK_READ)
def own_word(session: Session, document: UUID) -> bytes | None:
    """Return a document as Word by the centre's own template, None where there is none; the reading is logged.

    Raises NotAllowed outside the account's reach, UserError for a template that cannot be filled any more.
    """
    found = within_reach(session, document)
    kind = listed_kind(found.template)
    if kind is None or not has_own_word(session, kind):
        return None
    note_reading(session, Document.__tablename__, document)
    code = DocumentCode(found.id, found.checksum)
    return filled_word(session, kind, found.content["values"], found.number, code)


def has_own_word(session: Session, kind: Replaceable) -> bool:
    """Return whether the centre has its own template for this."""
    return _kept(session, kind.key) is not None


def filled_word(
    session: Session, kind: Replaceable, frozen: Values, number: str, code: DocumentCode
) -> bytes:
    """Return what was made, with these values, by the centre's template.

    Raises UserError for a template that cannot be filled any more.
    """
    from jinja2 import TemplateError  # noqa: PLC0415  heavy

    from mgops_desktop.reports.render.own_word import BROKEN_FILE, render_own_word  # noqa: PLC0415  heavy

    template = _kept(session, kind.key)
    assert template is not None
    seal = Seal(code.checksum, code.text)
    values = {**_shown(kind, frozen), "document_number": number, "checksum": seal.shown}
    try:
        return render_own_word(template.content, values, code.text)
    except (TemplateError, *BROKEN_FILE) as error:
        raise UserError(
            f"Wzoru „{template.name}” nie da się wypełnić. Popraw go w Ustawieniach, we wzorach Word."
        ) from error


def template_problems(kind: Replaceable, content: bytes) -> tuple[str, ...]:
    """Try a template with invented data; return what is wrong with it, nothing if it is well."""
    from mgops_desktop.reports.render.own_word import problems_of  # noqa: PLC0415  heavy

    values: dict[str, Value] = {name: kind.vocabulary.invented(name) for name in names_of(kind)}
    return problems_of(content, {**values, **_OF_THE_PAPER}, _EXAMPLE_CODE)


def starting_template(key: str) -> bytes:
    """Return a Word file with the wording of a document and its fields, for the centre to change."""
    from mgops_desktop.reports.render.word_start import starting_word  # noqa: PLC0415  heavy

    kind = replaceable(key)
    return starting_word(markup.parse(kind.wording), dict(kind.vocabulary.entries))


def _kept(session: Session, key: str) -> WordTemplate | None:
    return session.scalars(select(WordTemplate).where(WordTemplate.document == key)).first()


def _shown(kind: Replaceable, values: Values) -> Mapping[str, Any]:
    """The values with a gap for what is missing; what the wording takes for optional is a dash or an empty list."""
    words, required = kind.vocabulary, _required_names(kind)
    return {name: _one(words, name, values.get(name, ""), required) for name in names_of(kind)}


def _one(words: Vocabulary, name: str, value: Value, required: frozenset[str]) -> Any:
    from mgops_desktop.reports.render.own_word import Missing  # noqa: PLC0415  heavy

    if name in words.conditions or isinstance(value, bool):
        return bool(value)
    if isinstance(value, str) and name not in words.entries:
        return value or Missing(_gap(words, name) if name in required else NOTHING)
    entries = value if not isinstance(value, str) else []
    if not entries and name in required:
        first, *others = words.entries[name]
        return [{first: _gap(words, name)} | dict.fromkeys(others, "")]
    return [
        {inner: _one(words, inner, text, required) for inner, text in one.items()}
        for one in entries
    ]


def _required_names(kind: Replaceable) -> frozenset[str]:
    """Names that the wording shows as a gap when they are missing."""
    found = {name for name, mark, _stop in PLACE.findall(kind.wording) if not mark}
    return frozenset(found | {name for name, mark in _LOOP.findall(kind.wording) if not mark})


def _gap(words: Vocabulary, name: str) -> str:
    return f"{GAP} [brak: {words.words[name].label}]"
