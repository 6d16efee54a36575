"""One example for everything that can be due: what is written, what then is due, and what takes it off the list."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from tests.operations.importing.invented import family

Row = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Example:
    """`listed_by` names the question; `explained` stands in the explanation; `done` are rows written afterwards."""

    listed_by: str
    rule: str
    rows: tuple[Row, ...]
    kind: str
    start: date
    alarm: date
    who: str
    explained: str
    done: tuple[Row, ...]
    case: dict[str, Any] | None = None

    def __str__(self) -> str:
        return f"{self.listed_by}-{self.rule}"

    def write(self, book: Any) -> None:
        """A family with its case, and the rows of the example."""
        family(book, 1, "Przykładowa", **(self.case or {}))
        put(book, self.rows)


def put(book: Any, rows: tuple[Row, ...]) -> None:
    for sheet, values in rows:
        book.add(sheet, **values)


def row(sheet: str, number: str, **values: Any) -> Row:
    return sheet, {"number": number, **values}


def day(text: str) -> date:
    return date.fromisoformat(text)


CASE = {"family": "R/1/2026", "basis": "consent"}
CASE_CLOSED = row(
    "case",
    "AR/1/2026",
    **CASE,
    began=day("2026-02-01"),
    ended=day("2026-11-20"),
    closure_reason="goals_achieved",
)
REPORT = {"family": "R/1/2026", "received": day("2026-11-09"), "source": "school"}
ASSESSED = {"case": "AR/1/2026", "kind": "periodic", "day": day("2026-07-25")}
OBLIGED = {
    "family": "R/1/2026",
    "began": day("2026-09-01"),
    "next_report_due": day("2026-12-15"),
}
PLANNED = {"case": "AR/1/2026", "worker": "P/1"}
APPOINTED = {"family": "R/1/2026", "kind": "doctor", "day": day("2026-12-10")}
LETTER = {"direction": "out", "kind": "court_opinion", "due": day("2026-11-27")}
ASKED = {
    "direction": "in",
    "kind": "court_request",
    "day": day("2026-11-16"),
    "due": day("2026-11-30"),
}
REMOVAL = {
    "family": "R/1/2026",
    "moment_day": day("2026-11-20"),
    "moment_time": time(14, 30),
}
PLACED = {"family": "R/1/2026", "form": "kinship", "began": day("2026-06-15")}
SMALL = row("person", "O/9/2026", surname="Umowna", first_name="Iga", birth_date=day("2025-01-01"))
MONITORED = {"case": "AR/1/2026", "began": day("2026-09-01")}
HERE = {"environment": "ŚR-1"}
FORM = {"procedure": "NK/1", "kind": "nk_a", "a_type": "wszczynajaca", "institution": "police"}
BEGAN = row("procedure", "NK/1", **HERE, began=day("2026-11-09"))
ARRIVED = row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09"), received=day("2026-11-16"))
GROUP = row("diagnostic_group", "NKG/1", procedure="NK/1", kind="gdp", appointed=day("2026-11-18"))

EXAMPLES = (
    Example(
        "due_interviews",
        "family_interview",
        (row("difficulty_report", "Z/1", **REPORT),),
        "difficulty_report",
        day("2026-11-09"),
        day("2026-11-30"),
        "pracownik socjalny",
        "11.11",
        (row("difficulty_report", "Z/1", **REPORT, interview_day=day("2026-11-20")),),
    ),
    Example(
        "due_plans",
        "work_plan",
        (),
        "case",
        day("2026-11-02"),
        day("2026-12-02"),
        "asystent rodziny",
        "30 dni",
        (row("work_plan", "PL/1", case="AR/1/2026", began=day("2026-11-20")),),
        {"began": day("2026-11-02")},
    ),
    Example(
        "due_assessments",
        "first_periodic_assessment",
        (),
        "case",
        day("2026-02-01"),
        day("2026-08-01"),
        "asystent rodziny",
        "6 miesięcy",
        (row("assessment", "OC/1", **ASSESSED, handed_over=day("2026-07-28")),),
    ),
    Example(
        "due_assessments",
        "periodic_assessment",
        (row("assessment", "OC/1", **ASSESSED, handed_over=day("2026-07-28")),),
        "case",
        day("2026-07-28"),
        day("2027-01-28"),
        "asystent rodziny",
        "6 miesięcy",
        (CASE_CLOSED,),
    ),
    Example(
        "due_visits",
        "planned_visit",
        (
            row(
                "visit",
                "W/1",
                cases=["AR/1/2026"],
                day=day("2026-11-18"),
                kind="home",
                next_day=day("2026-11-24"),
            ),
        ),
        "visit",
        day("2026-11-18"),
        day("2026-11-24"),
        "asystent rodziny",
        "umówiono z rodziną",
        (row("visit", "W/2", cases=["AR/1/2026"], day=day("2026-11-20"), kind="home"),),
    ),
    Example(
        "due_scheduled",
        "scheduled_visit",
        (
            row("worker", "P/1", surname="Wzorcowa"),
            row("planned_visit", "ZW/1", **PLANNED, day=day("2026-11-24")),
        ),
        "planned_visit",
        day("2026-11-24"),
        day("2026-11-24"),
        "asystent rodziny",
        "plan wizyt",
        (
            row(
                "planned_visit",
                "ZW/1",
                **PLANNED,
                day=day("2026-11-24"),
                state="cancelled",
                cancelled_by="family",
            ),
        ),
    ),
    Example(
        "due_appointments",
        "appointment",
        (row("appointment", "TR/1", **APPOINTED),),
        "appointment",
        day("2026-12-10"),
        day("2026-12-10"),
        "rodzina",
        "w terminach rodziny",
        (row("appointment", "TR/1", **APPOINTED, outcome="zwolnienie do 20.12"),),
    ),
    Example(
        "due_failed_rows",
        "failed_visits",
        tuple(
            row("visit", f"W/{n}", cases=["AR/1/2026"], day=day(f"2026-11-1{n}"), kind="failed")
            for n in (1, 2, 3)
        ),
        "visit",
        day("2026-11-13"),
        day("2026-11-21"),
        "asystent rodziny",
        "list z wezwaniem do kontaktu, notatka służbowa",
        (row("visit", "W/9", cases=["AR/1/2026"], day=day("2026-11-20"), kind="home"),),
    ),
    Example(
        "due_court_reports",
        "court_report",
        (row("court_obligation", "ZS/1", **OBLIGED),),
        "court_obligation",
        day("2026-09-01"),
        day("2026-12-15"),
        "asystent rodziny",
        "sąd",
        (row("court_obligation", "ZS/1", **OBLIGED, ended=day("2026-11-20")),),
    ),
    Example(
        "due_letters",
        "letter",
        (row("letter", "L/1", **LETTER, family="R/1/2026"),),
        "letter",
        day("2026-11-21"),
        day("2026-11-27"),
        "asystent rodziny",
        "termin pisma",
        (row("letter", "L/1", **LETTER, family="R/1/2026", day=day("2026-11-20")),),
    ),
    Example(
        "due_letters",
        "letter",
        (row("letter", "L/1", **ASKED, family="R/1/2026"),),
        "letter",
        day("2026-11-16"),
        day("2026-11-30"),
        "asystent rodziny",
        "termin pisma",
        (
            row("letter", "L/1", **ASKED, family="R/1/2026"),
            row("letter", "L/2", **LETTER, family="R/1/2026", day=day("2026-11-20"), answers="L/1"),
        ),
    ),
    Example(
        "due_court_notices",
        "T23",
        (row("child_removal", "OD/1", **REMOVAL),),
        "child_removal",
        day("2026-11-20"),
        day("2026-11-21"),
        "pracownik socjalny",
        "24 godziny",
        (
            row(
                "child_removal",
                "OD/1",
                **REMOVAL,
                court_notified_day=day("2026-11-20"),
                court_notified_time=time(16, 0),
            ),
        ),
    ),
    Example(
        "due_child_reviews",
        "foster_child_review",
        (row("placement", "PZ/1", **PLACED, child="O/101/2026"),),
        "placement",
        day("2026-06-15"),
        day("2026-12-15"),
        "organizator pieczy",
        "6 miesięcy",
        (row("placement", "PZ/1", **PLACED, child="O/101/2026", ended=day("2026-11-20")),),
    ),
    Example(
        "due_child_reviews",
        "foster_child_review_under_3",
        (SMALL, row("placement", "PZ/1", **PLACED, child="O/9/2026")),
        "placement",
        day("2026-06-15"),
        day("2026-09-15"),
        "organizator pieczy",
        "3 miesiące",
        (row("placement", "PZ/1", **PLACED, child="O/9/2026", ended=day("2026-11-20")),),
    ),
    Example(
        "due_aftercare",
        "aftercare",
        (row("aftercare", "M/1", **MONITORED),),
        "aftercare",
        day("2026-09-01"),
        day("2027-03-01"),
        "asystent rodziny",
        "6 miesięcy",
        (row("aftercare", "M/1", **MONITORED, ended=day("2026-11-20")),),
    ),
    Example(
        "due_aftercare",
        "aftercare",
        (row("aftercare", "M/1", **MONITORED, planned_end=day("2026-12-01")),),
        "aftercare",
        day("2026-09-01"),
        day("2026-12-01"),
        "asystent rodziny",
        "zaplanowany koniec",
        (row("aftercare", "M/1", **MONITORED, ended=day("2026-11-20")),),
    ),
)

PROCEDURES = (
    Example(
        "due_blue_card",
        "T01",
        (BEGAN, row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09"))),
        "nk_form",
        day("2026-11-09"),
        day("2026-11-17"),
        "osoba, która wypełniła formularz",
        "11.11",
        (ARRIVED,),
    ),
    Example(
        "due_blue_card",
        "T07c",
        (BEGAN, row("nk_form", "NKF/2", **FORM | {"a_type": "kolejna"}, filled=day("2026-11-16"))),
        "nk_form",
        day("2026-11-16"),
        day("2026-11-23"),
        "osoba, która wypełniła formularz",
        "5 dni roboczych",
        (
            row(
                "nk_form",
                "NKF/2",
                **FORM | {"a_type": "kolejna"},
                filled=day("2026-11-16"),
                received=day("2026-11-18"),
            ),
        ),
    ),
    Example(
        "due_blue_card",
        "H01",
        (
            row("procedure", "NK/1", **HERE, began=day("2023-09-01")),
            row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09")),
        ),
        "nk_form",
        day("2026-11-09"),
        day("2026-11-16"),
        "osoba, która wypełniła formularz",
        "7 dni",
        (ARRIVED,),
    ),
    Example(
        "due_blue_card",
        "T02",
        (BEGAN, ARRIVED),
        "procedure",
        day("2026-11-16"),
        day("2026-11-19"),
        "zespół interdyscyplinarny",
        "3 dni",
        (GROUP,),
    ),
    Example(
        "due_blue_card",
        "T04b",
        (BEGAN, ARRIVED, GROUP),
        "procedure",
        day("2026-11-16"),
        day("2026-11-23"),
        "grupa diagnostyczno-pomocowa",
        "5 dni roboczych",
        (row("group_sitting", "NKP/1", group="NKG/1", day=day("2026-11-20")),),
    ),
    Example(
        "due_blue_card",
        "T12",
        (
            row(
                "procedure",
                "NK/1",
                **HERE,
                began=day("2025-06-02"),
                ended=day("2026-02-01"),
                end_ground="violence_ceased",
            ),
        ),
        "procedure",
        day("2026-02-01"),
        day("2026-11-01"),
        "grupa diagnostyczno-pomocowa",
        "9 miesięcy",
        (
            row(
                "procedure",
                "NK/1",
                **HERE,
                began=day("2025-06-02"),
                ended=day("2026-02-01"),
                end_ground="violence_ceased",
                monitoring_ended=day("2026-11-02"),
            ),
        ),
    ),
    Example(
        "due_blue_card",
        "T18",
        (row("team_sitting", "NKZ/1", day=day("2026-09-18")),),
        "team_sitting",
        day("2026-09-18"),
        day("2026-11-18"),
        "przewodniczący zespołu",
        "2 miesiące",
        (row("team_sitting", "NKZ/2", day=day("2026-11-18")),),
    ),
)
