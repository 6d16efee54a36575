"""Packs between two computers: families given out, work handed over, packs taken in, differences decided."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.exchange import Decision
from mgops_desktop.gui.asked_form import Asked, AskedForm, a_line, some_of
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.exchange import exchange_rows as rows
from mgops_desktop.gui.exchange.arrival_view import ArrivalView, ClashesForm
from mgops_desktop.gui.exchange.briefs_view import BriefsView
from mgops_desktop.gui.exchange.given_view import GivenView
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.pick_path import pick_new_pack, pick_pack
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.exchange.arriving import (
    Arrived,
    NeedsCode,
    Preview,
    open_arrived,
    preview,
    take,
    waiting_clashes,
)
from mgops_desktop.operations.exchange.briefs import briefs_for
from mgops_desktop.operations.exchange.giving import Given, give_back, give_families, hand_over
from mgops_desktop.operations.exchange.peers import PeerRow, add_peer, exchange_of
from mgops_desktop.operations.exchange.taking import Decisions, Taken, decide
from mgops_desktop.operations.family_list import family_list
from mgops_desktop.operations.reports import paint_report

_NOTE = "rodziny na zastępstwo, praca z laptopa do ośrodka"
_NONE_MAIN = (
    "Nie ma jeszcze żadnej wymiany. „Wydaj rodziny” robi paczkę dla osoby zastępującej, "
    "„Przyjmij paczkę” otwiera plik z laptopa."
)
_NONE_WORKING = (
    "Nie ma jeszcze żadnej wymiany. „Przyjmij paczkę” otwiera plik, który dał ośrodek, "
    "„Przekaż do ośrodka” robi paczkę z całą pracą z tego komputera."
)
_CENTRE = "Ośrodek"
_NEW = "paczka"
_VEILED = "Nazwiska są zasłonięte, a kartek zasłonić się nie da. Odsłoń nazwiska (F9)."
_DIFFERENCES = "co zmieniono i tutaj, i tam"
_CODE_HELP = (
    "Kod podaje osoba, która zrobiła paczkę. Wielkość liter, spacje i myślniki nie mają znaczenia."
)


class ExchangePanel(Panel):
    """The list of folders with which packs are exchanged; what is done with one stands beside the list's heading."""

    kinds = frozenset({"exchange_peer", "exchanged_pack", "exchange_clash"})

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self.take = Button(look, "Przyjmij paczkę…", "file-input")
        self.give = Button(look, "Wydaj rodziny…", "download", primary=True)
        super().__init__(parts, "Wymiana paczek", _NOTE, [self.take, self.give])
        self._peers: dict[UUID, PeerRow] = {}
        self._is_working = False
        self.list = TwoLineList(look, "Wymiana", RowStyle(chevrons=False), selects=True, whole=True)
        self.empty = label("", "body", "muted", wraps=True)
        self.back_pack = Button(look, "Zrób paczkę zwrotną", "refresh-cw")
        self.briefs = Button(look, "Karty rodzin", "file-text")
        self.differences = Button(look, "Rozstrzygnij różnice", "check")
        self._below: QWidget | None = None
        self._lay_out_cards()
        self.setFocusProxy(self.list)

        self.take.clicked.connect(self._pick_pack)
        self.give.clicked.connect(self._begin_giving)
        self.back_pack.clicked.connect(self._give_back)
        self.briefs.clicked.connect(self._ask_briefs)
        self.differences.clicked.connect(self._show_differences)
        self.list.chosen.connect(self._offer)

    def refresh(self) -> None:
        found = self.parts.data.read(exchange_of)
        self._is_working = found.is_working
        self._peers = {one.id: one for one in found.peers}
        self.give.setText("Przekaż do ośrodka…" if found.is_working else "Wydaj rodziny…")
        self.list.set_rows([rows.peer_row(one) for one in found.peers])
        if self.list.current_key() is None and found.peers:
            self.list.choose(found.peers[0].id)
        self.list.setVisible(bool(found.peers))
        self.empty.setText(_NONE_WORKING if found.is_working else _NONE_MAIN)
        self.empty.setVisible(not found.peers)
        self._offer()

    def back(self) -> bool:
        if self._below is not None:
            self._leave_briefs()
            return True
        shown = self.in_place is not None
        if shown:
            self.show_cards()
        return shown

    @property
    def chosen(self) -> PeerRow | None:
        """The folder that is marked in the list."""
        key = self.list.current_key()
        return self._peers.get(key) if isinstance(key, UUID) else None

    def _offer(self, _key: object = None) -> None:
        peer = self.chosen
        is_common = peer is not None and bool(peer.families)
        self.briefs.setVisible(is_common)
        self.back_pack.setVisible(is_common and not self._is_working)  # it hands everything over
        self.differences.setVisible(peer is not None and bool(peer.open_clashes))

    def _begin_giving(self) -> None:
        if self._is_working:
            self._hand_over()
            return
        families = [
            Choice(str(one.row.id), one.row.name or one.row.number, one.row.number)
            for one in self.parts.data.read(family_list)
        ]
        asked = (
            Asked(
                "name",
                "Dla kogo",
                a_line,
                help="Na przykład imię i nazwisko osoby zastępującej.",
                wide=True,
            ),
            Asked("families", "Rodziny", some_of(families), wide=True),
        )
        form = AskedForm(self.parts, "Wydaj rodziny", "", asked, "Zapisz paczkę…")
        form.given.connect(partial(self._give, form))
        form.left.connect(self.show_cards)
        self.show_in_place(form)

    def _give(self, form: AskedForm, values: Mapping[str, Value]) -> None:
        chosen = values["families"]
        families = (
            frozenset(UUID(one) for one in chosen) if isinstance(chosen, list) else frozenset()
        )
        path = self._place()
        if path is None:
            form.setEnabled(True)
            return
        act = partial(self.custody.do, _give_to_new, path, str(values["name"] or ""), families)
        self._run(act, self._show_given, form.refuse)

    def _hand_over(self) -> None:
        path = self._place()
        if path is not None:
            peer = self.chosen.id if self.chosen else None
            self._run(
                partial(self.custody.do, _hand_over_to, path, peer), self._show_given, self._refuse
            )

    def _give_back(self) -> None:
        peer = self.chosen
        path = self._place() if peer is not None else None
        if peer is not None and path is not None:
            act = partial(self.custody.do, give_back, path, peer.id)
            self._run(act, self._show_given, self._refuse)

    def _ask_briefs(self) -> None:
        peer = self.chosen
        if self.parts.data.veiled:
            self._refuse(UserError(_VEILED))
        elif peer is not None:
            act = partial(_draw_briefs, self.parts.data, peer.id)
            self._run(act, self._show_briefs, self._refuse)

    def _show_arrived_briefs(self, view: ArrivalView, pdf: bytes) -> None:
        if self.parts.data.veiled:
            view.notices.show_notice(_VEILED, "danger")
        else:
            self._show_briefs(pdf)

    def _show_briefs(self, pdf: bytes) -> None:
        """Show the pages about families over what is shown now, which stays as it is."""
        view = BriefsView(self.parts, pdf)
        view.left.connect(self._leave_briefs)
        self._below = self.currentWidget()
        self.addWidget(view)
        self.setCurrentWidget(view)
        view.setFocus()

    def _leave_briefs(self) -> None:
        view, self._below, below = self.currentWidget(), None, self._below
        if below is not None and view is not below:
            self.setCurrentWidget(below)
            self.removeWidget(view)
            view.deleteLater()
            below.setFocus()

    def _place(self) -> Path | None:
        return pick_new_pack(
            self, self.parts.memory.folder, f"{_NEW}-{self.parts.today.isoformat()}"
        )

    def _show_given(self, given: Given) -> None:
        view = GivenView(self.parts, given)
        view.left.connect(self.show_cards)
        self.show_in_place(view)

    def _pick_pack(self) -> None:
        path = pick_pack(self, self.parts.memory.folder)
        if path is not None:
            self._open(path, "", self._ask_code)

    def _open(self, path: Path, code: str, refuse: Callable[[Path, UserError], None]) -> None:
        act = partial(self.custody.ask, _look_into, path, code)
        self._run(act, self._show_arrived, partial(refuse, path))

    def _ask_code(self, path: Path, error: UserError) -> None:
        if not isinstance(error, NeedsCode):
            self._refuse(error)
            return
        asked = (Asked("code", "Kod paczki", a_line, help=_CODE_HELP, wide=True),)
        form = AskedForm(self.parts, path.name, error.message, asked, "Otwórz paczkę")
        form.given.connect(lambda values: self._open(path, str(values["code"]), _refuse_in(form)))
        form.left.connect(self.show_cards)
        self.show_in_place(form)

    def _show_arrived(self, found: tuple[Arrived, Preview]) -> None:
        arrived, shown = found
        view = ArrivalView(self.parts, shown, has_briefs=bool(arrived.briefs))
        view.briefs_asked.connect(partial(self._show_arrived_briefs, view, arrived.briefs))
        view.taken.connect(partial(self._take, view, arrived))
        view.left.connect(self.show_cards)
        self.show_in_place(view)

    def _take(self, view: ArrivalView, arrived: Arrived, decisions: Decisions) -> None:
        view.notices.show_notice("Robię kopię i przyjmuję paczkę…", "accent", lasting=True)

        def refuse(error: UserError) -> None:
            view.take.setEnabled(True)
            view.notices.show_notice(error.message, "danger")

        self._run(partial(self.custody.do, take, arrived, decisions), self._tell_taken, refuse)

    def _tell_taken(self, taken: Taken) -> None:
        self.show_cards()
        tone = "warn" if taken.waiting or taken.refused else "ok"
        self.notices.show_notice(rows.taken_words(taken), tone, lasting=True)
        self.custody.backed_up.emit()

    def _show_differences(self) -> None:
        peer = self.chosen
        if peer is None:
            return
        waiting = self.parts.data.read(waiting_clashes, peer.id)
        form = ClashesForm(self.parts, [one.line for one in waiting])
        view = _DifferencesView(self.parts, peer.name, form)
        view.save.clicked.connect(lambda: self._decide([one.id for one in waiting], form))
        view.back.clicked.connect(self.show_cards)
        self.show_in_place(view)

    def _decide(self, clashes: list[UUID], form: ClashesForm) -> None:
        decided: list[tuple[int, Decision]] = form.chosen()
        for place, decision in decided:
            self.parts.data.change(decide, clashes[place], decision)
        self.show_cards()
        self.notices.show_notice("Zapisano rozstrzygnięcia.", "ok")

    def _run(
        self,
        act: Callable[[], Any],
        show: Callable[[Any], None],
        refuse: Callable[[UserError], None],
    ) -> None:
        for button in (self.take, self.give, self.back_pack, self.briefs):
            button.setEnabled(False)
        task = self.parts.tasks.run(act, partial(self._end, show), partial(self._end, refuse))
        task.broken.connect(self._allow)

    def _end(self, tell: Callable[[Any], None], answer: Any) -> None:
        self._allow()
        tell(answer)

    def _allow(self) -> None:
        for button in (self.take, self.give, self.back_pack, self.briefs):
            button.setEnabled(True)

    def _refuse(self, error: UserError) -> None:
        self.notices.show_notice(error.message, "danger")

    def _lay_out_cards(self) -> None:
        card = Card("Z kim")
        card.add_to_header(self.differences)
        card.add_to_header(self.briefs)
        card.add_to_header(self.back_pack)
        self.empty.setContentsMargins(16, 8, 16, 14)
        card.body.addWidget(self.list)
        card.body.addWidget(self.empty)
        self.cards.add(card)


