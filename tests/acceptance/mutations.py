"""Rules of counting broken on purpose, one or more for each counting module.

Each mutation replaces one attribute of one module; test_mutations.py proves that the comparison with the second
counter then turns red.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import ROUND_DOWN, Decimal
from types import SimpleNamespace
from typing import Any

from mgops_desktop.domain import assessment, household, limit, support
from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.intervals import open_on, valid_on
from mgops_desktop.domain.support import SupportedFamily
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.indicators import (
    aftercare,
    blue_card,
    blue_card_bodies,
    blue_card_course,
    blue_card_forms,
    blue_card_persons,
    blue_card_timeliness,
    casework,
    catalogue,
    counselling,
    counting,
    court,
    engine,
    families,
    foster_care,
    interventions,
    listing,
    meetings,
    opening,
    plans,
    splits,
    staff,
    visits,
)
from mgops_desktop.indicators import household as household_figures


@dataclass(frozen=True)
class Mutation:
    """`breaks` says which rule is broken; `replaced` makes the new attribute from the old one.

    `owner` is a module, a class or, of the catalogue, a table of entries. A list that is not what its figure says is
    seen in the lists only.
    """

    breaks: str
    owner: Any
    attribute: str
    replaced: Callable[[Any], Any]
    seen_in_lists: bool = False

    @property
    def module(self) -> str:
        """The module in which the rule stands."""
        if isinstance(self.owner, dict):
            return catalogue.__name__
        return str(getattr(self.owner, "__module__", None) or self.owner.__name__)

    def __str__(self) -> str:
        return self.breaks.replace(" ", "-")


def _always(value: Any) -> Callable[[Any], Any]:
    return lambda _old: lambda *_args, **_kwargs: value


def _instead(new: Any) -> Callable[[Any], Any]:
    return lambda _old: new


MUTATIONS = (
    Mutation("closed on the last day counts as open", support, "open_on", _instead(valid_on)),
    Mutation(
        "a case begun on the first day counts as carried over",
        SupportedFamily,
        "is_carried_over",
        _instead(property(lambda one: any(c.began <= one.period.first for c in one.cases))),
    ),
    Mutation(
        "the first case of the period gives the basis",
        SupportedFamily,
        "last",
        _instead(property(lambda one: min(one.active, key=lambda case: case.began))),
    ),
    Mutation(
        "a feature counts in the period and not only on a support day",
        SupportedFamily,
        "has_on_support_day",
        _instead(lambda one, began, ended: one.period.overlaps(began, ended)),
    ),
    Mutation(
        "exactly three months are over three months",
        support,
        "add_months",
        _instead(lambda day, months: add_months(day, months) - timedelta(days=1)),
    ),
    Mutation(
        "important persons outside the household are counted",
        household.Household,
        "_days_of",
        lambda old: lambda one, member: old(one, replace(member, shares_household=True)),
    ),
    Mutation(
        "a child is a child on its eighteenth birthday",
        household,
        "is_child_on",
        lambda old: lambda birth, day: old(birth, day - timedelta(days=1)) or old(birth, day),
    ),
    Mutation(
        "a child in care counts as at home",
        household,
        "place_on",
        lambda old: lambda day, stays: old(day, [s for s in stays if not s.is_placement]),
    ),
    Mutation(
        "the last day with an assistant does not count to the limit",
        limit,
        "families_on",
        _instead(
            lambda loads, worker, day: {
                one.family
                for one in loads
                if one.worker == worker and open_on(day, one.began, one.ended)
            }
        ),
    ),
    Mutation(
        "assessments are due after seven months",
        assessment,
        "next_assessment_due",
        lambda old: lambda began, previous, months: old(began, previous, months + 1),
    ),
    Mutation(
        "the previous assessment does not matter",
        assessment,
        "next_assessment_due",
        lambda old: lambda began, _previous, months: old(began, None, months),
    ),
    Mutation(
        "a decision of later counts as known",
        casework,
        "_known",
        _instead(lambda row, _day: row.decision),
    ),
    Mutation(
        "an obligation that ended before the case counts as from its start",
        casework,
        "valid_on",
        _instead(lambda day, began, _ended: began <= day),
    ),
    Mutation(
        "what ended on the first day is not active",
        families,
        "active",
        _instead(
            lambda period, began, ended: (
                (began <= period.last) & (ended.is_(None) | (ended > period.first))
            )
        ),
    ),
    Mutation(
        "deaths do not end a membership",
        families,
        "_earlier",
        _instead(lambda ended, _died: ended),
    ),
    Mutation(
        "persons of two families count by the first",
        household_figures,
        "by_person",
        lambda _old: (
            lambda found: {member.person: (one, member) for one, member in reversed(list(found))}
        ),
    ),
    Mutation(
        "traits of other kinds count as disability",
        household_figures,
        "_with_trait",
        lambda old: lambda of, _kind: old(of, household_figures.TraitKind.LONG_ILLNESS),
    ),
    Mutation(
        "monitoring of a child that ended on the last day still counts",
        aftercare,
        "open_at_end",
        _instead(
            lambda period, began, ended: (
                (began <= period.last) & (ended.is_(None) | (ended >= period.last))
            )
        ),
    ),
    Mutation(
        "advice of other years counts",
        aftercare,
        "event",
        _instead(lambda period, day: day <= period.last),
    ),
    Mutation("assistants on long leave are in the state", staff, "LONG_LEAVES", _instead(())),
    Mutation("a renewed contract counts as hired", staff, "_renews", _always(False)),
    Mutation("a contract until the last day is over on it", staff, "valid_on", _instead(open_on)),
    Mutation(
        "plans of closed cases go on",
        plans,
        "open_on",
        _instead(lambda day, began, _e: began <= day),
    ),
    Mutation(
        "every assessment counts as late",
        plans,
        "late_assessments",
        _instead(lambda made, _due_after: list(made)),
    ),
    Mutation(
        "failed attempts count as visits",
        visits,
        "_VISITS",
        lambda old: replace(old, kinds=(*old.kinds, VisitKind.FAILED)),
    ),
    Mutation(
        "letters of other years count",
        court,
        "event",
        _instead(lambda period, day: day <= period.last),
    ),
    Mutation(
        "families of the register are left out at joint trips",
        meetings,
        "_visited",
        _always({}),
    ),
    Mutation(
        "meetings count by the district that the dictionary knows first",
        meetings,
        "entry_or_rest",
        _instead(lambda counting, name, _key: next(iter(splits._entries(counting, name)))),
    ),
    Mutation(
        "an intervention ends on the day on which it began",
        interventions,
        "last_day",
        _instead(lambda day, _began, _ended: day),
    ),
    Mutation(
        "letters to the police count as letters to the court",
        court,
        "COURT_LETTERS",
        lambda old: (*old, court.LetterKind.CRIME_NOTICE),
    ),
    Mutation(
        "minor witnesses count under the old act",
        blue_card_persons,
        "regime_on",
        _always(Regime.NEW),
    ),
    Mutation(
        "everybody is counted by his age on the first day of the period",
        blue_card_persons,
        "counted_on",
        _instead(lambda counting, _began: counting.period.first),
    ),
    Mutation(
        "a procedure that was taken over was started here",
        blue_card_persons,
        "has_started",
        _instead(lambda run, period: run.here_from in period),
    ),
    Mutation(
        "each procedure is a family",
        blue_card,
        "_environments",
        _instead(lambda runs: {run.id: run.id for run in runs}),
    ),
    Mutation(
        "a procedure taken over counts from its start elsewhere",
        blue_card.Run,
        "here_from",
        _instead(property(lambda run: run.began)),
    ),
    Mutation(
        "withdrawn Blue Cards are monitored",
        blue_card_course,
        "monitoring_until",
        _instead(lambda _rules, _parameters, _began, ended, _ground: add_months(ended, 9)),
    ),
    Mutation(
        "sittings just outside the period count",
        blue_card_bodies,
        "event",
        _instead(
            lambda period, day: day.between(
                period.first - timedelta(days=1), period.last + timedelta(days=1)
            )
        ),
    ),
    Mutation(
        "sessions to which nobody came count",
        counselling,
        "_held",
        _instead(counselling._sessions),
    ),
    Mutation("clients have no family of their own", counselling, "family_of", _always(None)),
    Mutation(
        "a change of carer counts as a placement", foster_care, "_in_care_before", _always(False)
    ),
    Mutation(
        "half a month of opening figures counts whole",
        opening.Period,
        "month",
        _instead(staticmethod(lambda year, month: opening.Period.year(year - 1))),
    ),
    Mutation(
        "what was never recorded is printed as 0",
        opening,
        "lines",
        _instead(lambda _counting, _one, _key, recorded: recorded),
    ),
    Mutation(
        "values of several months are added up where families are counted",
        catalogue.Indicator,
        "adds_up",
        _instead(property(lambda _one: True)),
    ),
    Mutation(
        "a state since the recording began is not recorded",
        opening,
        "Window",
        _instead(SimpleNamespace(STATE=None)),
    ),
    Mutation(
        "an assumed beginning does not give way to opening figures",
        opening,
        "recording_since",
        _instead(lambda counting: counting.day("recording_since")),
    ),
    Mutation(
        "what is not over is counted until its end",
        counting.Period,
        "until",
        _always(None),
    ),
    Mutation(
        "a month that goes on makes the posts",
        staff,
        "month_of_hours",
        _instead(lambda counting, _contract: counting.period.last.replace(day=1)),
    ),
    Mutation(
        "town and village are swapped",
        splits,
        "_AREA_PARTS",
        lambda old: {kind: {"urban": "rural"}.get(part, "urban") for kind, part in old.items()},
    ),
    Mutation(
        "hours are cut and not rounded",
        engine,
        "_in_hours",
        lambda old: (
            lambda items: [
                one._replace(amount=Decimal(one.amount).quantize(Decimal("0.1"), ROUND_DOWN))
                for one in old(items)
            ]
        ),
    ),
    Mutation("ratios are cut and not rounded", engine, "ROUND_HALF_UP", _instead(ROUND_DOWN)),
    Mutation("choices of the centre are not asked for", counting.Counting, "yes", _always(True)),
    Mutation(
        "a share is printed as a fraction",
        catalogue.RATIOS,
        "goals_achieved_share_pct",
        lambda old: replace(old, factor=1),
    ),
    Mutation(
        "a list leaves out its last row",
        listing,
        "lines_of",
        lambda old: lambda *args, **kwargs: old(*args, **kwargs)[:-1],
        seen_in_lists=True,
    ),
    Mutation(
        "a term that the procedure outlived counts though the procedure ended before",
        blue_card_timeliness.Term,
        "has_lapsed",
        _instead(property(lambda _duty: False)),
    ),
    Mutation(
        "grown-up children who learn count at any age",
        household,
        "is_of_pupil_age",
        _always(True),
    ),
    Mutation(
        "the last day of a term is late",
        blue_card_timeliness,
        "_last_day",
        lambda old: lambda *args: old(*args) - timedelta(days=1),
    ),
    Mutation(
        "violence of procedures that are not run counts",
        blue_card_forms,
        "procedures",
        _instead(blue_card.all_procedures),
    ),
)
