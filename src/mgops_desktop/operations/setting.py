"""What the head sets: the centre's header and the dated parameters."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.parameter_rule import unknown_parameter
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.settled import end_earlier
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.seeds import shipped_parameter_rules
from mgops_desktop.storage.setting import CentreRow
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.centre import Centre, Setting


@dataclass(frozen=True)
class NewValue:
    """A parameter's value from a day on, with its basis; the value before it ends on the day before."""

    key: str
    value: str
    valid_from: date
    basis: str
    confirmed: bool
    note: str = ""


@operation("zmiana parametru", Right.SETTINGS)
def set_parameter(session: Session, new: NewValue) -> None:
    """Let a parameter have another value from a day on; earlier days keep theirs.

    Raises UserError for an unknown parameter, and for a value that it cannot have.
    """
    query = select(Setting).where(Setting.key == new.key).order_by(Setting.valid_from.desc())
    known = list(session.scalars(query))
    rule = shipped_parameter_rules().get(new.key)
    if rule is None or not known:
        raise UserError(unknown_parameter(new.key))
    value = rule.read(clean_text(new.value, LINE_LENGTH), today_of(session))
    if any(row.valid_from >= new.valid_from for row in known):
        newest = short_date(known[0].valid_from)
        raise UserError(
            f"„{known[0].label}”: nowa wartość musi obowiązywać od dnia późniejszego niż {newest}."
        )
    end_earlier(session, new.key, new.valid_from)
    session.add(
        Setting(
            key=new.key,
            label=known[0].label,
            unit=known[0].unit,
            value=value,
            valid_from=new.valid_from,
            basis=clean_text(new.basis, LINE_LENGTH),
            confirmed=new.confirmed,
            note=clean_text(new.note, LINE_LENGTH),
        )
    )


@operation("uznanie folderu za główny", Right.SETTINGS)
def make_main(session: Session) -> bool:
    """Let the folder be the centre's main one: from now on it gives numbers of the register.

    Numbers given before stay as they are. Returns False where it was the main one already. There is no way back: a copy
    of the main folder has the same id, so two of them would give the same provisional numbers.
    """
    centre = session.scalars(select(Centre)).first()
    if centre is None or not centre.working:
        return False
    centre.working = False
    return True


@operation("dane ośrodka", Right.SETTINGS)
def describe_centre(session: Session, header: CentreRow) -> None:
    """Keep the centre as it stands in the header of its prints."""
    centre = session.scalars(select(Centre)).first()
    if centre is None:
        centre = Centre()
        session.add(centre)
    for name, value in vars(header).items():
        setattr(centre, name, clean_text(value, LINE_LENGTH, field=name).strip())
