"""The baseline of casework: SQL as one would write it by hand for the same rows."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.period import Period
from mgops_desktop.storage.types import new_id

Execute = Callable[..., Any]
LONGEST_FAMILY = (
    "SELECT c.family_id FROM visit_case vc JOIN visit v ON v.id = vc.visit_id "
    'JOIN "case" c ON c.id = vc.case_id WHERE v.binned_at IS NULL '
    "GROUP BY c.family_id ORDER BY count(*) DESC LIMIT 1"
)
_OF_FAMILY = 'SELECT id FROM "case" WHERE family_id = ?'
_FAMILY = (
    "SELECT * FROM family WHERE id = ?",
    "SELECT m.*, p.* FROM membership m JOIN person p ON p.id = m.person_id WHERE m.family_id = ?",
    'SELECT * FROM "case" WHERE family_id = ?',
    (
        "SELECT DISTINCT v.* FROM visit v JOIN visit_case vc ON vc.visit_id = v.id "
        f"WHERE vc.case_id IN ({_OF_FAMILY}) ORDER BY v.day DESC"
    ),
    f"SELECT * FROM work_plan WHERE case_id IN ({_OF_FAMILY})",
    (
        "SELECT a.* FROM plan_action a JOIN work_plan p ON p.id = a.plan_id "
        f"WHERE p.case_id IN ({_OF_FAMILY})"
    ),
    f"SELECT * FROM assessment WHERE case_id IN ({_OF_FAMILY})",
    "SELECT * FROM court_obligation WHERE family_id = ?",
    "SELECT * FROM letter WHERE family_id = ?",
)


def family(execute: Execute, family_id: bytes) -> int:
    """All that stands on the card of a family."""
    return sum(len(execute(one, (family_id,)).fetchall()) for one in _FAMILY)


def month(execute: Execute, period: Period) -> int:
    """The contacts of a month with their families and workers, and what is planned and due in it."""
    days = (period.first.isoformat(), period.last.isoformat())
    found = 0
    for query in (
        (
            "SELECT v.*, f.name, w.surname FROM visit v JOIN visit_case vc ON vc.visit_id = v.id "
            'JOIN "case" c ON c.id = vc.case_id JOIN family f ON f.id = c.family_id '
            "JOIN visit_worker vw ON vw.visit_id = v.id JOIN worker w ON w.id = vw.worker_id "
            "WHERE v.binned_at IS NULL AND v.day BETWEEN ? AND ? ORDER BY v.day, v.began"
        ),
        "SELECT * FROM planned_visit WHERE binned_at IS NULL AND day BETWEEN ? AND ?",
        "SELECT * FROM appointment WHERE binned_at IS NULL AND day BETWEEN ? AND ?",
        "SELECT * FROM visit WHERE binned_at IS NULL AND next_day BETWEEN ? AND ?",
        (
            "SELECT case_id, max(day), max(handed_over) FROM assessment WHERE binned_at IS NULL "
            "AND ? <= ? GROUP BY case_id"
        ),
    ):
        found += len(execute(query, days).fetchall())
    return found


def letters(execute: Execute, year: int) -> int:
    """The letters of a year that went out, with their families."""
    days = (f"{year}-01-01", f"{year}-12-31")
    query = (
        "SELECT l.*, f.number, f.name FROM letter l LEFT JOIN family f ON f.id = l.family_id "
        "WHERE l.binned_at IS NULL AND l.direction = 'out' AND (l.day BETWEEN ? AND ? OR l.day IS NULL)"
    )
    return len(execute(query, days).fetchall())


def meetings(execute: Execute, year: int) -> int:
    """The meetings of a year with their families."""
    days = (f"{year}-01-01", f"{year}-12-31")
    query = (
        "SELECT m.*, f.name FROM family_meeting m LEFT JOIN family f ON f.id = m.family_id "
        "WHERE m.binned_at IS NULL AND m.day BETWEEN ? AND ?"
    )
    return len(execute(query, days).fetchall())


def busiest(execute: Execute, day: date, most: int) -> tuple[UUID, list[UUID]]:
    """An assistant with as many open cases on the day, and these."""
    query = (
        'SELECT a.worker_id, a.case_id FROM assignment a JOIN "case" c ON c.id = a.case_id '
        "WHERE a.binned_at IS NULL AND a.ended IS NULL AND c.ended IS NULL AND a.began <= ?"
    )
    found: dict[bytes, list[bytes]] = {}
    for worker, case in execute(query, (day.replace(day=1).isoformat(),)).fetchall():
        found.setdefault(worker, []).append(case)
    worker, cases = max(found.items(), key=lambda one: len(one[1]))
    return UUID(bytes=worker), [UUID(bytes=one) for one in cases[:most]]


def insert_visits(connection: Any, count: int) -> None:
    """Copies of the newest visits with their links, in one transaction."""
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    cursor.execute("SELECT * FROM visit ORDER BY day DESC LIMIT ?", (count,))
    names = [one[0] for one in cursor.description]
    marks = ", ".join("?" * len(names))
    for row in cursor.fetchall():
        values = dict(zip(names, row, strict=True))
        new = new_id().bytes
        copied = values | {"id": new, "number": f"X/{new.hex()}"}
        cursor.execute(
            f"INSERT INTO visit ({', '.join(names)}) VALUES ({marks})", list(copied.values())
        )
        for table, link in (("visit_case", "case_id"), ("visit_worker", "worker_id")):
            cursor.execute(
                f"INSERT INTO {table} (visit_id, {link}) SELECT ?, {link} FROM {table} WHERE visit_id = ?",
                (new, values["id"]),
            )
    cursor.execute("COMMIT")
