"""Workers as rows and words."""

from datetime import date

from mgops_desktop.domain.staff import LEAVE_LABELS, PATH_LABELS, POSITION_LABELS, Position
from mgops_desktop.domain.wording import listing, short_date
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.worker import StaffRow


def staff_row(worker: StaffRow) -> TwoLineRow:
    """Return a worker as a row of the list."""
    return TwoLineRow(
        worker.id,
        worker.name or worker.number,
        joined(positions_of(worker), worker.number),
        badge=state_of(worker),
        strong=bool(worker.positions),
    )


def positions_of(worker: StaffRow) -> str:
    """Say as what somebody is employed; without a contract what he is called in print."""
    words = ", ".join(POSITION_LABELS[one] for one in worker.positions)
    return words or worker.job_title


def state_of(worker: StaffRow) -> Badge | None:
    """Say whether somebody is away or works no more; nothing while all is as usual."""
    if worker.away is not None:
        return Badge("nieobecność", "warn")
    if worker.left_on is not None:
        return Badge("nie pracuje", "muted")
    return None if worker.positions else Badge("bez umowy", "warn")


def facts_of(worker: StaffRow, today: date) -> list[str]:
    """Return what is to be known of a worker, a sentence or two to the line."""
    found = []
    if worker.away is not None:
        until = f" do {short_date(worker.away_until)}" if worker.away_until else ""
        found.append(f"Nieobecność{until}: {LEAVE_LABELS[worker.away]}.")
    if worker.left_on is not None:
        found.append(f"Ostatnia umowa trwała do {short_date(worker.left_on)}.")
    if worker.qualification:
        found.append(f"Kwalifikacje: {worker.qualification}")
    if worker.register_checked_on is not None:
        checked = short_date(worker.register_checked_on)
        result = {True: ", nie figuruje", False: ", figuruje", None: ""}[worker.not_in_register]
        found.append(f"Sprawdzenie w rejestrze sprawców: {checked}{result}.")
    if worker.path is not None:
        found.append(f"Droga do zawodu: {PATH_LABELS[worker.path]}.")
    if Position.FAMILY_ASSISTANT in worker.positions and worker.missing:
        found.append(f"Brakuje: {listing(worker.missing)} (art. 12 i 17).")
    if worker.lower_limit is not None:
        found.append(f"Niższy limit rodzin: {worker.lower_limit}.")
    return found
