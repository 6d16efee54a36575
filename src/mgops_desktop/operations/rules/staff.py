"""Rules of workers, contracts, absences and hours of service contracts."""

from sqlalchemy import func, or_, select

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.staff import ContractForm, LeaveKind, Position
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import duration, short_date
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    exists,
    known,
    must_have_happened,
    one_at_a_time,
    others,
    running_on,
    span,
    still_on,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.staff import Contract, ServiceHours, Worker

_FULL_POST = 100
_DAY = 24 * 60
_LONG_LEAVE = 60
_APART = {
    Position.FAMILY_ASSISTANT: Position.SOCIAL_WORKER,
    Position.SOCIAL_WORKER: Position.FAMILY_ASSISTANT,
}


@rule("worker", on=("register_checked_on",))
def looked_up_already(entry: Entry) -> Findings:
    """A look into the register has been."""
    yield from must_have_happened(entry, "register_checked_on", "Sprawdzenie byłoby")


@rule("worker", on=("lower_limit",))
def lower_limit_is_lower(entry: Entry) -> Findings:
    """Art. 15 ust. 4: the centre may allow fewer families than the act, not more."""
    lower = entry["lower_limit"]
    if lower is None:
        return
    legal = parameters_of(entry.session).number("family_limit", entry.today)
    if lower > legal:
        yield refuse(
            "lower_limit",
            "over_limit",
            f"Ustawa pozwala na {legal} rodzin (art. 15 ust. 4). Ośrodek może ustalić tylko mniej.",
        )
    if lower == 0:
        yield refuse(
            "lower_limit",
            "no_families",
            "Limit 0 oznaczałby, że limitu nie ma. Wpisz liczbę albo zostaw puste.",
        )


@rule("worker", on=("surname", "first_name"))
def worker_known(entry: Entry) -> Findings:
    """The same name among the workers."""
    name = search_key(f"{entry['surname']} {entry['first_name'] or ''}")
    for other in entry.session.scalars(select(Worker).where(Worker.id != entry.id)):
        if search_key(f"{other.surname} {other.first_name}") == name:
            yield warn(
                "surname",
                "same_name",
                f"Pracownik {other.number} nazywa się tak samo. Czy to nie ta sama osoba?",
            )
            return


@rule("worker", on=("register_checked_on",))
def worker_looked_up(entry: Entry) -> Findings:
    """Art. 7b and 12 ust. 1 pkt 5: who works with children is looked up in the register."""
    if entry["register_checked_on"] is None:
        yield warn(
            "register_checked_on",
            "not_checked",
            "Nie zapisano sprawdzenia w Rejestrze Sprawców Przestępstw na Tle Seksualnym (art. 7b i 12 ust. 1 pkt 5).",
        )


@rule("contract", on=("worker_id", "position", "began", "ended"))
def posts_are_apart(entry: Entry) -> Findings:
    """Art. 17 ust. 3: family assistant and social worker are two persons."""
    other_post = _APART.get(entry["position"])
    if other_post is None:
        return
    other = at_same_time(entry, Contract, "worker_id", position=other_post)
    if other is not None:
        yield refuse(
            "position",
            "social_worker",
            f"Ta osoba ma w tym czasie umowę {other.number} ({span(other)}). Asystent rodziny nie może być zarazem "
            "pracownikiem socjalnym (art. 17 ust. 3). Popraw daty albo stanowisko.",
        )


@rule("contract", on=("ended", "end_reason"))
def contract_ends_for_a_reason(entry: Entry) -> Findings:
    """A reason belongs to an end."""
    if entry["end_reason"] is not None and entry["ended"] is None:
        yield refuse(
            "ended",
            "no_end",
            "Podano przyczynę ustania, a umowa trwa. Wpisz datę końca albo usuń przyczynę.",
        )
    if entry["ended"] is not None and entry["ended"] < entry.today and entry["end_reason"] is None:
        yield warn("end_reason", "no_reason", "Umowa ustała, a nie podano przyczyny.")


@rule("contract", on=("position", "ended"))
def nobody_is_left_behind(entry: Entry) -> Findings:
    """An assistant who leaves, or has died, leads nobody from the next day on."""
    ended = entry["ended"]
    if ended is None or entry["position"] is not Position.FAMILY_ASSISTANT:
        return
    after = add_days(ended, 1)
    if running_on(entry, Contract, after, "worker_id", position=Position.FAMILY_ASSISTANT):
        return
    led = (
        select(func.count())
        .select_from(Assignment)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            Assignment.worker_id == entry["worker_id"],
            still_on(Assignment, after),
            or_(Case.ended.is_(None), Case.ended > after),
        )
    )
    count = entry.session.scalar(led)
    if count:
        yield warn(
            "ended",
            "leads_families",
            f"Po tym dniu osoba ta ma nadal przydzielone rodziny ({count}). Przydziel im innego asystenta: „Zmień od "
            "dnia…” przy linii „Prowadzący” w sprawie.",
        )


