"""Rules of counting broken on purpose, one or more for each counting module.

Each mutation replaces one attribute of one module; test_mutations.py proves that the comparison with the second
counter then turns red.
"""

from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_DOWN, Decimal
from types import SimpleNamespace

from tests.acceptance.mutation import Mutation, always, instead
from tests.acceptance.mutations_blue_card import BLUE_CARD

from mgops_desktop.domain import assessment, household, limit, support
from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.intervals import open_on, valid_on
from mgops_desktop.domain.support import SupportedFamily
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.indicators import (
    aftercare,
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

MUTATIONS = (
    Mutation("closed on the last day counts as open", support, "open_on", instead(valid_on)),
    Mutation(
        "a case begun on the first day counts as carried over",
        SupportedFamily,
        "is_carried_over",
        instead(property(lambda one: any(c.began <= one.period.first for c in one.cases))),
    ),
    Mutation(
        "the first case of the period gives the basis",
        SupportedFamily,
        "last",
        instead(property(lambda one: min(one.active, key=lambda case: case.began))),
    ),
    Mutation(
        "a feature counts in the period and not only on a support day",
        SupportedFamily,
        "has_on_support_day",
        instead(lambda one, began, ended: one.period.overlaps(began, ended)),
    ),
    Mutation(
        "exactly three months are over three months",
        support,
        "add_months",
        instead(lambda day, months: add_months(day, months) - timedelta(days=1)),
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
        instead(
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
        instead(lambda row, _day: row.decision),
    ),
    Mutation(
        "an obligation that ended before the case counts as from its start",
        casework,
        "valid_on",
        instead(lambda day, began, _ended: began <= day),
    ),
    Mutation(
        "what ended on the first day is not active",
        families,
        "active",
        instead(
            lambda period, began, ended: (
                (began <= period.last) & (ended.is_(None) | (ended > period.first))
            )
        ),
    ),
    Mutation(
        "deaths do not end a membership",
        families,
        "_earlier",
        instead(lambda ended, _died: ended),
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
        instead(
            lambda period, began, ended: (
                (began <= period.last) & (ended.is_(None) | (ended >= period.last))
            )
        ),
    ),
    Mutation(
        "advice of other years counts",
        aftercare,
        "event",
        instead(lambda period, day: day <= period.last),
    ),
    Mutation("assistants on long leave are in the state", staff, "LONG_LEAVES", instead(())),
    Mutation("a renewed contract counts as hired", staff, "_renews", always(False)),
    Mutation("a contract until the last day is over on it", staff, "valid_on", instead(open_on)),
    Mutation(
        "plans of closed cases go on",
        plans,
        "open_on",
        instead(lambda day, began, _e: began <= day),
    ),
    Mutation(
        "every assessment counts as late",
        plans,
        "late_assessments",
        instead(lambda made, _due_after: list(made)),
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
        instead(lambda period, day: day <= period.last),
    ),
    Mutation(
        "families of the register are left out at joint trips",
        meetings,
        "_visited",
        always({}),
    ),
    Mutation(
        "meetings count by the district that the dictionary knows first",
        meetings,
        "entry_or_rest",
        instead(lambda counting, name, _key: next(iter(splits._entries(counting, name)))),
    ),
    Mutation(
        "an intervention ends on the day on which it began",
        interventions,
        "last_day",
        instead(lambda day, _began, _ended: day),
    ),
    Mutation(
        "letters to the police count as letters to the court",
        court,
        "COURT_LETTERS",
        lambda old: (*old, court.LetterKind.CRIME_NOTICE),
    ),
    Mutation(
        "sessions to which nobody came count",
        counselling,
        "_held",
        instead(counselling._sessions),
    ),
    Mutation("clients have no family of their own", counselling, "family_of", always(None)),
    Mutation(
        "a change of carer counts as a placement", foster_care, "_in_care_before", always(False)
    ),
    Mutation(
        "half a month of opening figures counts whole",
        opening.Period,
        "month",
        instead(staticmethod(lambda year, month: opening.Period.year(year - 1))),
    ),
    Mutation(
        "what was never recorded is printed as 0",
        opening,
        "lines",
        instead(lambda _counting, _one, _key, recorded: recorded),
    ),
    Mutation(
        "values of several months are added up where families are counted",
        catalogue.Indicator,
        "adds_up",
        instead(property(lambda _one: True)),
    ),
    Mutation(
        "a state since the recording began is not recorded",
        opening,
        "Window",
        instead(SimpleNamespace(STATE=None)),
    ),
    Mutation(
        "an assumed beginning does not give way to opening figures",
        opening,
        "recording_since",
        instead(lambda counting: counting.day("recording_since")),
    ),
    Mutation(
        "what is not over is counted until its end",
        counting.Period,
        "until",
        always(None),
    ),
    Mutation(
        "a month that goes on makes the posts",
        staff,
        "month_of_hours",
        instead(lambda counting, _contract: counting.period.last.replace(day=1)),
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
    Mutation("ratios are cut and not rounded", engine, "ROUND_HALF_UP", instead(ROUND_DOWN)),
    Mutation("choices of the centre are not asked for", counting.Counting, "yes", always(True)),
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
        "grown-up children who learn count at any age",
        household,
        "is_of_pupil_age",
        always(True),
    ),
    *BLUE_CARD,
)
