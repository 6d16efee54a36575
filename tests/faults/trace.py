"""Runs a real program under strace and replays what it did to one folder into a model disk."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk_model import Disk, Node, Truncate, Write

CHECKOUT = Path(__file__).resolve().parents[2]
ACKNOWLEDGED = "ACK"
_CALLS = (
    "openat,open,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,"
    "rename,renameat,renameat2,mkdir,mkdirat,rmdir,lseek,close"
)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def environment() -> dict[str, str]:
    """For a child process that imports the program and the tests from this checkout."""
    return os.environ | {"PYTHONPATH": f"{CHECKOUT / 'src'}{os.pathsep}{CHECKOUT}"}


def trace(module: str, arguments: Sequence[str], output: Path) -> list[str]:
    """Run `python -m module` under strace; returns the lines of the trace."""
    subprocess.run(
        [
            *("strace", "-f", "-xx", "-s", "300000", "-e", f"trace={_CALLS}", "-o", str(output)),
            *(sys.executable, "-m", module, *arguments),
        ],
        check=True,
        cwd=CHECKOUT,
        env=environment(),
    )
    return output.read_text(encoding="ascii").splitlines()


@dataclass(frozen=True)
class Call:
    """One finished system call."""

    name: str
    arguments: str
    result: int
    texts: list[bytes]

    @property
    def name_of_file(self) -> str:
        return self.texts[0].decode("utf-8", "replace") if self.name.startswith("open") else ""

    @property
    def number(self) -> int:
        """The first argument, a descriptor."""
        return int(re.match(r"-?\d+", self.arguments)[0])  # type: ignore[index]


def calls(lines: Sequence[str]) -> Iterator[Call]:
    """The successful calls of a trace, interrupted lines joined."""
    unfinished: dict[str, str] = {}
    for line in lines:
        match = re.match(r"(\d+)\s+(.*)$", line)
        if not match:
            continue
        process, text = match.groups()
        if "<unfinished" in text:
            unfinished[process] = text.split("<unfinished")[0]
            continue
        if text.startswith("<..."):
            text = unfinished.pop(process, "") + text.split("resumed>")[1]
        call = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)", text)
        if call and int(call[3]) >= 0:
            texts = [bytes.fromhex(found.replace("\\x", "")) for found in _TEXT.findall(call[2])]
            yield Call(call[1], call[2], int(call[3]), texts)


@dataclass
class _Open:
    path: str
    node: Node | None
    position: int = 0


@dataclass
class Replay:
    """Feeds calls into a disk; `acknowledged` counts what the program has told the user."""

    root: str
    disk: Disk
    acknowledged: int = 0
    ignored_suffixes: tuple[str, ...] = ("-shm",)
    _open: dict[int, _Open] = field(default_factory=dict)

    def play(self, call: Call) -> bool:
        """Apply one call; returns whether it touched the folder or acknowledged something."""
        handler: Callable[[Call], bool] = getattr(self, f"_on_{call.name}")
        return handler(call)

    def _relative(self, call: Call, text: bytes, folder: int | None = None) -> str | None:
        path = text.decode("utf-8", "surrogateescape")
        if not path.startswith("/"):
            base = self._open.get(folder) if folder is not None else None
            path = f"{base.path}/{path}" if base else f"{CHECKOUT}/{path}"
        path = os.path.normpath(path)
        if path == self.root:
            return ""
        if not path.startswith(f"{self.root}/") or path.endswith(self.ignored_suffixes):
            return None
        return path.removeprefix(f"{self.root}/")

    def _on_openat(self, call: Call) -> bool:
        folder = call.number if call.arguments[0].isdigit() else None
        text = call.texts[0]
        path = self._relative(call, text, folder)
        base = self._open.get(folder) if folder is not None else None
        whole = text.decode("utf-8", "surrogateescape")
        if base and not whole.startswith("/"):
            whole = f"{base.path}/{whole}"
        node = None
        touched = False
        if path is not None and not path.endswith(ACKNOWLEDGED):
            if "O_CREAT" in call.arguments and self.disk.find(path) is None:
                self.disk.create(path)
                touched = True
            node = self.disk.find(path)
            if node and "O_TRUNC" in call.arguments:
                self.disk.change(node, Truncate(0))
                touched = True
        self._open[call.result] = _Open(whole, node)
        return touched

    def _on_pwrite64(self, call: Call) -> bool:
        offset = int(call.arguments.rsplit(",", 1)[1])
        return self._put(call, offset)

    def _on_write(self, call: Call) -> bool:
        file = self._open.get(call.number)
        if file is None:
            return False
        if file.path.endswith(ACKNOWLEDGED):
            self.acknowledged = int(call.texts[0].split()[-1])
            return True
        touched = self._put(call, file.position)
        file.position += call.result
        return touched

    def _put(self, call: Call, offset: int) -> bool:
        file = self._open.get(call.number)
        if file is None or file.node is None:
            return False
        self.disk.change(file.node, Write(offset, call.texts[0][: call.result]))
        return True

    def _on_ftruncate(self, call: Call) -> bool:
        file = self._open.get(call.number)
        if file is None or file.node is None:
            return False
        self.disk.change(file.node, Truncate(int(call.arguments.rsplit(",", 1)[1])))
        return True

    def _on_lseek(self, call: Call) -> bool:
        if file := self._open.get(call.number):
            file.position = call.result
        return False

    def _on_fsync(self, call: Call) -> bool:
        file = self._open.get(call.number)
        if file is None or file.node is None:
            return False
        self.disk.sync(file.node)
        return True

    _on_fdatasync = _on_fsync

    def _on_unlink(self, call: Call) -> bool:
        folder = call.number if call.arguments[0].isdigit() else None
        path = self._relative(call, call.texts[0], folder)
        if not path:
            return False
        self.disk.remove(path)
        return True

    _on_unlinkat = _on_rmdir = _on_unlink

    def _on_rename(self, call: Call) -> bool:
        source, target = (self._relative(call, text) for text in call.texts)
        if source is None and target is None:
            return False
        if not source or not target:
            raise NotImplementedError("renamed across the border of the folder")
        self.disk.rename(source, target)
        return True

    _on_renameat = _on_renameat2 = _on_rename

    def _on_mkdir(self, call: Call) -> bool:
        path = self._relative(call, call.texts[0])
        if not path:
            return False
        self.disk.make_folder(path)
        return True

    _on_mkdirat = _on_mkdir

    def _on_close(self, call: Call) -> bool:
        self._open.pop(call.number, None)
        return False
