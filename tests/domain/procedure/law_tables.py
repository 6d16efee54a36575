"""The tables of transitions as the law's reference has them, written down by hand: the second source of the seeds.

`SECTION_7_3` is the law since 28.09.2023, `SECTION_8` the law before with its differences of the transitional months,
`BEYOND` what stands elsewhere in the reference and happens in a procedure too. Each line names what it must not lack
(`broken`, by the names of `breaks.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import Step

NEW = "new"
BEFORE = "old transitional"
OLD = "old"
TRANSITIONAL = "transitional"
RUNNING = "S1 S2 S3 S4 S5"
UNTIL_ARCHIVED = "S1 S2 S3 S4 S5 S6 S7 S8 S9"
AFTER_END = "S6 S7 S8 S9"
BEFORE_RUNNING = "O1 O2 O3 O4"
MEETING = "together too_near hours_unknown minor_invited"


class Row(NamedTuple):
    """One step of one regime in one state; `step` None follows by itself."""

    regime: Regime
    origin: State | None
    step: Step | None
    target: State | None
    broken: tuple[str, ...]

    @property
    def name(self) -> str:
        origin, target = self.origin or "-", self.target or "-"
        return f"{self.regime}:{origin}:{self.step or 'automatic'}:{target}"


@dataclass(frozen=True)
class Line:
    """A line of a table: from each of the states to one state, "=" keeps it."""

    regimes: str
    origins: str
    step: str
    target: str
    broken: str = ""

    def rows(self) -> Iterator[Row]:
        for regime in self.regimes.split():
            for text in self.origins.split():
                origin = None if text == "-" else State(text)
                target = origin if self.target == "=" else State(self.target)
                step = Step(self.step) if self.step else None
                yield Row(Regime(regime), origin, step, target, tuple(self.broken.split()))


_NK_A = "not_entitled nobody_harmed nobody_violent pair_running"

SECTION_7_3 = (
    Line(NEW, "-", "reported", "S0"),
    Line(NEW, "S0 -", "nk_a_filled", "S1", f"{_NK_A} violent_is_minor"),
    Line(NEW, "S0", "not_started", "S10", "no_reason"),
    Line(NEW, "S1", "nk_a_received", "S2"),
    # "inna gmina właściwa" of S2, and S2–S5 once the other team has taken over
    Line(NEW, "S2 S3 S4 S5", "handed_over", "S11", "no_place"),
    Line(NEW, "S2", "group_appointed", "S2", "no_policeman no_guard no_probation not_yet_sworn"),
    Line(NEW, "S2", "nk_a_passed", "S3", "no_group unsworn"),
    # "S3+": whoever notes it late does so in a later state
    Line(NEW, f"S3 S4 S5 {AFTER_END}", "violent_notified", "=", "tells_of_harmed"),
    Line(NEW, f"S3 S4 S5 {AFTER_END}", "violent_not_notified", "=", "no_hindrance"),
    Line(NEW, "S3", "action_decided", "S4", f"no_protocol core_away {MEETING}"),
    Line(NEW, "S3 S4", "no_grounds", "S8", f"no_protocol no_circumstances {MEETING}"),
    Line(
        NEW,
        "S3 S4 S5",
        "not_confirmed",
        "S6",
        f"no_protocol no_circumstances not_electronic {MEETING}",
    ),
    Line(NEW, "S4", "nk_c", "S5", f"nobody_came {MEETING}"),
    Line(NEW, "S4", "harmed_absent", "="),
    Line(NEW, "S4", "plan_without_harmed", "S5"),
    Line(NEW, "S4 S5", "nk_d", "=", f"not_summoned {MEETING}"),
    Line(NEW, "S4 S5", "plan_changed", "S5"),
    Line(NEW, "S2 S3 S4 S5", "next_nk_a", "=", "not_entitled"),
    Line(NEW, "S4 S5", "event_found", "="),
    Line(NEW, "S3 S4 S5", "group_extended", "=", "no_motion unsworn"),
    Line(NEW, "S4 S5", "programme_referral", "=", "undecided"),
    Line(NEW, UNTIL_ARCHIVED, "crime_notice", "="),
    Line(NEW, UNTIL_ARCHIVED, "child_protected", "="),
    Line(NEW, "S2 S3 S4 S5", "harmed_moved", "=", "no_place"),
    Line(NEW, "S2 S3 S4 S5", "violent_moved", "="),
    Line(NEW, "S2 S3 S4 S5", "voivode_named", "S11", "no_place"),
    Line(
        NEW,
        "S5 S4",
        "violence_ceased",
        "S7",
        f"not_ceased still_expected no_protocol no_circumstances {MEETING}",
    ),
    Line(NEW, "S7 S8", "", "S9"),
    Line(NEW, "S9", "monitoring_visit", "S9"),
    Line(NEW, "S9", "next_procedure", "S9"),
    Line(NEW, "S9", "monitoring_closed", "S10", "too_early no_note"),
    Line(NEW, "S6", "", "S10"),
)
_CEASED = f"not_ceased still_expected not_signed {MEETING}"
SECTION_8 = (
    Line(OLD, "-", "nk_a_filled", "O1", _NK_A),
    Line(TRANSITIONAL, "-", "nk_a_filled", "O1", f"{_NK_A} violent_is_minor"),
    Line(BEFORE, "O1", "nk_a_received", "O2"),
    Line(OLD, "O2", "nk_a_passed", "O3"),
    Line(TRANSITIONAL, "O2", "nk_a_passed", "O3", "unsworn"),
    Line(BEFORE, "O3", "nk_c", "O4", MEETING),
    Line(BEFORE, "O4", "nk_d", "O4", f"not_summoned {MEETING}"),
    Line(BEFORE, "O4", "next_nk_a", "O4", "not_entitled"),
    Line(BEFORE, "O4", "alcohol_referral", "O4"),
    Line(OLD, "O3 O4", "violence_ceased", "O5", f"plan_not_done {_CEASED}"),
    Line(TRANSITIONAL, "O3 O4", "violence_ceased", "O5", _CEASED),
    Line(BEFORE, "O3 O4", "no_grounds", "O5", f"not_signed {MEETING}"),
    Line(OLD, "O5", "institutions_informed", "O6"),
    # the notice does not end what is monitored for nine months (art. 9h ust. 2)
    Line(TRANSITIONAL, "O5", "institutions_informed", "="),
    Line(TRANSITIONAL, "O5", "monitoring_visit", "="),
    Line(TRANSITIONAL, "O5", "monitoring_closed", "O6", "too_early no_note"),
)
BEYOND = (
    # 2 no. 5, 0.1 no. 10: NK-B, never to the violent person
    Line(NEW, RUNNING, "nk_b_given", "=", "to_the_violent"),
    Line(BEFORE, BEFORE_RUNNING, "nk_b_given", "=", "to_the_violent"),
    # 2.2: a procedure runs from its start, and a new one of the same pair is refused from then on
    Line(NEW, "S1", "next_nk_a", "=", "not_entitled"),
    Line(BEFORE, "O1 O2 O3", "next_nk_a", "=", "not_entitled"),
    # 7.1: several harmed persons, so NK-C is made with the next one when the plan of the first runs
    Line(NEW, "S5", "nk_c", "=", f"nobody_came {MEETING}"),
    Line(NEW, "S5", "harmed_absent", "="),
    Line(NEW, "S5", "plan_without_harmed", "="),
    Line(BEFORE, "O4", "nk_c", "=", MEETING),
    Line(BEFORE, "O3 O4", "harmed_absent", "="),
    Line(BEFORE, "O3", "plan_without_harmed", "O4"),
    Line(BEFORE, "O4", "plan_without_harmed", "="),
    Line(BEFORE, "O4", "plan_changed", "="),
    Line(BEFORE, "O4", "event_found", "="),
    # 2 no. 11, § 8 ust. 4: further sittings, also of the monitoring
    Line(NEW, "S3 S4 S5 S9", "sitting", "=", f"no_protocol {MEETING}"),
    Line(BEFORE, "O3 O4 O5", "sitting", "=", MEETING),
    Line(BEFORE, "O3", "action_decided", "=", MEETING),
    # 2.4, 7.4 B: court and weapon
    Line(NEW, UNTIL_ARCHIVED, "court_notice", "="),
    Line(NEW, UNTIL_ARCHIVED, "weapon_notice", "="),
    Line(BEFORE, "O1 O2 O3 O4 O5", "crime_notice", "="),
    Line(BEFORE, "O1 O2 O3 O4 O5", "child_protected", "="),
    Line(BEFORE, "O1 O2 O3 O4 O5", "court_notice", "="),
    Line(TRANSITIONAL, "O1 O2 O3 O4 O5", "weapon_notice", "="),
    # 2.3: protocol and information after an end
    Line(NEW, AFTER_END, "protocol_passed", "="),
    Line(NEW, AFTER_END, "harmed_informed", "="),
    Line(NEW, AFTER_END, "violent_informed", "=", "tells_of_harmed"),
    # 10 no. 8: whether an end is monitored is a setting, and without monitoring it must come to the archive too
    Line(NEW, "S7 S8", "", "S10"),
    Line(TRANSITIONAL, "O5", "", "O6"),
    # 3.3: the transitional months have the new statute
    Line(TRANSITIONAL, "O3 O4", "programme_referral", "=", "undecided"),
    Line(TRANSITIONAL, "O3 O4", "not_confirmed", "O5", f"no_circumstances not_signed {MEETING}"),
    Line(TRANSITIONAL, "O5", "next_procedure", "="),
    Line(TRANSITIONAL, "O2 O3 O4", "voivode_named", "O7", "no_place"),
    # 8 begins with NK-A and has no line that leads to O7: report and handing over as in 7.3
    Line(BEFORE, "-", "reported", "S0"),
    Line(BEFORE, "S0", "not_started", "O6", "no_reason"),
    Line(OLD, "S0", "nk_a_filled", "O1", _NK_A),
    Line(TRANSITIONAL, "S0", "nk_a_filled", "O1", f"{_NK_A} violent_is_minor"),
    Line(BEFORE, "O2 O3 O4", "harmed_moved", "=", "no_place"),
    Line(BEFORE, "O2 O3 O4", "violent_moved", "="),
    Line(BEFORE, "O2 O3 O4", "handed_over", "O7", "no_place"),
    # 3.3, 8: a group may be made while the procedure runs, later instead of the working group
    Line(BEFORE, "O2", "group_appointed", "=", "no_policeman no_guard no_probation not_yet_sworn"),
    Line(BEFORE, "O3 O4", "group_appointed", "=", "no_policeman no_guard no_probation unsworn"),
    Line(BEFORE, "O3 O4", "group_extended", "=", "unsworn"),
)
ROWS = [row for line in (*SECTION_7_3, *SECTION_8, *BEYOND) for row in line.rows()]
