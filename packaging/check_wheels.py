"""Say which locked package has no wheel for a supported system; run in `.venv` with network.

    .venv/bin/python packaging/check_wheels.py

Downloads the whole test lock for Windows and Linux, oldest and newest Python, into a temporary
folder. Nothing is installed or run: it proves that the installation could be done there.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from _lock import TEST_LOCK, Locked, read_lock
from packaging.markers import Marker

# Debian 12 has glibc 2.36: whatever was built for an older one runs
_GLIBC = (17, 24, 26, 27, 28, 31, 34, 35)
_LINUX = ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in _GLIBC))


@dataclass(frozen=True)
class Target:
    """A system that the program is to run on."""

    python: str
    sys_platform: str
    platforms: tuple[str, ...]

    def needs(self, package: Locked) -> bool:
        """Evaluate the marker for this system, not for the one this runs on, as pip would."""
        windows = self.sys_platform == "win32"
        environment = {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "sys_platform": self.sys_platform,
            "platform_system": "Windows" if windows else "Linux",
            "platform_machine": "AMD64" if windows else "x86_64",
            "os_name": "nt" if windows else "posix",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
        return not package.marker or Marker(package.marker).evaluate(environment)


TARGETS = [
    Target(python, system, platforms)
    for system, platforms in (("win32", ("win_amd64",)), ("linux", _LINUX))
    for python in ("3.11", "3.14")
]


def download(target: Target, packages: list[Locked]) -> subprocess.CompletedProcess[str]:
    """Try to download all the packages for the target at once; nothing is kept."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        lines = [" ".join((f"{p.name}=={p.version}", *_options(p))) for p in packages]
        wanted.write_text("\n".join(lines), encoding="utf-8")
        platforms = [f"--platform={platform}" for platform in target.platforms]
        command = [
            *(sys.executable, "-m", "pip", "download", "--disable-pip-version-check"),
            *("--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"),
            *("--implementation=cp", f"--python-version={target.python}", *platforms),
            *("--dest", folder, "--requirement", str(wanted)),
        ]
        return subprocess.run(command, check=False, capture_output=True, text=True)


def _options(package: Locked) -> list[str]:
    return [f"--hash={digest}" for digest in package.hashes]


def missing(target: Target) -> list[str]:
    """Return, for each package that cannot be had for the target, its name and pip's last word."""
    packages = [package for package in read_lock(TEST_LOCK) if target.needs(package)]
    if download(target, packages).returncode == 0:
        return []
    tries = ((package, download(target, [package])) for package in packages)
    return [
        f"{package.name}=={package.version}: {tried.stderr.strip().splitlines()[-1]}"
        for package, tried in tries
        if tried.returncode
    ]


def main() -> int:
    """Print what is missing; returns 1 when anything is."""
    failed = False
    for target in TARGETS:
        lacking = missing(target)
        verdict = "; ".join(lacking) if lacking else "every wheel is there"
        print(f"{target.sys_platform} {target.python}: {verdict}", flush=True)
        failed |= bool(lacking)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
