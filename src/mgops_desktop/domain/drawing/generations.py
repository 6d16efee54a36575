"""On which row of a genogram each person stands."""

from collections import defaultdict
from collections.abc import Mapping
from statistics import median_low

from mgops_desktop.domain.drawing.kin import Kindred


def generations(kindred: Kindred) -> Mapping[str, int]:
    """Return the row of each person, 0 the highest: children under their parents, couples side by side.

    Ties that go round in a circle (somebody his own grandfather) are drawn all the same, on rows that come out so.
    """
    found = _deepest(kindred)
    _pull_down(kindred, found)
    _line_up_kindreds(kindred, found)
    ranks = {row: number for number, row in enumerate(sorted(set(found.values())))}
    return {key: ranks[row] for key, row in found.items()}


def _deepest(kindred: Kindred) -> dict[str, int]:
    """Each as far below the first ancestors as the longest way says."""
    rows = dict.fromkeys(kindred.people, 0)
    for _ in range(len(rows) + 1):
        before = dict(rows)
        for child, parents in kindred.parents.items():
            rows[child] = max(rows[child], *(rows[one] + 1 for one in parents))
        for one, other in map(tuple, kindred.couples):
            rows[one] = rows[other] = max(rows[one], rows[other])
        if rows == before:
            break
    return rows


def _pull_down(kindred: Kindred, rows: dict[str, int]) -> None:
    """Who has no parents here stands right above the oldest of the children, with all the couples he is tied to."""
    for _ in range(len(rows) + 1):
        moved = False
        for together in _side_by_side(kindred):
            if any(one in kindred.parents for one in together):
                continue
            below = [
                rows[child]
                for pair, children in kindred.units.items()
                if pair & together
                for child in children
            ]
            if below and min(below) - 1 > rows[next(iter(together))]:
                rows.update(dict.fromkeys(together, min(below) - 1))
                moved = True
        if not moved:
            return


def _side_by_side(kindred: Kindred) -> list[frozenset[str]]:
    """Persons tied by couples, who stand on one row."""
    return _joined(kindred, [*kindred.couples])


def _line_up_kindreds(kindred: Kindred, rows: dict[str, int]) -> None:
    """Kindreds without a tie between them are lined up by what the roles of their members say."""
    tied = [*kindred.couples]
    tied += [frozenset((child, *parents)) for child, parents in kindred.parents.items()]
    tied += [frozenset((tie.parent, tie.child)) for tie in kindred.others]
    for together in _joined(kindred, tied):
        levels = [(rows[one], kindred.people[one].level) for one in together]
        apart = [level - row for row, level in levels if level is not None]
        shift = median_low(apart) if apart else 0
        for one in together:
            rows[one] += shift


def _joined(kindred: Kindred, ties: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the persons in groups within which everybody is tied to everybody by some way."""
    beside: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        for one in tie:
            beside[one] |= tie
    groups, seen = [], set[str]()
    for key in kindred.people:
        if key in seen:
            continue
        group, ahead = {key}, [key]
        while ahead:
            fresh = beside[ahead.pop()] - group
            group |= fresh
            ahead += sorted(fresh)
        seen |= group
        groups.append(frozenset(group))
    return groups