class _DifferencesView(QWidget):
    """Differences of earlier packs, each with its question."""

    def __init__(self, parts: Parts, name: str, form: ClashesForm) -> None:
        super().__init__()
        self.back = Button(parts.look, "Wróć", "chevron-left")
        self.save = Button(parts.look, "Zapisz rozstrzygnięcia", "check", primary=True)
        header = PageHeader("", [self.back, self.save])
        header.show_title(f"Różnice: {name}", _DIFFERENCES)
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.addWidget(form)
        sheet = ScrollColumn("Różnice")
        sheet.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(header)
        column.addWidget(sheet, 1)
        self.setFocusProxy(form.wrapper(form.first).input)
        form.save_asked.connect(self.save.click)


def _give_to_new(data: OpenData, path: Path, name: str, families: frozenset[UUID]) -> Given:
    """Enter who gets the pack and write it. Raises UserError without a name or a family."""
    if not families:
        return give_families(data, path, UUID(int=0), families)
    return give_families(data, path, data.database.change(add_peer, name), families)


def _hand_over_to(data: OpenData, path: Path, peer: UUID | None) -> Given:
    """Write a pack with everything for the centre, which is entered at the first time."""
    return hand_over(data, path, peer or data.database.change(add_peer, _CENTRE))


def _draw_briefs(data: Data, peer: UUID) -> bytes:
    return paint_report(data.read(briefs_for, peer)).rendered.data


def _look_into(data: OpenData, path: Path, code: str) -> tuple[Arrived, Preview]:
    arrived = open_arrived(data, path, code)
    return arrived, data.database.read(preview, arrived)


def _refuse_in(form: AskedForm) -> Callable[[Path, UserError], None]:
    def refuse(_path: Path, error: UserError) -> None:
        form.refuse(error)

    return refuse
