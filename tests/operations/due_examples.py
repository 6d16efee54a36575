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
QUESTION = {
    "direction": "out",
    "kind": "information_request",
    "family": "R/1/2026",
    "day": day("2026-11-13"),
    "delivered_on": day("2026-11-16"),
}
ANSWER = {
    "direction": "in",
    "kind": "information_answer",
    "day": day("2026-11-20"),
    "answers": "L/1",
}
PLAN_VERSION = {
    "plan": "PL/1",
    "version_number": 1,
    "valid_from": day("2026-03-02"),
    "coordinated": True,
}
MEETING = row("family_meeting", "SR/1", family="R/1/2026", day=day("2026-11-05"))
AGREED = {"meeting": "SR/1", "what": "logopeda", "who": "matka", "until": day("2026-11-28")}
WATCHED = {"child": "O/101/2026", "family": "R/1/2026", "began": day("2026-09-10")}
COORDINATED = {
    "kind": "coordination",
    "family": "R/1/2026",
    "applied": day("2026-11-16"),
    "began": day("2026-11-17"),
}
COORDINATOR = row("worker", "P/9/2026", surname="Pomocna")
NEWCOMERS = row("family", "R/9/2026", name="Nowa")
SMALL = row("person", "O/9/2026", surname="Umowna", first_name="Iga", birth_date=day("2025-01-01"))
MONITORED = {"case": "AR/1/2026", "began": day("2026-09-01")}
APPLIED = {"family": "R/1/2026", "received": day("2026-11-19"), "basis": "za_zyciem"}
REMIND = {
    "family": "R/1/2026",
    "worker": "P/1/2026",
    "day": day("2026-11-26"),
    "content": "Zapytać o bilans",
}

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
        "due_interviews",
        "family_interview_urgent",
        (row("difficulty_report", "Z/1", **REPORT, urgent="tak"),),
        "difficulty_report",
        day("2026-11-09"),
        day("2026-11-21"),
        "pracownik socjalny",
        "szybciej niż w 14 dni",
        (row("difficulty_report", "Z/1", **REPORT, interview_day=day("2026-11-20")),),
    ),
    Example(
        "due_pro_life_cases",
        "za_zyciem_assignment",
        (row("application", "WN/1", **APPLIED),),
        "application",
        day("2026-11-19"),
        day("2026-11-21"),
        "kierownik ośrodka",
        "2 dni",
        (row("application", "WN/1", **APPLIED, decision="granted", decided=day("2026-11-20")),),
    ),
    Example(
        "due_pro_life_cases",
        "za_zyciem_contact",
        (),
        "case",
        day("2026-11-16"),
        day("2026-11-23"),
        "asystent rodziny",
        "7 dni",
        (
            row(
                *("case", "AR/1/2026"),
                family="R/1/2026",
                basis="za_zyciem",
                began=day("2026-11-16"),
                first_contact=day("2026-11-20"),
            ),
        ),
        {"basis": "za_zyciem", "began": day("2026-11-16")},
    ),
    Example(
        "due_consents",
        "family_consent",
        (),
        "case",
        day("2026-11-02"),
        day("2026-11-21"),
        "asystent rodziny",
        "nie podaje liczby dni",
        (
            row(
                *("statement", "OZ/1/2026"),
                family="R/1/2026",
                person="O/1/2026",
                kind="consent",
                day=day("2026-11-20"),
            ),
        ),
        {"began": day("2026-11-02"), "consent_on": None},
    ),
    Example(
        "due_reminders",
        "reminder",
        (row("worker", "P/1/2026", surname="Wzorcowa"), row("reminder", "PN/1/2026", **REMIND)),
        "reminder",
        day("2026-11-26"),
        day("2026-11-26"),
        "osoba, która je zapisała",
        "własne przypomnienie",
        (row("reminder", "PN/1/2026", **REMIND, done_on=day("2026-11-20")),),
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
        "due_plans_to_county",
        "plan_to_county",
        (
            row("work_plan", "PL/1", case="AR/1/2026", began=day("2026-02-10")),
            row("plan_version", "WP/1", **PLAN_VERSION),
        ),
        "plan_version",
        day("2026-03-02"),
        day("2026-11-21"),
        "asystent rodziny",
        "nie podaje liczby dni",
        (row("plan_version", "WP/1", **PLAN_VERSION, sent_to_county_on=day("2026-11-20")),),
    ),
    Example(
        "due_assessments",
        "first_periodic_assessment",
        (row("assessment", "OC/1", **ASSESSED),),
        "case",
        day("2026-02-01"),
        day("2026-08-01"),
        "asystent rodziny",
        "czeka na przekazanie pracodawcy",
        (row("assessment", "OC/1", **ASSESSED, handed_over=day("2026-07-28")),),
    ),
    Example(
        "due_information_requests",
        "information_request",
        (row("letter", "L/1", **{**QUESTION, "delivered_on": None}),),
        "letter",
        day("2026-11-13"),
        day("2026-11-20"),
        "sąd albo organ",
        "nie wpisano dnia doręczenia, więc liczono od wysłania",
        (row("letter", "L/1", **QUESTION), row("letter", "L/2", **ANSWER)),
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
        "due_assessments",
        "first_periodic_assessment_quarterly",
        (),
        "case",
        day("2026-02-01"),
        day("2026-05-01"),
        "asystent rodziny",
        "3 miesiące",
        (row("assessment", "OC/1", **ASSESSED, handed_over=day("2026-07-28")),),
        {"assessment_months": "3"},
    ),
    Example(
        "due_assessments",
        "periodic_assessment_quarterly",
        (row("assessment", "OC/1", **ASSESSED, handed_over=day("2026-07-28")),),
        "case",
        day("2026-07-28"),
        day("2026-10-28"),
        "asystent rodziny",
        "3 miesiące",
        (row("case", "AR/1/2026", **CASE, began=day("2026-02-01"), assessment_months="6"),),
        {"assessment_months": "3"},
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
        "due_information_requests",
        "information_request",
        (row("letter", "L/1", **QUESTION),),
        "letter",
        day("2026-11-16"),
        day("2026-11-23"),
        "sąd albo organ",
        "7 dni",
        (row("letter", "L/1", **QUESTION), row("letter", "L/2", **ANSWER)),
    ),
    Example(
        "due_agreements",
        "meeting_agreement",
        (MEETING, row("meeting_agreement", "US/1", **AGREED)),
        "meeting_agreement",
        day("2026-11-05"),
        day("2026-11-28"),
        "matka",
        "ustalono na spotkaniu",
        (MEETING, row("meeting_agreement", "US/1", **AGREED, done_on=day("2026-11-20"))),
    ),
    Example(
        "due_monitoring_checks",
        "child_monitoring_check",
        (row("monitored_child", "MD/1", **WATCHED),),
        "monitored_child",
        day("2026-09-10"),
        day("2026-12-10"),
        "pracownik, który monitoruje",
        "3 miesiące",
        (row("monitored_child", "MD/1", **WATCHED, ended=day("2026-11-20")),),
    ),
    Example(
        "due_pro_life",
        "za_zyciem_contact",
        (COORDINATOR, row("pro_life_support", "ZZ/1", **COORDINATED, worker="P/9/2026")),
        "pro_life_support",
        day("2026-11-17"),
        day("2026-11-24"),
        "asystent rodziny",
        "7 dni",
        (
            COORDINATOR,
            row(
                "pro_life_support",
                "ZZ/1",
                **COORDINATED,
                worker="P/9/2026",
                first_contact=day("2026-11-18"),
                catalogue_on=day("2026-11-20"),
            ),
        ),
    ),
    Example(
        "due_pro_life",
        "za_zyciem_assignment",
        (NEWCOMERS, row("pro_life_support", "ZZ/1", **COORDINATED | {"family": "R/9/2026"})),
        "pro_life_support",
        day("2026-11-16"),
        day("2026-11-18"),
        "kierownik ośrodka",
        "2 dni",
        (
            NEWCOMERS,
            row(
                "pro_life_support",
                "ZZ/1",
                **COORDINATED | {"family": "R/9/2026", "ended": day("2026-11-20")},
            ),
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
        "aftercare_visit",
        (row("aftercare", "M/1", **MONITORED),),
        "aftercare",
        day("2026-09-01"),
        day("2026-12-01"),
        "asystent rodziny",
        "3 miesiące",
        (
            row(
                "aftercare_note",
                "KM/1",
                aftercare="M/1",
                day=day("2026-10-05"),
                way="phone",
            ),
        ),
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
