"""Checks of Blue Card procedures (blue-card-law 5.1 and 6.5), for accounts that hold the key of their file."""

from collections.abc import Iterable

from sqlalchemy import select

from mgops_desktop.domain.blue_card import FormAType, FormKind, PartyRole
from mgops_desktop.domain.check import Finding, error, warning
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.indicators.blue_card import procedures
from mgops_desktop.indicators.blue_card_persons import parties
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import NkForm, Party


def ends(counting: Counting) -> Iterable[Finding]:
    """A procedure ends on a ground, or is handed over, not both."""
    for run in procedures(counting):
        ref = RecordRef("procedure", run.id)
        if run.ended in counting.period and run.end_ground is None:
            message = "Zakończona procedura nie ma podstawy zakończenia."
            yield error("procedure_without_ground", message, ref, field="end_ground")
        if run.ended is not None and run.handed_over_on is not None:
            message = (
                "Procedura jest zarazem zakończona i przekazana; liczy się wcześniejsza z tych dat."
            )
            yield warning("procedure_ended_twice", message, ref, field="handed_over_on")


def people(counting: Counting) -> Iterable[Finding]:
    """Somebody is harmed in every procedure, and of everybody the sex is known by which he is counted."""
    rows = parties(counting)
    harmed = {row.procedure for row in rows if row.is_harmed}
    for run in procedures(counting):
        if run.id not in harmed:
            message = "W procedurze nie zapisano osoby doznającej przemocy domowej."
            yield warning("procedure_without_harmed", message, RecordRef("procedure", run.id))
    counted = {row.party for row in rows if row.is_minor or row.role is not PartyRole.HOUSEHOLD}
    for party in counting.session.scalars(select(Party.id).where(Party.sex.is_(None))):
        if party in counted:
            message = "Brak płci osoby z procedury; nie wchodzi do podziału na płeć."
            yield warning("party_without_sex", message, RecordRef("party", party), field="sex")


def forms(counting: Counting) -> Iterable[Finding]:
    """What an NK-A is counted by: its kind, who filled it in, and on a first one the acts that were ticked."""
    query = select(NkForm).where(
        NkForm.kind == FormKind.A,
        event(counting.period, NkForm.received) | event(counting.period, NkForm.filled),
    )
    for form in counting.session.scalars(query):
        ref = RecordRef("nk_form", form.id)
        for field, name in (("institution", "kto wypełnił"), ("a_type", "rodzaj")):
            if getattr(form, field) is None:
                message = f"Formularz „Niebieska Karta – A”: nie zapisano „{name}”."
                yield warning("nk_a_incomplete", message, ref, field=field)
        if form.a_type is FormAType.STARTING and not form.violence:
            message = "Formularz wszczynający procedurę: nie zapisano żadnej formy przemocy."
            yield warning("nk_a_without_violence", message, ref, field="violence")


def state_follows(counting: Counting) -> Iterable[Finding]:
    """M06 = M04 − M05 − handed over; M07 is never more than M04."""
    values = [
        figure(counting, key).value
        for key in (
            "blue_card_procedures_run",
            "blue_card_procedures_ended",
            "blue_card_procedures_handed_over",
            "blue_card_procedures_open_state",
            "blue_card_families",
        )
    ]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return  # before the recording
    run, ended, handed_over, still, families = known
    if still != run - ended - handed_over:
        message = f"Procedury: {run} prowadzone − {ended} zakończone − {handed_over} przekazane ≠ {still} w toku."
        yield error("procedures_do_not_follow", message)
    if families > run:
        message = f"Rodzin objętych procedurą ({families}) jest więcej niż procedur ({run})."
        yield error("more_families_than_procedures", message)


_CHECKS = (ends, people, forms, state_follows)


def procedures_checked(counting: Counting) -> Iterable[Finding]:
    """All of these, where the file is open."""
    if counting.may_count(Compartment.BLUE_CARD):
        for listed in _CHECKS:
            yield from listed(counting)


CHECKS = (procedures_checked,)
