"""F-T77: the program never reaches for a network, and works where there is none."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.faults.trace import CHECKOUT, environment

PASSWORD = "zielona ławka przed domem"
CONVERSATION = [
    ["init", "--data", "dane"],
    ["template", "szablon.xlsx", "--data", "dane"],
    ["import", "szablon.xlsx", "--data", "dane", "--dry-run"],
    ["indicators", "--year", "2026", "--data", "dane"],
    ["report", "annual", "--year", "2026", "--data", "dane", "-o", "sprawozdanie.pdf"],
    ["backup", "--data", "dane"],
]
WATCHED = """
import sys
from mgops_desktop.cli import main

def watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname", "socket.__new__"):
        sys.stderr.write(f"NETWORK {event} {arguments}\\n")

sys.addaudithook(watch)
sys.exit(main(sys.argv[1:]))
"""
NETWORK_MODULES = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
NAMES_ONLY = {"lock.py"}
"""Asks for the name of this computer, which is no connection."""


def talk(command, folder):
    return subprocess.run(
        command,
        cwd=folder,
        env=environment() | {"MGOPS_PASSWORD": PASSWORD, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_f_t77_no_command_opens_a_connection_or_asks_for_an_address(tmp_path):
    for arguments in CONVERSATION:
        done = talk([sys.executable, "-c", WATCHED, *arguments], tmp_path)
        assert done.returncode == 0, done.stderr
        assert "NETWORK" not in done.stderr


def test_f_t77_the_watch_would_see_a_connection(tmp_path):
    reaching = WATCHED.replace(
        "sys.exit(", "import socket; socket.socket().bind(('', 0)); sys.exit("
    )
    done = talk([sys.executable, "-c", reaching, "deadline", "--list"], tmp_path)
    assert "NETWORK socket.bind" in done.stderr


def without_network():
    """The command that takes the network away, where this system lets us."""
    if shutil.which("unshare") is None:
        return None
    command = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--user", "--net"]
    possible = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if possible.returncode == 0 else None


@pytest.mark.skipif(sys.platform == "win32", reason="network namespaces are Linux's")
def test_f_t77_program_works_without_any_network(tmp_path):
    cut_off = without_network()
    assert cut_off is None or talk([*cut_off, "ip", "route"], tmp_path).stdout == ""
    for arguments in CONVERSATION:
        done = talk([*(cut_off or []), sys.executable, "-m", "mgops_desktop", *arguments], tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "sprawozdanie.pdf").read_bytes().startswith(b"%PDF")


def imported_by(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return names


def test_f_t77_no_module_of_the_program_can_reach_a_network():
    for path in (CHECKOUT / "src").rglob("*.py"):
        found = {name for name in imported_by(path) if name.split(".")[0] in NETWORK_MODULES}
        allowed = {"socket"} if path.name in NAMES_ONLY else set()
        assert found <= allowed, path
        assert not any("QtNetwork" in name or "WebEngine" in name for name in imported_by(path))
