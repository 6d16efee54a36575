"""Rules of assignments: who may work with a family, and with how many (art. 15 ust. 4, art. 17 ust. 3)."""

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.limit import (
    LIMIT,
    OverLimit,
    assigned_lead,
    counted,
    families_on,
    limit_of,
    over_limit,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import Position
from mgops_desktop.domain.wording import counted_object, short_date
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    known,
    one_at_a_time,
    running_on,
    span,
    within_its_case,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.limit import workloads
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.staff import Contract, Worker

_SPAN = ("case_id", "worker_id", "began", "ended")


@rule("assignment", on=_SPAN)
def no_social_worker(entry: Entry) -> Findings:
    """Art. 17 ust. 3: an assistant is not at the same time a social worker of the municipality."""
    other = at_same_time(entry, Contract, "worker_id", position=Position.SOCIAL_WORKER)
    if other is not None:
        yield refuse(
            "worker",
            "social_worker",
            f"Ta osoba jest w tym czasie pracownikiem socjalnym ({span(other)}). Pracy asystenta nie łączy się "
            "z obowiązkami pracownika socjalnego (art. 17 ust. 3). Wybierz innego asystenta.",
        )


@rule("assignment", on=_SPAN)
def assignment_within_the_case(entry: Entry) -> Findings:
    """An assignment lies within its case."""
    yield from within_its_case(entry, "Przydział")


@rule("assignment", on=(*_SPAN, "kind"))
def one_assistant_at_a_time(entry: Entry) -> Findings:
    """One main assistant at a time, and nobody twice."""
    if entry["kind"] is AssignmentKind.MAIN:
        second = list(
            one_at_a_time(
                entry,
                lambda other: refuse(
                    "began",
                    "second_main",
                    f"Sprawa ma już w tym czasie asystenta (przydział {other.number}, {span(other)}). "
                    "Wybierz przy nim „Zmień od dnia…” albo wpisz zastępstwo.",
                ),
                "case_id",
                kind=AssignmentKind.MAIN,
            )
        )
        if second:
            yield from second
            return
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "worker",
            "twice",
            f"Ta osoba jest już w tym czasie przydzielona ({span(other)}). Popraw tamten przydział.",
        ),
        "case_id",
        "worker_id",
    )


@rule("assignment", on=(*_SPAN, "kind", "override_reason"))
def not_too_many_families(entry: Entry) -> Findings:
    """Art. 15 ust. 4: the last family within the limit is said; the next one needs the head and a reason."""
    case, worker = known(entry, Case, entry["case_id"]), known(entry, Worker, entry["worker_id"])
    if case is None or worker is None:
        return
    lead = assigned_lead(
        *(worker.id, case.family_id, entry["began"], entry["ended"], case.ended),
        kind=entry["kind"],
        basis=case.basis,
    )
    parameters = parameters_of(entry.session)
    own = counted([lead], parameters)
    if not own:
        return
    loads = [*own, *(one for one in workloads(entry.session, parameters, entry.id))]
    loads = [one for one in loads if one.worker == worker.id]
    last = own[-1].ended or max(entry.today, *(load.began for load in loads))
    days, limit_on = Period(own[0].began, last), limit_of(parameters, worker.lower_limit)
    stretches = [
        one
        for one in over_limit(loads, limit_on, parameters.turns(LIMIT), days)
        if any(one.days.overlaps(load.began, load.ended) for load in own)
    ]
    if not stretches:
        count, limit = len(families_on(loads, worker.id, days.first)), limit_on(days.first)
        if count == limit:
            yield warn(
                "worker",
                "limit_reached",
                f"To {count}. rodzina tego asystenta: limit jest wykorzystany {_source(worker, limit)}.",
            )
        return
    legal = over_limit(loads, limit_of(parameters, None), parameters.turns(LIMIT), days)
    yield from _too_many(entry, worker, stretches[0], is_breach=bool(legal))


def _source(worker: Worker, limit: int) -> str:
    """Whose limit it is: the act's, or the lower one that was set for this assistant."""
    return "(jego niższy limit)" if worker.lower_limit == limit else "(art. 15 ust. 4)"


def _too_many(entry: Entry, worker: Worker, worst: OverLimit, *, is_breach: bool) -> Findings:
    message = (
        f"Asystent miałby {short_date(worst.days.first)} {counted_object(worst.families, 'rodzina')}, "
        f"a wolno mu mieć {worst.limit} {_source(worker, worst.limit)}."
    )
    if not actor_of(entry.session).may(Right.LIMIT_OVERRIDE):
        yield refuse(
            "worker",
            "over_limit",
            f"{message} Przekroczyć limit może tylko kierownik, z uzasadnieniem.",
        )
    elif not entry["override_reason"]:
        yield refuse(
            "override_reason",
            "over_limit",
            f"{message} Wybierz innego asystenta albo podaj powód przekroczenia.",
        )
    else:
        yield warn(
            "worker",
            "over_limit",
            f"{message} Zapis będzie widoczny w kontroli jako naruszenie."
            if is_breach
            else f"{message} Limit ustawy nie jest przekroczony.",
        )


@rule("assignment", on=("worker_id", "began"))
def assistant_is_employed(entry: Entry) -> Findings:
    """Art. 17 ust. 2: an assistant has a contract; art. 12 ust. 1 pkt 5: he was looked up in the register."""
    worker = known(entry, Worker, entry["worker_id"])
    if worker is None:
        return
    contract = running_on(
        entry, Contract, entry["began"], "worker_id", position=Position.FAMILY_ASSISTANT
    )
    if contract is None:
        yield warn(
            "worker",
            "no_contract",
            "Nie zapisano umowy tej osoby na stanowisko asystenta rodziny z tego dnia (art. 17 ust. 2). Dodaj ją.",
        )
    if worker.register_checked_on is None:
        yield warn(
            "worker",
            "not_checked",
            "Nie zapisano sprawdzenia tej osoby w Rejestrze Sprawców Przestępstw na Tle Seksualnym "
            "(art. 12 ust. 1 pkt 5).",
        )
