"""Forms that depend on which parameter or dictionary they are of: what is asked, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mgops_desktop.domain.figure_layout import KEY_WORDS, LAYOUTS
from mgops_desktop.domain.parameter_rule import CHOICE_LABELS, ParameterRule, ParameterType
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import NO, YES, FormValue
from mgops_desktop.sheets.dictionaries import CLOSURE_REASON
from mgops_desktop.storage.seeds import shipped_parameter_rules

_NOT_ASKED = {
    "setting": frozenset({"key", "label", "unit", "valid_to"}),
    "dictionary_entry": frozenset({"dictionary", "key"}),
}
"""They follow from where the form was opened, or from what is typed in it."""
_NOT_ASKED_OF_NEW = {
    "planned_visit": frozenset(
        {"state", "cancelled_by", "cancelled_on", "moved_to", "reason", "visit"}
    ),
}
"""What becomes of a record later."""
_FIXED_ONCE_STORED = {"setting": frozenset({"valid_from"})}
_FOLLOWS = {"dictionary_entry": frozenset({"position"})}
"""Left empty they are completed when the record is stored."""


def title_of(kind: str, values: Mapping[str, FormValue]) -> str:
    """Return what the form is headed by, nothing where its kind says enough."""
    return str(values.get("label") or "") if kind == "setting" else ""


def fitted(
    kind: str, fields: Sequence[FieldShape], values: Mapping[str, FormValue], *, is_new: bool
) -> list[FieldShape]:
    """Return the fields as they are asked for what stands in the form."""
    hidden = _NOT_ASKED.get(kind, frozenset())
    if is_new:
        hidden |= _NOT_ASKED_OF_NEW.get(kind, frozenset())
    else:
        hidden |= _FIXED_ONCE_STORED.get(kind, frozenset())
    if kind == "dictionary_entry" and values.get("dictionary") != CLOSURE_REASON:
        hidden |= {"maps_to"}
    layout = str(values.get("dictionary")) if kind == "dictionary_entry" else ""
    if layout in LAYOUTS:
        hidden -= {"key"}
    follows = _FOLLOWS.get(kind, frozenset())
    made = [
        replace(
            field,
            fixed=field.fixed or field.name in hidden,
            required=field.required and field.name not in follows,
        )
        for field in fields
    ]
    if layout in LAYOUTS:
        return [replace(one, help=KEY_WORDS[layout]) if one.name == "key" else one for one in made]
    rule = shipped_parameter_rules().get(str(values.get("key"))) if kind == "setting" else None
    if rule is None:
        return made
    unit = str(values.get("unit") or "")
    return [_as_asked(one, rule, unit) if one.name == "value" else one for one in made]


def _as_asked(field: FieldShape, rule: ParameterRule, unit: str) -> FieldShape:
    """The field of a parameter's value: a number, a day or one of a few words, as its rule says."""
    options: tuple[Option, ...] = ()
    kind, words = FieldType.LINE, ""
    if rule.type is ParameterType.YES_NO:
        kind, options = FieldType.CHOICE, (Option(YES, "tak"), Option(NO, "nie"))
    elif rule.type is ParameterType.CHOICE:
        kind = FieldType.CHOICE
        options = tuple(Option(one, CHOICE_LABELS.get(one, one)) for one in rule.choices)
    elif rule.type is ParameterType.DAY:
        kind = FieldType.DAY
    elif rule.type is ParameterType.NUMBER:
        words = f"Od {rule.least} do {rule.most}{f' ({unit})' if unit else ''}."
    return replace(field, type=kind, options=options, required=not rule.optional, help=words)
