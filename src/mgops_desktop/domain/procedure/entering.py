"""What the law's machine newly says of a procedure when records come in: by a form, an operation, a workbook."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.circumstances import Circumstances
from mgops_desktop.domain.procedure.course import OUT_OF_TURN, Course
from mgops_desktop.domain.procedure.guards import Objection, Weight
from mgops_desktop.domain.procedure.steps import Fact, Step

OF_START = frozenset({"minor_violent", "pair_running"})
"""What depends on who takes part, however the start was recorded before."""
HARD = OF_START | {
    *("not_entitled", "given_to_violent", "minor_invited", "together"),
    *("before_start", "not_a_member", "unsworn"),
}
"""The blocks of section 7.5 of the law's tables."""
TO_COME = frozenset({"no_harmed", "no_violent", "nobody"})
"""Said of a start only when its form is entered: the procedure comes before its persons and forms."""
_MISSING = frozenset({"no_harmed", "no_violent"})
INCOMPLETE = "incomplete"
_PROCEDURE = "procedure"


@dataclass(frozen=True)
class Said:
    """One objection that was not there before, to a fact of a record that comes in (`is_own`) or of another."""

    fact: Fact
    objection: Objection
    is_own: bool

    @property
    def is_block(self) -> bool:
        """Whether the law forbids it: not what is only out of its turn or not written down yet."""
        is_open = self.objection.code not in (OUT_OF_TURN, *_MISSING)
        return self.objection.weight is Weight.BLOCK and is_open


def newly_said(
    before: Course | None,
    after: Course,
    around: Circumstances,
    own: Collection[RecordRef],
    today: date,
) -> Iterator[Said]:
    """Yield what the records newly bring on; `around` is what surrounds the procedure with them.

    Of another record an objection is new if nothing of its kind was said of that step before. Who is missing in the
    group is said again when it gets the form: until then its members were still being entered.
    """
    known = set(_keys(before)) if before else set()
    if _steps(after, own) - _steps(before, own) >= {Step.NK_A_PASSED}:
        known = {key for key in known if key[-1] != INCOMPLETE}
    exact = set(_exact(before)) if before else set()
    for passage in after.passages:
        fact = passage.fact
        is_own = fact.of in own
        for one in passage.objections:
            key = (fact.of, fact.step, one.code)
            is_known = (*key, one.text) in exact if is_own else key in known
            if not is_known and _is_said(fact, one, around, today):
                yield Said(fact, one, is_own)


def _steps(course: Course | None, own: Collection[RecordRef]) -> set[Step]:
    """The steps that stand in these records."""
    passages = course.passages if course else ()
    return {one.fact.step for one in passages if one.fact.of in own}


def _keys(course: Course) -> Iterator[tuple[RecordRef | None, Step, str]]:
    for passage in course.passages:
        for one in passage.objections:
            yield passage.fact.of, passage.fact.step, one.code


def _exact(course: Course) -> Iterator[tuple[RecordRef | None, Step, str, str]]:
    for passage in course.passages:
        for one in passage.objections:
            yield passage.fact.of, passage.fact.step, one.code, one.text


def _is_said(fact: Fact, one: Objection, around: Circumstances, today: date) -> bool:
    """Whether it is worth asking about: of what is planned only what would be forbidden, nothing of what is to come."""
    if fact.day > today and (one.weight is Weight.WARNING or one.code == OUT_OF_TURN):
        return False
    if one.code in TO_COME and fact.of is not None and fact.of.kind == _PROCEDURE:
        return False
    return one.code != INCOMPLETE or bool(around.members)
