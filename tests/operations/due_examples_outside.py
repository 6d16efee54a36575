"""What is due in courts and offices, meetings, foster care and after the work has ended: one example each."""

from datetime import time

from tests.operations.due_example import Example, day, row

OBLIGED = {
    "family": "R/1/2026",
    "began": day("2026-09-01"),
    "next_report_due": day("2026-12-15"),
}
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

ANSWER = {
    "direction": "in",
    "kind": "information_answer",
    "day": day("2026-11-20"),
    "answers": "L/1",
}

OUTSIDE = (
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
        (row("letter", "L/1", **{**QUESTION, "delivered_on": None}),),
        "letter",
        day("2026-11-13"),
        day("2026-11-20"),
        "sąd albo organ",
        "nie wpisano dnia doręczenia, więc liczono od wysłania",
        (row("letter", "L/1", **QUESTION), row("letter", "L/2", **ANSWER)),
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
        (
            row("letter", "L/1", **QUESTION),
            row(
                "letter",
                "L/2",
                direction="in",
                kind="information_answer",
                day=day("2026-11-20"),
                answers="L/1",
            ),
        ),
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
