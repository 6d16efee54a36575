"""The head's decision on an application, as a short form in the place of the card."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from mgops_desktop.domain.case import APPLICATION_LABELS, BASIS_LABELS, ApplicationDecision, Basis
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.asked_form import Asked, AskedForm, a_day, a_line, one_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.application import Decided, Decision, OpenApplication
from mgops_desktop.storage.casework import AssistantRow

_DECISIONS = (
    ApplicationDecision.GRANTED,
    ApplicationDecision.WAITING,
    ApplicationDecision.REFUSED,
)
_NOBODY = Choice("", "— (tylko przy przydzieleniu)")
_LIMIT = "Puste, chyba że limit rodzin ma być przekroczony (art. 15 ust. 4)."


def decision_form(
    parts: Parts, family: str, one: OpenApplication, assistants: Sequence[AssistantRow]
) -> AskedForm:
    """Assign, put on the waiting list, or refuse; how many families each assistant has stands beside his name."""
    today = parts.today.isoformat()
    asked = (
        Asked("decision", "Rozstrzygnięcie", one_of(_decisions()), value=_first(one)),
        Asked("day", "Data rozstrzygnięcia", a_day, value=today),
        Asked("worker", "Asystent", one_of(_offered(assistants)), required=False),
        Asked("began", "Przydzielony od", a_day, required=False, value=today),
        Asked("basis", "Podstawa objęcia", one_of(_grounds()), value=one.basis.value),
        Asked("override_reason", "Powód przekroczenia limitu", a_line, required=False, help=_LIMIT),
        Asked("opinion", "Opinia kierownika", a_line, required=False, wide=True),
    )
    state = "na liście oczekujących" if one.waits else ""
    note = joined(family, f"wniosek {one.number} z {short_date(one.received)}", state)
    return AskedForm(parts, "Rozstrzygnięcie wniosku", note, asked, "Zapisz rozstrzygnięcie")


def decision_of(application: UUID, values: Mapping[str, Value]) -> Decision:
    """Read the form."""
    worker, began = str(values["worker"] or ""), str(values["began"] or "")
    return Decision(
        application,
        ApplicationDecision(str(values["decision"])),
        date.fromisoformat(str(values["day"])),
        Basis(str(values["basis"])),
        UUID(worker) if worker else None,
        date.fromisoformat(began) if began else None,
        str(values["opinion"] or "").strip(),
        str(values["override_reason"] or "").strip(),
    )


def told_of(decision: Decision, decided: Decided) -> str:
    """Say what was done, and what should be looked at."""
    done = f"Zapisano: {APPLICATION_LABELS[decision.decision]}."
    if decided.case is not None:
        done = f"Przydzielono asystenta. Sprawa {decided.case} jest założona."
    return " ".join((done, *decided.remarks))


def _first(one: OpenApplication) -> str:
    """What is usual: whoever waits is assigned an assistant."""
    return ApplicationDecision.GRANTED.value if one.waits else ""


def _decisions() -> list[Choice]:
    return [Choice(one.value, APPLICATION_LABELS[one]) for one in _DECISIONS]


def _grounds() -> list[Choice]:
    return [Choice(one.value, label) for one, label in BASIS_LABELS.items()]


def _offered(assistants: Sequence[AssistantRow]) -> list[Choice]:
    return [
        _NOBODY,
        *(
            Choice(str(one.id), f"{one.name} ({counted(one.families, 'rodzina')} z {one.limit})")
            for one in assistants
        ),
    ]
