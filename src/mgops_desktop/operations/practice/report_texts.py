"""What the invented head has written for the annual reports, and the counts of other bodies with their sources."""

from datetime import date
from typing import Any

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.report import Need, ReportHandover, ReportText, YearlyCount

REPORT = "annual"
_NEEDS = 5
_HANDED_OVER = (
    (StatutoryReport.FIRST_HALF, 7, 20),
    (StatutoryReport.SECOND_HALF, 1, 22),
    (StatutoryReport.ANNUAL, 3, 20),
)
"""When each report goes out, month and day."""
_LEFT_FOR_LATER = ("introduction", "conclusions")
"""Sections that the head has not yet come to in the running year."""


def register_reports(world: World) -> None:
    """Write texts, needs and typed-in counts for every year, for the running one as far as it has come."""
    for year in world.scale.years:
        running = year == world.as_of.year
        if running and world.as_of.month < 7:
            continue
        day = min(date(year + 1, 3, 10), world.yesterday)
        _note_texts(world, year, day, running=running)
        _note_needs(world, year, day)
        _note_handovers(world, year)
        if not running:
            chance = world.chance("counts", year)
            _note_counts(world, year, chance)
            _note_county(world, year, chance)


def _note_handovers(world: World, year: int) -> None:
    """The reports whose day has come were handed over in time."""
    for report, month, day in _HANDED_OVER:
        handed = date(year + 1, month, day)
        if report is StatutoryReport.FIRST_HALF:
            handed = date(year, month, day)
        if handed <= world.yesterday:
            recipient = "rada gminy" if report is StatutoryReport.ANNUAL else "wojewoda"
            values = {"report": report, "year": year, "day": handed, "recipient": recipient}
            world.ledger.note(ReportHandover, handed, **values)


def _note_texts(world: World, year: int, day: date, *, running: bool) -> None:
    known = phrases("report")
    own = known["staff"]["city" if world.scale.is_city else "small"]
    for section, texts in (known["texts"] | {"staff": own}).items():
        if running and section in _LEFT_FOR_LATER:
            continue
        text = texts[year % len(texts)].strip()
        world.ledger.note(ReportText, day, report=REPORT, year=year, section=section, text=text)


def _note_needs(world: World, year: int, day: date) -> None:
    chosen = world.chance("needs", year).some(phrases("report")["lists"]["needs"], _NEEDS)
    for position, text in enumerate(chosen, start=1):
        world.ledger.note(Need, day, year=year, position=position, text=text)


def _note_counts(world: World, year: int, chance: Chance) -> None:
    times = 12 if world.scale.is_city else 1
    for body in phrases("report")["counts"]:
        for row in body["rows"]:
            value = chance.between(row["low"], row["high"]) * times
            whole = _note_count(world, year, body, row["key"], row["wording"], value, row["unit"])
            names = row.get("parts", ())
            for index, (name, share) in enumerate(
                zip(names, _shares(value, len(names), chance), strict=True)
            ):
                key = f"{row['key']}_{index + 1}"
                _note_count(world, year, body, key, name, share, row["unit"], part_of=whole)


def _shares(value: int, count: int, chance: Chance) -> list[int]:
    """Whole numbers that add up to the value."""
    shares = []
    for left in range(count, 1, -1):
        part = round(value / left * chance.share(0.7, 1.2))
        shares.append(part)
        value -= part
    return [*shares, value] if count else []


def _note_county(world: World, year: int, chance: Chance) -> None:
    """The county's notes; those of the last whole year do not add up, on purpose."""
    note = phrases("report")["county_note"]
    times = 40 if world.scale.is_city else 1
    parts = [chance.between(*bounds) * 100 * times for bounds in ((40, 90), (120, 260), (380, 620))]
    wrong = year == world.as_of.year - 1
    key = "cofinancing_amount_pln"
    total = sum(parts) + (1000 if wrong else 0)
    whole = _note_count(
        world, year, note, key, note["wording"], total, "zł", remark=note["remark"] if wrong else ""
    )
    for rate, name, value in zip((10, 30, 50), note["parts"], parts, strict=True):
        _note_count(world, year, note, f"{key}_{rate}", name, value, "zł", part_of=whole)


def _note_count(
    world: World,
    year: int,
    body: dict[str, Any],
    key: str,
    wording: str,
    value: int,
    unit: str,
    *,
    part_of: str = "",
    remark: str = "",
) -> str:
    """Write one count; returns its number, to which parts refer."""
    received = world.workdays.until(add_days(date(year + 1, 1, 20), len(key) % 20))
    received = min(received, world.yesterday)
    number = f"LI/{world.ledger.count(YearlyCount) + 1}/{year + 1}"
    world.ledger.note(
        YearlyCount,
        received,
        number=number,
        key=key,
        year=year,
        body=body["body"],
        wording=wording,
        hundredths=value * 100,
        unit=unit,
        part_of=part_of,
        source=body["source"],
        received=received,
        remark=remark,
    )
    return number
