"""Ten years of 300 Blue Card procedures: how the terms were kept, within a second; an explained term within 1 ms.

Linear: ten times the procedures take eleven times as long at most. The baseline of an explained term is the same day
counted by hand, as the second counter counts it.
"""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.acceptance.counter.working_days import plus_working_days
from tests.benchmarks.centres import CLOCK, Centres
from tests.benchmarks.rows import Row, medians
from tests.conftest_database import PASSWORD

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.blue_card import (
    FormAType,
    FormKind,
    GroupKind,
    Institution,
    PartyRole,
    ProcedureEnd,
    ProcedureEventKind,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.blue_card_timeliness import RULES
from mgops_desktop.indicators.engine import compute
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
)
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.terms import Terms
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import unlock

SUBJECT = "blue_card"
RUNS, YEARS, A_YEAR = 3, 10, 300
MANY, FEW = YEARS * A_YEAR, YEARS * A_YEAR // 10
_FIRST = date(2016, 1, 1)
_DECADE = Period(_FIRST, date(2025, 12, 31))
_KEYS = [
    f"blue_card_timeliness_{rule.lower()}{end}"
    for rule in RULES
    for end in ("", "_longest_delay", "_share")
]
_TERMS = 500


def rows(_centres: Centres) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as place:
        few, many = (_founded(Path(place) / str(count), count) for count in (FEW, MANY))
        ran_out = many.read(compute, _DECADE, ["blue_card_timeliness_t01"])
        assert (ran_out["blue_card_timeliness_t01"].value or 0) > MANY / 5
        base, own = medians(
            RUNS,
            lambda: few.read(compute, _DECADE, _KEYS),
            lambda: many.read(compute, _DECADE, _KEYS),
        )
        what = f"timeliness of {YEARS} years × {A_YEAR} procedures, against {FEW}"
        yield Row(SUBJECT, what, own, 1.0, base, 11.0)
        base, own = medians(RUNS, _by_hand, lambda: many.read(_explained))
        each = f"an explained term, of {_TERMS}, against counting days by hand"
        yield Row(SUBJECT, each, own / _TERMS, 0.001, base / _TERMS, 10.0)
        for database in (few, many):
            database.close()


def _days() -> Iterator[date]:
    return (_FIRST + timedelta(days=7 * number) for number in range(_TERMS))


def _by_hand() -> list[date]:
    return [plus_working_days(day, 5) for day in _days()]


@question("terminy objaśnione na próbę", None)
def _explained(session: Session) -> list[str]:
    terms = Terms(session)
    return [terms.of("T01", day, in_force_on=date(2024, 1, 1)).explanation for day in _days()]


def _founded(place: Path, procedures: int) -> Database:
    folder = DataFolder(place)
    create_data_folder(folder.path, [FirstAccount("ewa", "Ewa Wzorcowa", PASSWORD)], CLOCK)
    keys = unlock(KeyStore(folder).read(), "ewa", PASSWORD)
    database = Database(connect(folder, keys), actor=PROGRAM, clock=CLOCK, origin=UUID(int=1))
    database.change(_add_procedures, procedures)
    return database


@operation("procedury na próbę", None)
def _add_procedures(session: Session, count: int) -> None:
    for setting in session.scalars(select(Setting).where(Setting.key == "recording_since")):
        setting.value, setting.confirmed = _FIRST.isoformat(), True
    writer = BulkWriter(session)
    for index in range(count):
        _add(writer, index, _FIRST + timedelta(days=index * 365 * YEARS // count))
    writer.flush()


def _add(writer: BulkWriter, index: int, began: date) -> None:
    """A procedure from the form to the protocol, every seventh step a few days late."""
    late = timedelta(days=9 if index % 7 == 0 else 0)
    days = [began + timedelta(days=after) for after in (2, 4, 6, 150, 155)]
    received, passed, sat, ended, delivered = days
    number = str(index)
    procedure = writer.add(
        Procedure,
        {
            "number": f"NK/{number}",
            "environment": f"ŚR-{number}",
            "began": began,
            "ended": ended,
            "end_ground": ProcedureEnd.VIOLENCE_CEASED,
            "protocol_on": ended,
            "protocol_passed": delivered + late,
        },
    )
    own = {"procedure_id": procedure}
    for role in (PartyRole.HARMED, PartyRole.VIOLENT, PartyRole.HOUSEHOLD):
        party = writer.add(Party, {"number": f"NKO/{number}{role}", "surname": "Umowna"})
        there = {"party_id": party, "role": role, "present_at_start": role is PartyRole.HARMED}
        writer.add(Participation, {"number": f"NKU/{number}{role}", **own, **there})
    form = {"kind": FormKind.A, "a_type": FormAType.STARTING, "institution": Institution.POLICE}
    dates = {"filled": began, "received": received, "passed": passed + late}
    writer.add(NkForm, {"number": f"NKF/{number}", **own, **form, **dates})
    group = {"kind": GroupKind.GDP, "appointed": received + late}
    group_id = writer.add(Group, {"number": f"NKG/{number}", **own, **group})
    for place in range(4):
        day = sat + late + timedelta(days=30 * place)
        sitting = {"number": f"NKP/{number}-{place}", "group_id": group_id, "day": day}
        writer.add(GroupSitting, sitting)
    told = {"kind": ProcedureEventKind.VIOLENT_NOTIFIED, "day": passed + late}
    writer.add(ProcedureEvent, {"number": f"NKC/{number}", **own, **told})
