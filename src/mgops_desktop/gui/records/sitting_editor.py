"""The protocol of a sitting, written while it goes on: who came, what was found, what was decided."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from mgops_desktop.domain.blue_card_records import DECISION_LABELS, SITTING_LABELS, SittingKind
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.asked_form import (
    Asked,
    GroupedForm,
    a_day,
    a_line,
    a_text,
    a_tick,
    an_hour,
    one_of,
    some_of,
)
from mgops_desktop.gui.editor import Editor, Opened, Values
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.records.drafts import sitting_draft
from mgops_desktop.operations.sitting import (
    OF_THE_SITTING,
    OF_THE_TEAM,
    PROGRAMME_LABELS,
    finish_sitting,
    finish_team_sitting,
)
from mgops_desktop.operations.sitting_sheet import (
    Offered,
    SittingSheet,
    TeamSheet,
    sitting_sheet,
    team_sheet,
)
from mgops_desktop.storage.sittings import GROUP, TEAM

_NOTHING = Choice("", "—")
_KEPT = "szkic zachowuje się sam"
_LINES = "Każdy wiersz to osobny zapis."
_HARMED_ONLY = ("actions", "action_for", "responsible", "action_until")
_VIOLENT_ONLY = ("obligations", "obliged", "review", "programme", "programme_for")
_WRITTEN = ("protocol", "actions", "obligations", "experts", "responsible")


class ProtocolEditor(Editor):
    """What both protocols have in common: the draft stands in the Blue Card file, saving is finishing the sitting."""

    def __init__(self, parts: Parts, name: str, *, on_the_wall: bool = False) -> None:
        super().__init__(parts, name)
        self._on_the_wall = on_the_wall
        self.save.setText("Zakończ posiedzenie")

    @property
    def draft_form(self) -> str:
        return sitting_draft(self.kind)

    @property
    def may_bin(self) -> bool:
        return not self._on_the_wall

    @property
    def private_fields(self) -> Collection[str]:
        return _WRITTEN

    def open_record(self, record: UUID | None) -> None:
        super().open_record(record)
        self.back.setVisible(not self._on_the_wall)
        if self._on_the_wall:
            for part in (self.history, self.files.card):
                part.hide()

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        field: Any = self.form.wrapper(name).input
        field.set_choices(choices)


class SittingEditor(ProtocolEditor):
    """The protocol of one group, whose attendance list is that of its procedure alone."""

    def __init__(self, parts: Parts, *, on_the_wall: bool = False) -> None:
        super().__init__(parts, "Protokół posiedzenia grupy", on_the_wall=on_the_wall)
        self.sheet_shown: SittingSheet | None = None
        self.take_form(GroupedForm(self.kit, _groups()))

    @property
    def kind(self) -> str:
        return GROUP

    def first_field(self) -> str:
        return "members"

    def read(self, record: UUID | None, _draft: Values) -> Opened:
        assert record is not None  # planned first
        sheet = self.parts.data.read(sitting_sheet, record)
        self.sheet_shown = sheet
        self._offer("members", _ticks(sheet.members))
        self._offer("guests", _ticks(sheet.guests))
        self._offer("parties", _ticks(sheet.persons))
        self._offer("action_for", [_NOTHING, *_ticks(sheet.harmed)])
        for name in ("obliged", "programme_for"):
            self._offer(name, [_NOTHING, *_ticks(sheet.violent)])
        self._show_what_belongs(sheet.kind)
        values = {name: sheet.values.get(name) for name in OF_THE_SITTING}
        kept = "" if self._on_the_wall else _KEPT
        note = joined(SITTING_LABELS[sheet.kind], short_date(sheet.day), kept)
        return Opened(sheet.procedure_number or sheet.number, note, values, sheet.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        assert self.record is not None
        change = self.parts.data.change
        return change(finish_sitting, self.record, version, self.form.values(), accepted)

    def _show_what_belongs(self, kind: SittingKind) -> None:
        """Nothing of the plan beside the violent person, no obligations beside the harmed one; no form of neither."""
        for names, away in (
            (_HARMED_ONLY, SittingKind.WITH_VIOLENT),
            (_VIOLENT_ONLY, SittingKind.WITH_HARMED),
            (("nk_form",), SittingKind.GROUP),
        ):
            for name in names:
                self.form.show_field(name, shown=kind is not away)


class TeamSittingEditor(ProtocolEditor):
    """The protocol of the team with the attendance of each member."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Protokół posiedzenia zespołu")
        self.sheet_shown: TeamSheet | None = None
        self.take_form(GroupedForm(self.kit, _team_groups()))

    @property
    def kind(self) -> str:
        return TEAM

    def first_field(self) -> str:
        return "present"

    def read(self, record: UUID | None, _draft: Values) -> Opened:
        assert record is not None  # planned first
        sheet = self.parts.data.read(team_sheet, record)
        self.sheet_shown = sheet
        for name in ("present", "excused"):
            self._offer(name, _ticks(sheet.members))
        names = (*OF_THE_TEAM, "present", "excused")
        values = {name: sheet.values.get(name) for name in names}
        note = joined(sheet.number, short_date(sheet.day), _KEPT)
        return Opened("Posiedzenie zespołu", note, values, sheet.version)

    def write(self, version: int, accepted: Sequence[str]) -> UUID:
        assert self.record is not None
        change = self.parts.data.change
        return change(finish_team_sitting, self.record, version, self.form.values(), accepted)


