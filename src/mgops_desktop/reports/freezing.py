"""A document as it was made, for ever: its blocks as plain JSON, and back. Documents have no charts."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from mgops_desktop.domain.drawing.shapes import Box, Circle, Drawing, Path
from mgops_desktop.domain.period import Period
from mgops_desktop.reports import blocks
from mgops_desktop.reports.blocks import Centre, Report, Seal, Section

_KINDS: Mapping[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(blocks.Title, blocks.Heading, blocks.Text, blocks.ListBlock, blocks.FigureTable),
        *(blocks.Column, blocks.Row, blocks.Cell, blocks.Fields, blocks.Signatures),
        *(blocks.Stamp, blocks.BlankLines, blocks.Note, Section, Centre),
        *(blocks.Picture, Drawing, Box, Path, Circle),
    )
}
_KIND = "of"
Frozen = dict[str, Any]


def frozen(report: Report) -> Frozen:
    """Return a report without its seal as JSON. Raises TypeError for a block that documents do not have."""
    return {
        "kind": report.kind,
        "title": report.title,
        "day": report.period.first.isoformat(),
        "centre": _plain(report.centre),
        "sections": _plain(report.sections),
        "number": report.number,
        "practice": report.practice,
        **({"large": True} if report.large else {}),
    }


def thawed(content: Mapping[str, Any], seal: Seal | None = None) -> Report:
    """Return the report that was frozen, the same to the letter."""
    day = date.fromisoformat(content["day"])
    return Report(
        kind=content["kind"],
        title=content["title"],
        period=Period(day, day),
        centre=_made(content["centre"]),
        sections=_made(content["sections"]),
        number=content["number"],
        practice=content["practice"],
        seal=seal,
        large=content.get("large", False),
    )


def checksum_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of frozen content, however its JSON was written."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    name = type(value).__name__
    if name not in _KINDS:
        raise TypeError(f"no document holds {name}")
    return {_KIND: name} | {
        field.name: _plain(getattr(value, field.name)) for field in fields(value)
    }


def _made(value: Any) -> Any:
    if isinstance(value, Mapping):
        given = {name: _made(one) for name, one in value.items() if name != _KIND}
        return _KINDS[value[_KIND]](**given)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_made(one) for one in value)
    return value
