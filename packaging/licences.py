"""Write THIRD-PARTY.md from the locks; fails on the GPL and the AGPL, which may not be used.

    .venv/bin/python packaging/licences.py

Run it in `.venv` after packaging/test.py brought it to the lock: what a package says of itself is
read from its installed metadata.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from _lock import RUN_LOCK, TEST_LOCK, Locked, read_lock

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "THIRD-PARTY.md"

# Packages that state nothing a reader could use, or are installed on Windows only;
# read in their licence files on the day they entered the lock
STATED = {
    "colorama": ("BSD-3-Clause", "https://github.com/tartley/colorama"),
    "jinja2": ("BSD-3-Clause", "https://github.com/pallets/jinja/"),
    "pypdfium2": ("BSD-3-Clause OR Apache-2.0", "https://github.com/pypdfium2-team/pypdfium2"),
    "python-dateutil": ("Apache-2.0 OR BSD-3-Clause", "https://github.com/dateutil/dateutil"),
    "python-stdnum": ("LGPL-2.1-or-later", "https://arthurdejong.org/python-stdnum/"),
    "reportlab": ("BSD-3-Clause", "https://www.reportlab.com/"),
    "sqlcipher3": ("Zlib", "https://github.com/coleifer/sqlcipher3"),
    "tzdata": ("Apache-2.0", "https://github.com/python/tzdata"),
}
Metadata = dict[str, str | list[str]]

_FORBIDDEN = re.compile(r"(?<!L)(?<!Lesser )(GPL|General Public|Affero)", re.IGNORECASE)
_LINKS = ("homepage", "repository", "source", "source-code", "github", "code", "documentation")

_HEAD = """# What MGOPS Desktop is built with

Written by `packaging/licences.py` from the locks. Nothing here is under the GPL or the AGPL alone:
of Qt (PySide6, shiboken6) the program uses QtCore, QtGui, QtWidgets, QtSvg, QtUiTools,
QtPrintSupport and QtDBus under the LGPL version 3, as separate libraries that anyone may replace
(`packaging/texts/`). The texts of the others, also of what is compiled into them (OpenSSL,
SQLCipher, SQLite, PDFium, qpdf, libxml2 …), come with the installed packages.
"""


@dataclass(frozen=True)
class Row:
    """One thing of others with its licence."""

    name: str
    version: str
    licence: str
    homepage: str

    def __str__(self) -> str:
        return f"| {self.name} | {self.version} | {self.licence} | {self.homepage} |"


def is_allowed(licence: str) -> bool:
    """Say whether one of the alternatives is free of GPL and AGPL; the LGPL will do."""
    alternatives = licence.split(" OR ")
    return any(text.strip() and not _FORBIDDEN.search(text) for text in alternatives)


def row_of(package: Locked) -> Row:
    """Read a package's own word; raises PackageNotFoundError where it is not installed."""
    if package.name in STATED:
        return Row(package.name, package.version, *STATED[package.name])
    about = metadata.metadata(package.name).json
    if about["version"] != package.version:
        raise ValueError(f"{package.name} {about['version']} is installed, not {package.version}")
    return Row(package.name, package.version, _licence(about), _homepage(about))


def _licence(about: Metadata) -> str:
    classifiers = [c for c in about.get("classifier", []) if c.startswith("License ::")]
    named = " AND ".join(classifier.rpartition(" :: ")[2] for classifier in classifiers)
    return str(about.get("license_expression") or about.get("license") or named)


def _homepage(about: Metadata) -> str:
    links = dict(link.split(", ", 1) for link in about.get("project_url", []))
    found = {label.lower(): link for label, link in links.items()}
    own = str(about.get("home_page", ""))
    return next((found[label] for label in _LINKS if label in found), own)


def shipped_rows() -> list[Row]:
    """Fonts and icons, as they stand in resources/."""
    mark = (ROOT / "resources" / "icons" / "users.svg").read_text(encoding="utf-8")
    found = re.search(r"lucide-static v(\S+)", mark)
    icons = found[1] if found else ""
    return [
        Row("Lato", "2.007", "OFL-1.1", "https://www.latofonts.com/"),
        Row("Lucide", icons, "ISC AND MIT", "https://lucide.dev/"),
    ]


def table(title: str, rows: Iterable[Row]) -> str:
    head = f"## {title}\n\n| name | version | licence | homepage |\n|---|---|---|---|\n"
    return head + "\n".join(str(row) for row in rows) + "\n"


def main() -> int:
    """Write the file; returns 1, naming them, when packages have a licence that may not be used."""
    run = read_lock(RUN_LOCK)
    names = {package.name for package in run}
    used = [row_of(package) for package in run]
    tests = [row_of(package) for package in read_lock(TEST_LOCK) if package.name not in names]
    refused = [row for row in used + tests if not is_allowed(row.licence)]
    for row in refused:
        print(f"licence not allowed: {row.name} {row.version}: {row.licence}", file=sys.stderr)
    parts = [
        table("Fonts and icons (resources/)", shipped_rows()),
        table("To run and to install (packaging/requirements.txt)", used),
        table("To test (packaging/requirements-test.txt)", tests),
    ]
    TARGET.write_text("\n".join([_HEAD, *parts]), encoding="utf-8", newline="\n")
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())
