"""The register of a family's documents: made, printed, signed, filed; each opens, and a new one is begun."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from mgops_desktop.domain.document import STATE_LABELS, DocumentState
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.documents.register import DocumentRow

_NONE = "Nie ma jeszcze dokumentów. „Nowy dokument” wypełni wzór tym, co jest w zapisach."
_HINT = (
    "Skan albo zdjęcie podpisanego dokumentu upuść tutaj: trafi do niego po kodzie QR ze strony."
)
_ASSESSMENT = "assessment"
_SECTIONS = (
    ("Sporządzone – do wydrukowania", (DocumentState.MADE,), "muted"),
    ("Wydrukowane – czekają na podpis", (DocumentState.PRINTED,), "warn"),
    (
        "Podpisane albo wysłane – do wpięcia",
        (
            *(DocumentState.SIGNED, DocumentState.REFUSED),
            *(DocumentState.SENT, DocumentState.DELIVERED),
        ),
        "accent",
    ),
    ("Wpięte do akt", (DocumentState.FILED,), "ok"),
    ("Spoza programu", (DocumentState.REGISTERED,), "muted"),
    ("Zastąpione nową wersją", (DocumentState.REPLACED,), "muted"),
)


class RegisterCard(Card):
    """`opened` gives the id of a document, `new_asked` that one is to be made."""

    opened = Signal(object)
    new_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("Dokumenty")
        self.new = Button(look, "Nowy dokument", "plus")
        self.notice = NoticeBar(look)
        self.list = TwoLineList(look, "Wykaz dokumentów", RowStyle(), whole=True)
        self.nothing = caption(_NONE, wraps=True)
        self.hint = caption(_HINT, wraps=True)
        self._lay_out_register()

        self.new.clicked.connect(self.new_asked)
        self.list.opened.connect(self.opened)

    def show_documents(self, documents: Sequence[DocumentRow], *, may_make: bool) -> None:
        """Show the documents of a family, those that wait for something before the others."""
        self.set_heading("Dokumenty", str(len(documents)) if documents else "")
        self.list.set_rows(list(_rows(documents)))
        self.list.setVisible(bool(documents))
        self.nothing.setVisible(not documents)
        self.hint.setVisible(bool(documents) and may_make)
        self.new.setVisible(may_make)

    def _lay_out_register(self) -> None:
        self.add_to_header(self.new)
        self.nothing.setContentsMargins(16, 0, 16, 12)
        self.hint.setContentsMargins(16, 6, 16, 12)
        self.body.addWidget(self.notice)
        for part in (self.list, self.nothing, self.hint):
            self.body.addWidget(part)


def _rows(documents: Sequence[DocumentRow]) -> Iterator[SectionRow | TwoLineRow]:
    for title, states, tone in _SECTIONS:
        found = [one for one in documents if one.state in states]
        if found:
            yield SectionRow(title, len(found), tone)
            yield from map(_row, found)


def _row(one: DocumentRow) -> TwoLineRow:
    edition = f" – wersja {one.edition}" if one.edition > 1 else ""
    return TwoLineRow(
        key=one.id,
        title=f"{one.heading}{edition}",
        note=joined(one.about, one.number, state_words(one), "jest skan" if one.scans else ""),
        icon="file-text",
        badge=badge_of(one),
        more=changed_words(one),
    )


def state_words(one: DocumentRow) -> str:
    """Return how far a document has come, and since when."""
    if one.newer:
        return f"zastąpiony dokumentem {one.newer}"
    handed_over = one.state is DocumentState.SENT and one.of.kind == _ASSESSMENT
    words = "przekazany" if handed_over else STATE_LABELS[one.state]
    return f"{words} {short_date(one.since)}"


def sending_words(one: DocumentRow) -> str:
    """Return what its going out is called where that is still to come: an assessment is handed over to the head."""
    if not one.may_be_sent:
        return ""
    return "Przekazany" if one.of.kind == _ASSESSMENT else "Wysłany"


def badge_of(one: DocumentRow) -> Badge | None:
    """Return what must be seen of a document at once, None if nothing."""
    if one.changed:
        printed = "po wydrukowaniu" if one.state is not DocumentState.MADE else "po sporządzeniu"
        return Badge(f"zmieniono {printed}", "warn")
    if one.state is DocumentState.REFUSED:
        return Badge("odmowa podpisu", "warn")
    return None


def changed_words(one: DocumentRow) -> str:
    """Return what the records say otherwise by now, nothing if the document still fits them."""
    if not one.changed:
        return ""
    return f"W zapisach zmieniono: {', '.join(one.changed)}. Dokument zostaje, jak był."
