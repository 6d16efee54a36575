"""A Word template of the centre filled with values: nothing in it but values, lists and conditions is run.

The template comes from outside, so it works in a sandbox without Python's functions, without arithmetic that takes all
memory and with the few filters that words need. What stands in a value is never template, and is escaped.
"""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from docx.shared import Pt
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from mgops_desktop.reports.render.code import code_as_png
from mgops_desktop.reports.render.office_text import writable
from mgops_desktop.reports.wording import GAP

_FILTERS = ("upper", "lower", "capitalize", "trim", "join", "first", "last", "length", "default")
_COSTLY = frozenset({"*", "**", "%", "+"})
_MOST_UNPACKED = 30_000_000
_MOST_PARTS = 2_000
_CODE = 48
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TEXT = f"{_WORDS}p", f"{_WORDS}t"
_NO_DOCUMENT = "To nie jest dokument Word (.docx)."
_MACROS = "Plik zawiera makra. Zapisz go w Wordzie jako zwykły dokument .docx."
_TOO_LARGE = "Plik po rozpakowaniu jest za duży."
_OUTSIDE = "Plik odsyła do czegoś poza sobą ({}). Usuń w Wordzie połączone obrazy i szablon."
_UNKNOWN = "Nie ma pola „{}”."
_FORBIDDEN = "We wzorze jest coś więcej niż pola, pętle i warunki. Usuń to."
_BROKEN = "Worda nie da się wypełnić: {}."

BROKEN_FILE = (
    *(KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError),
    zipfile.BadZipFile,
)
"""What reading a Word file raises that is none, or is one no more."""
Context = Mapping[str, Any]


class Missing(str):
    """A value that is missing: it prints as a gap, and a condition takes it for nothing."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class _Environment(SandboxedEnvironment):
    """Fills values in and does nothing else."""

    intercepted_binops = _COSTLY

    def __init__(self, unknown: Callable[[str], None]) -> None:
        super().__init__(autoescape=True, undefined=_undefined(unknown))
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.tests = {name: self.tests[name] for name in ("defined", "undefined")}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(operator)

    def call(self, context: Any, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse every call: a template has fields, loops and conditions."""
        raise SecurityError("call")


def render_own_word(
    template: bytes, values: Context, code: str, unknown: Callable[[str], None] | None = None
) -> bytes:
    """Return the Word file; `code` is put where the template says {{ code }}.

    A field that is not known is a gap and told to `unknown`. Raises jinja2.TemplateError for a template that cannot
    be run.
    """
    document = DocxTemplate(BytesIO(template))
    context = {name: _safe(value) for name, value in values.items()}
    context["code"] = InlineImage(document, BytesIO(code_as_png(code)), Pt(_CODE), Pt(_CODE))
    document.render(context, _Environment(unknown or _forget))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def words_of(content: bytes) -> list[str]:
    """Return every paragraph of a Word file, of its head, foot and notes too."""
    found: list[str] = []
    with zipfile.ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = defusedxml.ElementTree.fromstring(file.read(name), forbid_dtd=True)
                found += [
                    "".join(text.text or "" for text in one.iter(_TEXT)) for one in root.iter(_P)
                ]
    return [one for one in found if one]


def problems_of(template: bytes, values: Context, code: str) -> tuple[str, ...]:
    """Try a template with these values; return what is wrong with it in sentences, nothing if it is well."""
    found = _of_the_file(template)
    if found:
        return (found,)
    unknown: dict[str, None] = {}
    try:
        render_own_word(template, values, code, lambda name: unknown.update({name: None}))
    except SecurityError:
        return (_FORBIDDEN,)
    except TemplateSyntaxError as error:
        return (_of_the_line(error),)
    except TemplateError as error:
        return (_BROKEN.format(error),)
    except BROKEN_FILE as error:
        return (_BROKEN.format(type(error).__name__),)
    return tuple(_UNKNOWN.format(name) for name in unknown)


def _of_the_file(content: bytes) -> str:
    """What is wrong with a file before anything in it is read as a template."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            parts = file.infolist()
            names = {part.filename for part in parts}
            if "word/document.xml" not in names:
                return _NO_DOCUMENT
            if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_UNPACKED:
                return _TOO_LARGE
            if any(name.lower().endswith(("vbaproject.bin", ".bin", ".exe")) for name in names):
                return _MACROS
            outside = [
                one for name in names if name.endswith(".rels") for one in _links(file, name)
            ]
            for name in names:
                if name.endswith(".xml"):
                    defusedxml.ElementTree.fromstring(file.read(name), forbid_dtd=True)
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError, RuntimeError, OSError):
        return _NO_DOCUMENT
    return _OUTSIDE.format(outside[0]) if outside else ""


def _links(file: zipfile.ZipFile, name: str) -> Sequence[str]:
    """What a part fetches from outside when Word opens it; a link that somebody must click is none."""
    root = defusedxml.ElementTree.fromstring(file.read(name), forbid_dtd=True)
    return [
        str(one.get("Target", ""))[:80]
        for one in root
        if one.get("TargetMode") == "External" and not one.get("Type", "").endswith("/hyperlink")
    ]


def _of_the_line(error: TemplateSyntaxError) -> str:
    lines = [re.sub(r"\s+", " ", line).strip() for line in getattr(error, "docx_context", ())]
    near = next((line for line in lines[3:] if line), "") or next((one for one in lines if one), "")
    where = f" w wierszu „{near[:120]}”" if near else ""
    return f"Nie da się odczytać wzoru{where}. Sprawdź klamry, „for”, „if” i ich zakończenia."


def _safe(value: Any) -> Any:
    """Values with nothing in them that Word's files refuse."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return type(value)(writable(value))
    return [{name: _safe(inner) for name, inner in one.items()} for one in value]


def _forget(_name: str) -> None:
    """Whoever fills a template that was tried needs not be told."""


def _undefined(unknown: Callable[[str], None]) -> type[Undefined]:
    class Unknown(Undefined):
        """A name that the program does not know: a gap that everybody sees."""

        def _told(self) -> str:
            unknown(str(self._undefined_name))
            return f"{GAP} [nieznane pole: {self._undefined_name}]"

        def __str__(self) -> str:
            return self._told()

        def __iter__(self) -> Any:
            self._told()
            return iter(())

        def __bool__(self) -> bool:
            self._told()
            return False

    return Unknown
