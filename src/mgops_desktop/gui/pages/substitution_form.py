"""Substitutes for an assistant who is away, as a short form in the place of the worker's card."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.asked_form import Asked, AskedForm, a_day, a_line, one_of, some_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.substitution import Arranged, Leading, LedCase, Substitution
from mgops_desktop.storage.casework import AssistantRow
from mgops_desktop.storage.worker import StaffRow

_BACK = "Dzień po tym dniu rodziny wracają do swojego asystenta same."
_LIMIT = "Puste, chyba że limit rodzin zastępcy ma być przekroczony (art. 15 ust. 4)."


def substitution_form(
    parts: Parts, worker: StaffRow, leading: Leading, assistants: Sequence[AssistantRow]
) -> AskedForm:
    """Who leads which families for which days; those without a substitute are ticked."""
    away = leading.away
    began = max(away.began, parts.today) if away else parts.today
    ended = away.ended if away else None
    free = [str(one.id) for one in leading.cases if not one.substitute]
    asked = (
        Asked("substitute", "Zastępca", one_of(_others(worker, assistants))),
        Asked("override_reason", "Powód przekroczenia limitu", a_line, required=False, help=_LIMIT),
        Asked("began", "Od", a_day, value=began.isoformat()),
        Asked("ended", "Do", a_day, value=ended.isoformat() if ended else None, help=_BACK),
        Asked("cases", "Rodziny", some_of(_families(leading.cases)), wide=True, value=free),
    )
    count = counted(len(leading.cases), "rodzina")
    return AskedForm(parts, "Zastępstwo", joined(worker.name, count), asked, "Zapisz zastępstwo")


def substitution_of(worker: UUID, values: Mapping[str, Value]) -> Substitution:
    """Read the form."""
    cases = values["cases"]
    return Substitution(
        worker,
        UUID(str(values["substitute"])),
        tuple(UUID(str(one)) for one in cases) if isinstance(cases, list) else (),
        date.fromisoformat(str(values["began"])),
        date.fromisoformat(str(values["ended"])),
        str(values["override_reason"] or "").strip(),
    )


def told_of(wanted: Substitution, arranged: Arranged) -> str:
    """Say what was done, and what should be looked at."""
    count = counted(len(arranged.assignments), "rodzina")
    done = f"Zastępstwo zapisano: {count}, od {short_date(wanted.began)} do {short_date(wanted.ended)}."
    return " ".join((done, *arranged.remarks))


def led_words(one: LedCase) -> str:
    """A family that a worker leads, with who stands in for him."""
    until = f" do {short_date(one.until)}" if one.until else ""
    instead = f"zastępuje {one.substitute}{until}" if one.substitute else ""
    return joined(one.family, one.sign, instead)


def _families(cases: Sequence[LedCase]) -> list[Choice]:
    return [Choice(str(one.id), led_words(one)) for one in cases]


def _others(worker: StaffRow, assistants: Sequence[AssistantRow]) -> list[Choice]:
    return [
        Choice(str(one.id), f"{one.name} ({counted(one.families, 'rodzina')} z {one.limit})")
        for one in assistants
        if one.id != worker.id
    ]
