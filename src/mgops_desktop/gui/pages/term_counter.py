"""Counting a term of the law: which one, from when; the date comes with its explanation and can be copied."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.deadline import Deadline
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.wording import capitalised, clock_time, short_date, weekday
from mgops_desktop.gui.asked_form import Asked, FieldsForm, a_day, field_kit
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.date_field import TimeField
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.lookup_field import LookupField
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.term_counting import TermOffer, count_term, terms_to_count

_NOTE = "sama data i jej uzasadnienie; niczego nie zapisuje"
_UNCONFIRMED = "Reguła do potwierdzenia: sprawdź przepis, zanim się na nią powołasz."
_WIDEST = 860


class TermCounter(QWidget):
    """`left` tells that nothing more is to be counted."""

    left = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._said = ""
        self._counted: dict[str, Value] = {}
        self._offers: dict[str, TermOffer] = {}
        self.back = Button(parts.look, "Wróć", "chevron-left")
        self.go = Button(parts.look, "Policz", "check", primary=True)
        self.header = PageHeader("", [self.back, self.go])
        self.form = FieldsForm(field_kit(parts), _asked())
        self.result = Card("Wynik")
        self.title = label("", "strong", wraps=True)
        self.date = label("", "title", wraps=True)
        self.lines = [label("", "body", wraps=True) for _ in range(4)]
        self.sheet = ScrollColumn("Policz termin")
        self.copy = Button(parts.look, "Kopiuj", "copy")
        self._lay_out()
        self.setFocusProxy(self.form.wrapper("term").input)

        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.count)
        self.copy.clicked.connect(self._copy)
        self.form.save_asked.connect(self.count)
        self.form.edited.connect(self._follow)
        self.form.at_end = self.count

    def begin(self) -> None:
        """Offer the terms that the centre's file knows now; what was counted before is gone."""
        offers: Sequence[TermOffer] = self._parts.data.read(terms_to_count)
        self._offers = {one.key: one for one in offers}
        field = self.form.wrapper("term").input
        assert isinstance(field, LookupField)
        field.set_choices([Choice(one.key, one.title, _hint(one)) for one in offers])
        self.form.set_values({"day": self._parts.today.isoformat()})
        self._counted = {}
        self._follow()

    def count(self) -> None:
        """Show the date, or what is missing for it."""
        problems = self.form.unreadable()
        self.form.show_problems(problems)
        if problems:
            return
        values = self.form.values()
        day = date.fromisoformat(str(values["day"]))
        at = time.fromisoformat(str(values["at"])) if values["at"] else None
        try:
            found = self._parts.data.read(count_term, str(values["term"]), day, at)
        except UserError as error:
            self.form.show_problems(error.problems or [Problem(error.message, field="day")])
            return
        self._counted = values
        self._show(found)

    def _show(self, found: Deadline) -> None:
        rule = found.rule
        said = (
            f"{capitalised(rule.start_event)}: {_in_words(found.start)}",
            f"{capitalised(found.explanation)}.",
            f"Podstawa: {found.basis}. Kto: {rule.who}.",
            "" if rule.confirmed else _UNCONFIRMED,
        )
        self.title.setText(rule.title)
        self.date.setText(_outcome(found))
        for line, text in zip(self.lines, said, strict=True):
            line.setText(text)
            line.setVisible(bool(text))
        self._said = "\n".join(text for text in (rule.title, _outcome(found), *said) if text)
        self.result.show()
        self.copy.setFocus()
        QTimer.singleShot(0, self, self._bring_result_into_view)  # once its lines have their height

    def _bring_result_into_view(self) -> None:
        self.sheet.ensureWidgetVisible(self.result)

    def _follow(self) -> None:
        """A result stands only under what it was counted from; the time of day is asked for where hours count."""
        values = self.form.values()
        if values != self._counted:
            self.result.hide()
        offer = self._offers.get(str(values["term"] or ""))
        self.form.show_field("at", shown=offer is not None and offer.in_hours)

    def _copy(self) -> None:
        self._parts.clipboard.copy(self._said)

    def _lay_out(self) -> None:
        self.header.show_title("Policz termin", _NOTE)
        asked = Card()
        asked.body.setContentsMargins(20, 16, 20, 16)
        asked.body.addWidget(self.form)
        self.result.add_to_header(self.copy)
        self.result.body.setContentsMargins(0, 4, 0, 8)
        for line in (self.title, self.date, *self.lines):
            self.result.add_text(line)
        for card in (asked, self.result):
            card.setMaximumWidth(self._parts.look.px(_WIDEST))
            self.sheet.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.sheet, 1)


def _asked() -> tuple[Asked, ...]:
    return (
        Asked(
            "term",
            "Termin",
            lambda kit: LookupField(kit.look, lambda _typed: ()),
            help="Wpisz kilka liter nazwy, zdarzenia albo artykułu i wybierz z podpowiedzi.",
            wide=True,
        ),
        Asked(
            "day",
            "Data zdarzenia",
            a_day,
            help="Terminy w dniach i miesiącach liczą się od następnego dnia.",
        ),
        Asked("at", "Godzina zdarzenia", _a_time),
    )


def _a_time(kit: FieldKit) -> QWidget:
    return TimeField(kit.look, kit.parse_time)


def _hint(offer: TermOffer) -> str:
    return f"{offer.event} · {offer.basis}"


def _outcome(found: Deadline) -> str:
    """The date that counts; where it is moved from a free day both are said."""
    if found.nominal is None or found.shifted is None:
        return "Bez oznaczonej daty"
    if found.shifted != found.nominal:
        return f"{_in_words(found.shifted)} (bez przesunięcia {_in_words(found.nominal)})"
    return _in_words(found.nominal)


def _in_words(moment: date) -> str:
    at = f", godz. {clock_time(moment.time())}" if isinstance(moment, datetime) else ""
    return f"{short_date(moment)}, {weekday(moment)}{at}"
