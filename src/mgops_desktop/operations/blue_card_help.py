"""Where somebody who suffers violence finds help: the sheet from which an NK-B is completed before hand-over."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.blue_card.help_places import PhoneLine, PlaceLine, help_report
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, today_of
from mgops_desktop.storage.seeds import shipped_safe_phones
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.blue_card_bodies import HelpPoint


@question("lokalne miejsca pomocy do NK-B", Right.BLUE_CARD)
def help_sheet(session: Session) -> Report:
    """Return the open local places and the telephones that are right today."""
    today = today_of(session)
    is_open = or_(HelpPoint.closed.is_(None), HelpPoint.closed > today)
    points = session.scalars(select(HelpPoint).where(is_open).order_by(HelpPoint.name))
    here = centre(session)
    return help_report(
        today,
        Centre(here.name, centre_address(here)),
        [PlaceLine(one.name, (one.address, one.phone, one.hours, one.offer)) for one in points],
        [
            PhoneLine(one.name, one.phone, one.hours, one.note, one.confirmed)
            for one in shipped_safe_phones()
            if valid_on(today, one.valid_from or today, one.valid_to)
        ],
        practice=context_of(session).practice,
    )
