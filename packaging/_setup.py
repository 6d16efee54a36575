"""What start.py and test.py share: prerequisites, `.venv`, installing from a lock.

Standard library only, and readable by older Pythons too, so that they can be refused in words.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import io
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

PREREQUISITE_MISSING = 3
OLDEST, FIRST_TOO_NEW = (3, 11), (3, 15)

# What Qt's libraries load from the system, with the Debian package that holds it
QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libzstd.so.1": "libzstd1",
}
QT_ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
QT_ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def speak_utf8() -> None:
    """Let Polish letters through where output goes to a file or an old console."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


class SetupError(Exception):
    """Set-up cannot go on; the text says in Polish what to do."""


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_qt_packages(*, window: bool) -> list[str]:
    """Return the Debian packages that Qt lacks here: for offscreen use, or also for a window."""
    if not sys.platform.startswith("linux"):
        return []
    return _missing(QT) + (_missing_for_display() if window else [])


def _missing_for_display() -> list[str]:
    """Qt takes whichever of the two works, so one whole set is enough."""
    wanted = {"DISPLAY": QT_ON_X11, "WAYLAND_DISPLAY": QT_ON_WAYLAND}
    lacking = [_missing(names) for key, names in wanted.items() if os.environ.get(key)]
    return lacking[0] if all(lacking) and lacking else []


def _missing(libraries: dict[str, str]) -> list[str]:
    return [package for name, package in libraries.items() if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_line(packages: list[str]) -> str:
    """Return the one line that installs the packages on Debian and Ubuntu."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y {' '.join(packages)}"


def check_prerequisites(qt_packages: list[str]) -> None:
    """Raise SetupError where the Python or its venv does not do, or Qt lacks the packages given."""
    _check_version()
    packages = list(qt_packages)
    if importlib.util.find_spec("ensurepip") is None:
        if not sys.platform.startswith("linux"):
            raise SetupError("Ten Python nie ma modułu ensurepip. Zainstaluj Pythona z python.org.")
        packages.insert(0, "python{}.{}-venv".format(*sys.version_info))
    if packages:
        raise SetupError(f"Brakuje części systemu. Pomoże jedno polecenie:\n  {apt_line(packages)}")


def _check_version() -> None:
    if OLDEST <= sys.version_info[:2] < FIRST_TOO_NEW:
        return
    found = "{}.{}".format(*sys.version_info)
    script = Path(sys.argv[0]).name
    if os.name == "nt":
        advice = (
            "Zainstaluj Pythona 3.14 (python.org albo Microsoft Store) i uruchom:\n"
            f"  py -3.14 packaging\\{script}"
        )
    else:
        advice = (
            f"Pomoże polecenie:\n  {apt_line(['python3', 'python3-venv'])}\n"
            f"a potem:\n  /usr/bin/python3 packaging/{script}"
        )
    raise SetupError(f"Potrzebny jest Python od 3.11 do 3.14, a ten to {found}.\n{advice}")


def install(lock: Path) -> None:
    """Bring `.venv` to the lock and install the project editable; at once when nothing changed.

    Raises SetupError when the packages cannot be had.
    """
    try:
        _make_venv()
        _install_lock(lock)
    except subprocess.CalledProcessError as failure:
        raise SetupError(
            "Nie udało się przygotować bibliotek; powód stoi wyżej. Przy pierwszym uruchomieniu\n"
            "potrzebne jest połączenie z internetem. Po usunięciu przyczyny uruchom jeszcze raz."
        ) from failure


def _make_venv() -> None:
    """A `.venv` of another Python or of a checkout moved since would fail in odd ways."""
    made_by = VENV / "mgops-made-by.txt"
    now = f"{sys.version}\n{ROOT}\n"
    if PYTHON.exists() and _text(made_by) == now:
        return
    print("Przygotowuję środowisko w folderze .venv …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    made_by.write_text(now, encoding="utf-8")


def _install_lock(lock: Path) -> None:
    """The stamp is written last: an installation broken off is begun again."""
    stamp = VENV / f"mgops-{lock.stem}-installed.txt"
    now = _fingerprint(lock, ROOT / "pyproject.toml")
    if _text(stamp) == now:
        return
    print("Instaluję biblioteki (za pierwszym razem do kilku minut) …", flush=True)
    locked = ("--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))
    _pip("--no-deps", *locked)
    _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    _make_path_to_source_relative()
    stamp.write_text(now, encoding="utf-8")


def _make_path_to_source_relative() -> None:
    """Before 3.13 Python reads .pth files in the system's encoding, not in UTF-8.

    In a checkout under `C:\\Users\\Łukasz` it would not start; the relative path has ASCII only.
    """
    for folder in ("lib/python*/site-packages", "Lib/site-packages"):
        for path in VENV.glob(f"{folder}/_mgops_desktop.pth"):
            path.write_text(os.path.relpath(ROOT / "src", path.parent), encoding="ascii")


def _pip(*arguments: str) -> None:
    quiet = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-input")
    subprocess.run([str(PYTHON), "-m", "pip", "install", *quiet, *arguments], check=True)


def _fingerprint(*files: Path) -> str:
    return "\n".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
