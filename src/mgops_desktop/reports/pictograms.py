"""Small drawn pictures for papers that are read with the eyes first: Lucide's strokes as straight lines."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from mgops_desktop.domain.drawing.shapes import Box, Drawing, Path
from mgops_desktop.files import shipped
from mgops_desktop.reports.blocks import Picture

_SIZE = 54.0
"""How high a picture stands on the page, in points."""


def drawn_picture(name: str) -> Picture:
    """Return a picture by its name, or of several names side by side. Raises KeyError for one that is not there."""
    names = name.split()
    parts = [_pictures()[one] for one in names]
    step, shapes = 1.6 * _SIZE, []
    for place, part in enumerate(parts):
        shapes += [
            Path(tuple((x * _SIZE + place * step, y * _SIZE) for x, y in points), weight=2.6)
            for points in part["strokes"]
        ]
    wide = _SIZE + step * (len(parts) - 1)
    box = Box(0, 0, wide, _SIZE).grown(3)
    return Picture(Drawing(box, tuple(shapes)), ", ".join(part["words"] for part in parts))


@cache
def _pictures() -> Mapping[str, Any]:
    """The strokes of each picture in a square of one, and what it shows."""
    place = shipped("resources", "templates", "documents", "obrazki.json")
    found: Mapping[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return found
