"""What the exchange of packs says of folders, packs and differences."""

from datetime import datetime

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.exchange import Decision
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.asked_form import Asked, one_of
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.operations.exchange.arriving import Preview, SettledLine
from mgops_desktop.operations.exchange.giving import Given
from mgops_desktop.operations.exchange.peers import PeerRow
from mgops_desktop.operations.exchange.taking import Taken
from mgops_desktop.operations.exchange.words import ChangedLine, ClashLine

LATER = "later"
_LATER = "rozstrzygnę później"
_EMPTY = "(puste)"
_LONGEST = 120
_BEFORE = 20
"""What is shown of a long text before the first difference."""


def peer_row(peer: PeerRow) -> TwoLineRow:
    """One folder: how many families both have, when packs went there and came."""
    parts = [f"wspólnych rodzin: {peer.families}"]
    if peer.given:
        parts.append(f"wydano {_day(peer.given)}")
    if peer.taken:
        parts.append(f"przyjęto {_day(peer.taken)}")
    if not peer.is_known:
        parts.append("nic stamtąd jeszcze nie przyszło")
    waiting = counted(peer.open_clashes, "różnica")
    badge = Badge(waiting, "warn") if peer.open_clashes else None
    return TwoLineRow(peer.id, peer.name, " · ".join(parts), badge=badge)


def new_rows(preview: Preview) -> list[TwoLineRow]:
    """New records by kind."""
    return [
        TwoLineRow(title, title.capitalize(), f"nowych: {number}") for title, number in preview.new
    ]


def changed_row(line: ChangedLine) -> TwoLineRow:
    """A record with what the pack writes into it."""
    fields = "; ".join(f"{header}: {_short(words)}" for _name, header, words in line.fields)
    return TwoLineRow(line.ref, line.label, fields)


def settled_row(line: SettledLine) -> TwoLineRow:
    """A field that the centre decides: what stood on both sides, and what holds."""
    one = line.line
    both = f"tutaj: {_short(one.mine)}; w paczce: {_short(one.theirs)}"
    words = f"{both}. Zostaje: {_short(line.holds)}"
    return TwoLineRow((one.ref, one.field), f"{one.label} – {one.header}", words)


def asked_of(name: str, line: ClashLine) -> Asked:
    """The question of one difference: mine, theirs, or later; long texts stand whole under it."""
    at = _first_difference(line.mine, line.theirs)
    choices = [
        Choice(LATER, _LATER),
        Choice(Decision.MINE.value, f"zostaje tutejsze: {_from(line.mine, at)}"),
        Choice(Decision.THEIRS.value, f"z paczki: {_from(line.theirs, at)}"),
    ]
    told = f"Przedtem po obu stronach: {line.base.strip() or _EMPTY}"
    if max(len(line.mine), len(line.theirs)) > _LONGEST:
        told = f"Tutaj: {line.mine}\n\nW paczce: {line.theirs}\n\n{told}"
    words = f"{line.label} – {line.header}"
    return Asked(name, words, one_of(choices), False, told, wide=True, value=LATER)


def arrived_words(preview: Preview) -> str:
    """What a pack holds, in a line."""
    if preview.is_nothing:
        return "Wszystko, co jest w tej paczce, już tu jest."
    new = sum(number for _title, number in preview.new)
    words = [
        f"Nowych zapisów: {new}",
        f"zmienionych: {len(preview.changed)}",
        f"do rozstrzygnięcia, bo zmieniono je i tutaj, i tam: {len(preview.clashes)}",
    ]
    return f"{', '.join(words)}."


def notes_of(preview: Preview) -> list[str]:
    """What else is to be known before a pack is taken in."""
    notes = []
    if preview.is_new_sender:
        notes.append(
            "Z tego folderu jeszcze nic tu nie przyszło. Przyjmij paczkę, jeżeli wiesz, kto ją zrobił."
        )
    if preview.workers:
        notes.append(f"Rozpoznano pracowników po nazwisku: {', '.join(preview.workers)}.")
    if preview.erased:
        notes.append(f"Usunięte tu trwale, nie wrócą: {', '.join(preview.erased)}.")
    if preview.refused:
        notes.append(f"Nie da się przyjąć: {'; '.join(preview.refused)}.")
    return notes


def taken_words(taken: Taken) -> str:
    """What taking a pack in did."""
    words = [f"Przyjęto paczkę: nowych zapisów {taken.new}, zmienionych {taken.changed}."]
    if taken.renumbered:
        words.append(f"Numery rejestru dostało {counted(taken.renumbered, 'zapis')}.")
    if taken.waiting:
        words.append(f"Czeka na rozstrzygnięcie: {counted(taken.waiting, 'różnica')}.")
    return " ".join(words)


def given_words(given: Given) -> str:
    """What stands in a pack that was written."""
    words = (
        f"Zapisano paczkę: {counted(given.families, 'rodzina')}, {counted(given.records, 'zapis')}."
    )
    if given.lost:
        words = f"{words} Bez treści załączników, których nie da się odczytać: {given.lost}."
    return words


def _day(moment: datetime) -> str:
    return short_date(as_local(moment).date())


def _first_difference(one: str, other: str) -> int:
    """How far the words are the same; nought where they are short enough to be read whole."""
    if max(len(one), len(other)) <= _LONGEST:
        return 0
    pairs = zip(one, other, strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return max(same - _BEFORE, 0)


def _from(words: str, place: int) -> str:
    return f"…{_short(words[place:])}" if place else _short(words)


def _short(words: str) -> str:
    line = " ".join(words.split())
    if not line:
        return _EMPTY
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
