"""Rules of what art. 12 and 13 ask of a family assistant: the way to the post, registers, suspension, trainings."""

from typing import Any

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.qualification import PRACTICE
from mgops_desktop.domain.staff import LeaveKind
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import counted_object
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    known,
    must_have_happened,
    others,
    running_on,
    span,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.staff import Contract, Leave, Worker

_DAYS = (
    ("authority_statement_on", "Oświadczenie złożono by"),
    ("maintenance_statement_on", "Oświadczenie złożono by"),
    ("apart_statement_on", "Oświadczenie złożono by"),
    ("conviction_checked_on", "Informację wydano by"),
)


@rule("worker", on=tuple(name for name, _words in _DAYS))
def papers_are_signed(entry: Entry) -> Findings:
    """Statements and informations were given on days that have been."""
    for name, words in _DAYS:
        yield from must_have_happened(entry, name, words)


@rule("worker", on=("qualification_path", "qualifying_training", "practice_months"))
def path_is_whole(entry: Entry) -> Findings:
    """Art. 12 ust. 1 pkt 1 lit. b-c: training and practice beside the degree."""
    parameter = PRACTICE.get(entry["qualification_path"])
    if parameter is None:
        return
    if not entry["qualifying_training"]:
        yield warn(
            "qualifying_training",
            "no_training",
            "Ta droga wymaga szkolenia z pracy z dziećmi lub rodziną (art. 12 ust. 1 pkt 1). Wpisz, które to było.",
        )
    needed = parameters_of(entry.session).number(parameter, entry.today)
    if (entry["practice_months"] or 0) < needed:
        yield warn(
            "practice_months",
            "short_practice",
            f"Ta droga wymaga stażu: co najmniej {counted_object(needed, 'miesiąc')} (art. 12 ust. 1 pkt 1).",
        )


@rule("worker", on=("not_in_register", "register_checked_on"))
def named_by_the_register(entry: Entry) -> Findings:
    """Art. 12 ust. 1 pkt 5: whom the register names is no family assistant; a result has its day."""
    if entry["not_in_register"] is not None and entry["register_checked_on"] is None:
        yield refuse(
            "register_checked_on",
            "no_day",
            "Podano wynik sprawdzenia w rejestrze bez daty. Wpisz, kiedy sprawdzono.",
        )
    if entry["not_in_register"] is False:
        yield warn(
            "not_in_register",
            "listed",
            "Osoba, która figuruje w rejestrze, nie może być asystentem rodziny (art. 12 ust. 1 pkt 5).",
        )


@rule("training", on=("day",))
def training_has_been(entry: Entry) -> Findings:
    """A training is recorded when it has been."""
    yield from must_have_happened(entry, "day", "Szkolenie odbyłoby się")


@rule("training", on=("worker_id", "day", "topic"))
def trained_once(entry: Entry) -> Findings:
    """The same training of the same worker stands once."""
    for other in others(entry, entry.sheet.table, "worker_id", "day"):
        if search_key(other.topic) == search_key(entry["topic"]):
            yield refuse(
                "topic",
                "twice",
                f"To szkolenie jest już zapisane ({other.number}). Popraw tamten wpis.",
            )


@rule("training", on=("hours",))
def training_takes_time(entry: Entry) -> Findings:
    """A training has hours."""
    if entry["hours"] == 0:
        yield refuse(
            "hours", "zero", "Szkolenie trwa dłużej niż 0 godzin. Popraw albo zostaw puste."
        )
    if entry["hours"] is None:
        yield warn("hours", "no_hours", "Nie podano liczby godzin. Wpisz ją z zaświadczenia.")


@rule("training", on=("worker_id", "day"))
def trained_while_employed(entry: Entry) -> Findings:
    """A training of somebody who had no contract then."""
    if running_on(entry, Contract, entry["day"], "worker_id") is None:
        yield warn(
            "day", "no_contract", "Ta osoba nie ma w tym dniu żadnej umowy. Sprawdź datę i umowy."
        )


@rule("assignment", on=("worker_id", "kind", "began", "ended"))
def assistant_may_work(entry: Entry) -> Findings:
    """Nobody who is suspended (art. 13), and nobody whom the register of offenders names (art. 12 ust. 1 pkt 5)."""
    worker = known(entry, Worker, entry["worker_id"])
    if worker is not None and worker.not_in_register is False:
        yield refuse(
            "worker",
            "listed",
            "Ta osoba figuruje w rejestrze sprawców, więc nie może być asystentem rodziny (art. 12 ust. 1 pkt 5). "
            "Wybierz innego asystenta.",
        )
    suspended: dict[str, Any] = {"kind": LeaveKind.SUSPENSION}
    if entry["kind"] is AssignmentKind.SUBSTITUTE:
        away = at_same_time(entry, Leave, "worker_id", **suspended)
    else:
        away = running_on(entry, Leave, entry["began"], "worker_id", **suspended)
    if away is not None:
        yield refuse(
            "worker",
            "suspended",
            f"Ta osoba jest zawieszona w obowiązkach ({span(away)}, art. 13). Wybierz innego asystenta.",
        )
