"""Which kinds are dated histories: whose line of time a record is a stretch of, and what may follow it from a day.

Rules stand in `operations/rules`; here is only what a line of time needs to be drawn and continued.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mgops_desktop.domain.case import AssignmentKind

Values = Mapping[str, Any]


@dataclass(frozen=True)
class History:
    """A kind whose records are stretches of time, by the attributes of its table.

    Records with the same values in `subject` make one line. Nothing of one line runs twice at a time, unless it is
    `several`, or its subject holds one of the words `besides`; with `shares_day` a change belongs to both stretches.
    `hole` says what it means that none runs. Where one state `changes` into the next, a line can be continued from a
    day: then `anew` is asked again, and `at_end` of the stretch that ends. `joint` stands between the words of the
    subject.
    """

    subject: tuple[str, ...]
    began: str = "began"
    ended: str = "ended"
    several: bool = False
    besides: frozenset[StrEnum] = frozenset()
    shares_day: bool = False
    hole: str = ""
    changes: bool = False
    anew: tuple[str, ...] = ()
    at_end: tuple[str, ...] = ()
    joint: str = " · "

    def is_alone(self, values: Values) -> bool:
        """Whether no two stretches of the line with these values may run at once."""
        return not self.several and not any(values[name] in self.besides for name in self.subject)


HISTORIES: Mapping[str, History] = {
    "membership": History(("family_id", "person_id"), hole="Poza rodziną", changes=True),
    "parental_authority": History(
        ("parent_id", "child_id"),
        hole="Nie zapisano stanu władzy",
        changes=True,
        anew=("state", "court_signature"),
        joint=" wobec dziecka: ",
    ),
    "stay": History(
        ("person_id",), hole="Bez wpisu: w domu", changes=True, anew=("kind", "remark")
    ),
    "family_trait": History(("family_id", "kind", "person_id")),
    "family_problem": History(("family_id", "problem")),
    "supervision": History(
        ("family_id", "court_signature"), several=True, changes=True, anew=("officer",)
    ),
    "pregnancy": History(("person_id",)),
    "case": History(("family_id",), shares_day=True, hole="Bez wsparcia asystenta"),
    "assignment": History(
        ("case_id", "kind"),
        besides=frozenset({AssignmentKind.SUBSTITUTE}),
        changes=True,
        anew=("worker_id", "override_reason"),
    ),
    "case_pause": History(("case_id",)),
    "aftercare": History(("case_id",)),
    "work_plan": History(("case_id",)),
    "court_obligation": History(("family_id",), several=True),
    "placement": History(
        ("child_id",),
        shares_day=True,
        hole="Poza pieczą zastępczą",
        changes=True,
        anew=("form", "carer", "court_signature", "notified_on", "end_reason"),
        at_end=("end_reason",),
    ),
    "monitored_child": History(("child_id",)),
    "contract": History(
        ("worker_id", "position", "form"),
        hole="Bez takiej umowy",
        changes=True,
        anew=("end_reason",),
        at_end=("end_reason",),
    ),
    "leave": History(("worker_id",)),
    "diagnostic_group": History(("procedure_id",), began="appointed"),
    "team_member": History(("professional_id",)),
    "group_member": History(("group_id", "professional_id")),
    "setting": History(
        ("key",),
        began="valid_from",
        ended="valid_to",
        changes=True,
        anew=("basis", "confirmed", "note"),
    ),
}