def _ticks(people: Sequence[Offered]) -> list[Choice]:
    return [Choice(str(one.id), one.name, one.what) for one in people]


def _labels(labels: Any) -> list[Choice]:
    return [Choice(getattr(key, "value", key), words) for key, words in labels.items()]


def _groups() -> list[tuple[str, Sequence[Asked]]]:
    """The fields of a group's protocol."""
    nobody = some_of(())
    came = (
        Asked("members", "Obecni z grupy", nobody, wide=True),
        Asked(
            "guests",
            "Przyszli",
            nobody,
            required=False,
            wide=True,
            help="Nigdy obie strony i nigdy dziecko.",
        ),
        Asked("experts", "Zaproszeni specjaliści", a_line, required=False, wide=True),
        Asked("at", "Od", an_hour, required=False),
        Asked("until", "Do", an_hour, required=False),
        Asked("place", "Miejsce", a_line, required=False),
        Asked("attended_by_unit", "Udział naszej jednostki", a_tick, required=False),
    )
    found = (
        Asked("protocol", "Przebieg i ustalenia", a_text, wide=True),
        Asked("parties", "Omawiane osoby", nobody, required=False, wide=True),
    )
    return [("Kto przyszedł", came), ("Ustalenia", found), ("Rozstrzygnięcia", _decisions())]


def _decisions() -> Sequence[Asked]:
    decisions = [_NOTHING, *_labels(DECISION_LABELS)]
    somebody = one_of([_NOTHING])
    return (
        Asked("decision", "Rozstrzygnięcie", one_of(decisions), required=False, wide=True),
        Asked(
            "nk_form", "Wypełniono formularz NK-C albo NK-D tego spotkania", a_tick, required=False
        ),
        Asked("actions", "Działania planu pomocy", a_text, required=False, wide=True, help=_LINES),
        Asked("action_for", "Komu pomagają", somebody, required=False),
        Asked("responsible", "Odpowiedzialny", a_line, required=False),
        Asked("action_until", "Termin działań", a_day, required=False),
        Asked("obligations", "Zobowiązania", a_text, required=False, wide=True, help=_LINES),
        Asked("obliged", "Kogo zobowiązano", somebody, required=False),
        Asked("review", "Sprawdzenie zobowiązań", a_day, required=False),
        Asked(
            "programme",
            "Program dla osoby stosującej przemoc",
            one_of([_NOTHING, *_labels(PROGRAMME_LABELS)]),
            required=False,
            wide=True,
        ),
        Asked("programme_for", "Kogo dotyczy wniosek", somebody, required=False),
        Asked("next_day", "Następne posiedzenie", a_day, required=False),
        Asked("next_at", "Godzina następnego", an_hour, required=False),
        Asked("next_kind", "Rodzaj następnego", one_of(_labels(SITTING_LABELS)), required=False),
    )


def _team_groups() -> list[tuple[str, Sequence[Asked]]]:
    nobody = some_of(())
    absent = "Kto nie stoi na żadnej liście, jest nieobecny bez usprawiedliwienia."
    came = (
        Asked("present", "Obecni", nobody, required=False, wide=True),
        Asked(
            "excused",
            "Nieobecni usprawiedliwieni",
            nobody,
            required=False,
            wide=True,
            help=absent,
        ),
        Asked("at", "Godzina", an_hour, required=False),
        Asked("place", "Miejsce", a_line, required=False),
        Asked("electronic", "Zdalnie", a_tick, required=False),
        Asked("attended_by_unit", "Udział naszej jednostki", a_tick, required=False),
    )
    found = (
        Asked("subject", "Przedmiot", a_line, required=False, wide=True),
        Asked("protocol", "Przebieg i ustalenia", a_text, wide=True),
    )
    return [("Kto przyszedł", came), ("Ustalenia", found)]
