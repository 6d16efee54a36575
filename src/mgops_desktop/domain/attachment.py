"""Files that may be kept with a record: how large, of what kind, under what name.

Keeping one never opens it: what it is is told by its ending and first bytes, so that nothing is kept under the name of
something else.
"""

import re
from dataclasses import dataclass

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import safe_file_name

LARGEST = 20 * 1024 * 1024
_ZIP = (b"PK\x03\x04",)
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".odt": _ZIP,
    ".ods": _ZIP,
}
KINDS = tuple(_BEGINNINGS)
PICTURES = frozenset({".jpg", ".jpeg", ".png"})
SHOWN = PICTURES | {".pdf"}
"""What the program itself can show; everything else it only keeps."""
_WORDS = {
    ".pdf": "PDF",
    ".jpg": "obraz JPEG",
    ".jpeg": "obraz JPEG",
    ".png": "obraz PNG",
    ".tif": "obraz TIFF",
    ".tiff": "obraz TIFF",
    ".docx": "dokument Word",
    ".xlsx": "arkusz Excel",
    ".odt": "dokument OpenDocument",
    ".ods": "arkusz OpenDocument",
}
_FOLDERS = re.compile(r"[/\\]")


@dataclass(frozen=True)
class NewFile:
    """A file as the user gave it: the name it had, its content, a remark."""

    name: str
    content: bytes
    remark: str = ""

    @property
    def kept_name(self) -> str:
        """The name under which it is shown and saved again; raises UserError for a kind that is not kept.

        Folders in front, reserved names and signs that no file name may have are gone; only one ending is left.
        """
        last = _FOLDERS.split(self.name.strip())[-1]
        stem, dot, ending = last.rpartition(".")
        suffix = f"{dot}{ending}".lower()
        if suffix not in _BEGINNINGS:
            kinds = ", ".join(kind.removeprefix(".").upper() for kind in KINDS)
            raise _refused(f"Takich plików program nie przechowuje. Można dodać: {kinds}.", "kind")
        return safe_file_name(stem, suffix)

    def check(self) -> None:
        """Raise UserError for an empty or too large file, a kind that is not kept, or content of another kind."""
        check_size(self.content)
        suffix = ending_of(self.kept_name)
        if not self.content.startswith(_BEGINNINGS[suffix]):
            ending = suffix.removeprefix(".").upper()
            raise _refused(
                f"Treść pliku nie jest treścią pliku {ending}. Nie dodano go.", "content"
            )


def ending_of(name: str) -> str:
    """Return the ending of a kept file's name, with its dot."""
    return f".{name.rpartition('.')[2]}".lower()


def kind_words(ending: str) -> str:
    """Return what kind of file it is by its ending: "PDF", "obraz JPEG"."""
    return _WORDS.get(ending, "plik")


def check_size(content: bytes) -> None:
    """Raise UserError for an empty content and for one over 20 MB."""
    if not content:
        raise _refused("Plik jest pusty. Nie dodano go.", "empty")
    if len(content) > LARGEST:
        raise _refused("Plik ma ponad 20 MB. Zmniejsz go albo podziel; nie dodano go.", "too_large")


def _refused(message: str, code: str) -> UserError:
    return UserError(message, [Problem(message, code=code)])
