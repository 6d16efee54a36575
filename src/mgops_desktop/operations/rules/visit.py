"""Rules of visits and other contacts that ask what else is recorded; what cannot be at all, the visit itself says."""

from sqlalchemy import select

from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.operations.rules.beside import exists, still_on
from mgops_desktop.operations.rules.draft import Entry, Findings, rule, warn
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.plan import Aftercare
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit


@rule("visit", on=("day", "cases"))
def worked_with_then(entry: Entry) -> Findings:
    """A contact belongs to the work with a family, or to the monitoring after it."""
    day = entry["day"]
    for case in entry["cases"] or ():
        own = (Case.id == case) & still_on(Case, day)
        after = (Aftercare.case_id == case) & still_on(Aftercare, day)
        if not exists(entry, Case, own) and not exists(entry, Aftercare, after):
            query = select(Family.name).join(Case).where(Case.id == case)
            name = entry.session.scalars(query).first() or ""
            text = f"W dniu {short_date(day)} nie prowadzono pracy ani monitoringu: {name}. Sprawdź datę."
            yield warn("cases", "outside_case", text)


@rule("visit", on=("card_number",))
def card_of_one_visit(entry: Entry) -> Findings:
    """A printed card is filled in at one visit."""
    number = entry["card_number"]
    other = Visit.card_number == number
    if number and exists(entry, Visit, other, Visit.id != entry.id if entry.id else other):
        text = f"Kartę wizyty nr {number} zapisano już przy innej wizycie. Sprawdź numer."
        yield warn("card_number", "card_twice", text)


@rule("visit", on=("day", "began", "ended", "workers"))
def in_one_place_at_a_time(entry: Entry) -> Findings:
    """Nobody is with two families at once; one visit can be of two."""
    began, ended, workers = entry["began"], entry["ended"], entry["workers"]
    if not (began and ended and workers):
        return
    others = select(Visit).where(
        *(Visit.day == entry["day"], Visit.began < ended, Visit.ended > began),
        Visit.workers.any(among(Worker.id, workers)),
    )
    if entry.id is not None:
        others = others.where(Visit.id != entry.id)
    found = entry.session.scalars(others.order_by(Visit.began).limit(1)).first()
    if found is not None and found.began and found.ended:
        hours = f"{clock_time(found.began)}–{clock_time(found.ended)}"
        yield warn(
            "began", "two_at_once", f"W tym czasie jest już inny kontakt: {hours} ({found.number})."
        )


@rule("visit", on=("day", "workers"))
def met_by_somebody_employed(entry: Entry) -> Findings:
    """Who meets a family works here on that day; of whom no contract at all is recorded nothing is said."""
    day = entry["day"]
    for worker in entry["workers"] or ():
        own = Contract.worker_id == worker
        if exists(entry, Contract, own) and not exists(
            entry, Contract, own, still_on(Contract, day)
        ):
            found = entry.session.get(Worker, worker)
            name = f"{found.surname} {found.first_name}".strip() if found else ""
            text = f"W dniu {short_date(day)} nie ma umowy: {name}. Sprawdź datę albo pracownika."
            yield warn("workers", "not_employed", text)