@rule("contract", on=("worker_id", "fraction", "form", "began", "ended"))
def posts_of_a_worker(entry: Entry) -> Findings:
    """More than a full post in all; a second contract on the same post."""
    same = at_same_time(entry, Contract, "worker_id", "position", form=entry["form"])
    if same is not None:
        yield warn(
            "began",
            "same_post",
            f"Ta osoba ma już w tym czasie umowę na to stanowisko ({same.number}, {span(same)}).",
        )
    if entry["form"] is not ContractForm.EMPLOYMENT:
        return
    other = at_same_time(entry, Contract, "worker_id", form=ContractForm.EMPLOYMENT)
    if other is not None and (entry["fraction"] or _FULL_POST) + other.fraction > _FULL_POST:
        yield warn("fraction", "over_full", "Razem z inną umową wychodzi więcej niż cały etat.")


@rule("leave", on=("worker_id", "began", "ended"))
def one_leave_at_a_time(entry: Entry) -> Findings:
    """Nobody is absent twice at a time."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_leaves",
            f"W tym czasie zapisano już nieobecność ({span(other)}). Popraw tamten wpis albo daty.",
        ),
        "worker_id",
    )


@rule("leave", on=("worker_id", "kind", "began", "ended"))
def leave_of_somebody_employed(entry: Entry) -> Findings:
    """Who has no contract then cannot be absent; an absence has an end."""
    has_contracts = exists(entry, Contract, Contract.worker_id == entry["worker_id"])
    if has_contracts and at_same_time(entry, Contract, "worker_id") is None:
        yield refuse(
            "began",
            "no_contract",
            "Ta osoba nie ma w tym czasie żadnej umowy. Popraw daty nieobecności albo umowę.",
        )
    if not has_contracts:
        yield warn("worker", "no_contract", "Nie zapisano żadnej umowy tej osoby. Dodaj ją.")
    began, ended, kind = entry["began"], entry["ended"], entry["kind"]
    if ended is None:
        yield warn(
            "ended",
            "no_end",
            "Nie podano końca nieobecności. Etat będzie pomijany, dopóki jej nie zakończysz.",
        )
    elif kind is LeaveKind.HOLIDAY and (ended - began).days > _LONG_LEAVE:
        yield warn("ended", "long", "Urlop trwałby ponad dwa miesiące. Sprawdź daty i rodzaj.")


@rule("service_hours", on=("contract_id", "month"))
def hours_of_a_service_contract(entry: Entry) -> Findings:
    """Hours are of a service contract, of its months, once a month."""
    contract, month = known(entry, Contract, entry["contract_id"]), entry["month"]
    if contract is None:
        return
    if contract.form is not ContractForm.SERVICE:
        yield refuse(
            "contract",
            "employment",
            f"Umowa {contract.number} jest umową o pracę. Godziny wpisuje się przy umowie o świadczenie usług.",
        )
    whole = Period.month(month.year, month.month)
    if not whole.overlaps(contract.began, contract.ended):
        yield refuse(
            "month",
            "outside_contract",
            f"Umowa trwa {span(contract)}. Wybierz miesiąc z tego czasu.",
        )
    for other in others(entry, ServiceHours, "contract_id", "month"):
        yield refuse(
            "month",
            "twice",
            f"Godziny z tego miesiąca są już zapisane ({other.number}). Popraw tamten wpis.",
        )


@rule("service_hours", on=("month", "minutes", "full_post_minutes"))
def hours_fit_into_the_month(entry: Entry) -> Findings:
    """No more hours than a month has; a full post has some."""
    month, minutes = entry["month"], entry["minutes"]
    whole = Period.month(month.year, month.month)
    if minutes > len(whole) * _DAY:
        yield refuse(
            "minutes", "too_many", f"Miesiąc ma {duration(len(whole) * _DAY)}. Popraw liczbę minut."
        )
    if entry["full_post_minutes"] == 0:
        yield refuse(
            "full_post_minutes",
            "zero",
            "Pełny etat ma w miesiącu więcej niż 0 minut. Bez tego nie da się liczyć etatu.",
        )
    elif minutes > entry["full_post_minutes"]:
        yield warn(
            "minutes", "over_full", "To więcej niż pełny etat w tym miesiącu. Sprawdź minuty."
        )
    if whole.last > entry.today:
        yield warn(
            "month",
            "not_over",
            f"Ten miesiąc kończy się {short_date(whole.last)}. Uzupełnij godziny, gdy minie.",
        )
