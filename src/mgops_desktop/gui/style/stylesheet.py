"""The stylesheet, generated from the tokens: one template, two themes, any text size."""

from string import Template

from mgops_desktop.files import shipped
from mgops_desktop.gui.style.fonts import FAMILY
from mgops_desktop.gui.style.tokens import Tokens


def stylesheet(tokens: Tokens, scale: float) -> str:
    """Fill the template: `$accent` colours, `$type_body` font rules, `$size_radius_card`, `$px_32`.

    Sizes named `$px_…` grow with the text (heights of controls); `$size_…` stay on the grid.
    Raises KeyError for a name that no token has.
    """
    template = Template(shipped("ui", "style", "app.qss").read_text(encoding="utf-8"))
    values: dict[str, str] = dict(tokens.colours)
    for name, (pixels, weight) in tokens.type.items():
        size = round(pixels * scale)
        values[f"type_{name}"] = f'font: {weight} {size}px "{FAMILY}"'
    values.update({f"size_{name}": f"{pixels}px" for name, pixels in tokens.size.items()})
    for name in template.get_identifiers():
        if name.startswith("px_"):
            values[name] = f"{round(int(name.removeprefix('px_')) * scale)}px"
    return template.substitute(values)
