"""Rules of counting Blue Card procedures broken on purpose."""

from datetime import timedelta

from tests.acceptance.mutation import Mutation, always, instead

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.indicators import (
    blue_card,
    blue_card_bodies,
    blue_card_course,
    blue_card_forms,
    blue_card_persons,
    blue_card_timeliness,
)

BLUE_CARD = (
    Mutation(
        "minor witnesses count under the old act",
        blue_card_persons,
        "regime_on",
        always(Regime.NEW),
    ),
    Mutation(
        "everybody is counted by his age on the first day of the period",
        blue_card_persons,
        "counted_on",
        instead(lambda counting, _began: counting.period.first),
    ),
    Mutation(
        "a procedure that was taken over was started here",
        blue_card_persons,
        "has_started",
        instead(lambda run, period: run.here_from in period),
    ),
    Mutation(
        "each procedure is a family",
        blue_card,
        "_environments",
        instead(lambda runs: {run.id: run.id for run in runs}),
    ),
    Mutation(
        "a procedure taken over counts from its start elsewhere",
        blue_card.Run,
        "here_from",
        instead(property(lambda run: run.began)),
    ),
    Mutation(
        "withdrawn Blue Cards are monitored",
        blue_card_course,
        "monitoring_until",
        instead(lambda _rules, _parameters, _began, ended, _ground: add_months(ended, 9)),
    ),
    Mutation(
        "sittings just outside the period count",
        blue_card_bodies,
        "event",
        instead(
            lambda period, day: day.between(
                period.first - timedelta(days=1), period.last + timedelta(days=1)
            )
        ),
    ),
    Mutation(
        "a term that the procedure outlived counts though the procedure ended before",
        blue_card_timeliness.Term,
        "has_lapsed",
        instead(property(lambda _duty: False)),
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
        instead(blue_card.all_procedures),
    ),
)
