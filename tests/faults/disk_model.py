"""A model disk on which only what was fsynced is certain; everything later may be lost, kept or torn.

Files and folders are nodes; a folder's changes stay pending until the folder is synced and keep their order, as in a
journalling file system. In the Windows model no folder can be synced: flushing a file makes its creation durable and
everything logged before it, a deletion or renaming becomes durable only later.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

SECTOR = 512
Keep = Literal["none", "all", "random"]


@dataclass(frozen=True)
class Write:
    offset: int
    content: bytes


@dataclass(frozen=True)
class Truncate:
    size: int


Change = Write | Truncate


@dataclass
class Node:
    """A file (durable bytes, pending changes) or a folder (durable and live entries)."""

    is_folder: bool = False
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)
    entries: dict[str, "Node"] = field(default_factory=dict)
    live: dict[str, "Node"] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A name put into a folder (node) or taken out of it (None)."""

    folder: int
    name: str
    node: Node | None


@dataclass
class FolderChange:
    """Entries that change together: one for creating and deleting, two for renaming."""

    entries: list[Entry]

    def touches(self, folder: Node) -> bool:
        return any(entry.folder == id(folder) for entry in self.entries)

    def creates(self, node: Node) -> bool:
        return any(entry.node is node for entry in self.entries)


class Disk:
    """The tree below one root folder, told every call by its path parts."""

    def __init__(self, files: dict[str, bytes] | None = None, *, windows: bool = False) -> None:
        """Begin with these files; a path that ends with "/" is an empty folder."""
        self.root = Node(is_folder=True)
        self.windows = windows
        self._log: list[FolderChange] = []
        self._nodes: dict[int, Node] = {id(self.root): self.root}
        for path, content in (files or {}).items():
            *folders, name = path.split("/")
            for depth in range(1, len(folders) + 1):
                self.make_folder("/".join(folders[:depth]))
            if name:
                self.create(path).durable.extend(content)
        self._settle(self._log)
        self._log = []

    def find(self, path: str) -> Node | None:
        node: Node | None = self.root
        for part in _parts(path):
            node = node.live.get(part) if node else None
        return node

    def create(self, path: str) -> Node:
        return self.find(path) or self._add(path, Node())

    def make_folder(self, path: str) -> None:
        if self.find(path) is None:
            self._add(path, Node(is_folder=True))

    def change(self, node: Node, change: Change) -> None:
        node.pending.append(change)

    def sync(self, node: Node) -> None:
        """fsync of a file or a folder."""
        if node.is_folder:
            if not self.windows:
                self._settle([change for change in self._log if change.touches(node)])
                self._log = [change for change in self._log if not change.touches(node)]
            return
        for change in node.pending:
            _apply(node.durable, change)
        node.pending.clear()
        if self.windows:
            self._settle_up_to_creation(node)

    def remove(self, path: str) -> None:
        folder, name = self._parent(path)
        if folder.live.pop(name, None) is not None:
            self._log.append(FolderChange([Entry(id(folder), name, None)]))

    def rename(self, source: str, target: str) -> None:
        old_folder, old_name = self._parent(source)
        new_folder, new_name = self._parent(target)
        node = old_folder.live.pop(old_name)
        new_folder.live[new_name] = node
        out = Entry(id(old_folder), old_name, None)
        self._log.append(FolderChange([out, Entry(id(new_folder), new_name, node)]))

    def image(self, keep: Keep, rng: random.Random) -> dict[str, bytes]:
        """One possible state of the disk after a power cut now: path → content; empty folders end with "/"."""
        count = {"none": 0, "all": len(self._log)}.get(keep, rng.randint(0, len(self._log)))
        entries = {key: dict(node.entries) for key, node in self._nodes.items()}
        for change in self._log[:count]:
            _enter(entries, change)
        return dict(self._walk(self.root, "", entries, keep, rng))

    def _walk(
        self,
        node: Node,
        path: str,
        entries: dict[int, dict[str, Node]],
        keep: Keep,
        rng: random.Random,
    ) -> Iterator[tuple[str, bytes]]:
        for name, child in entries[id(node)].items():
            inner = f"{path}/{name}" if path else name
            if child.is_folder:
                yield f"{inner}/", b""
                yield from self._walk(child, inner, entries, keep, rng)
            else:
                yield inner, _surviving(child, keep, rng)

    def _add(self, path: str, node: Node) -> Node:
        folder, name = self._parent(path)
        folder.live[name] = node
        self._nodes[id(node)] = node
        self._log.append(FolderChange([Entry(id(folder), name, node)]))
        return node

    def _parent(self, path: str) -> tuple[Node, str]:
        *folders, name = _parts(path)
        folder = self.find("/".join(folders))
        assert folder is not None, path
        return folder, name

    def _settle(self, changes: list[FolderChange]) -> None:
        durable = {key: node.entries for key, node in self._nodes.items()}
        for change in changes:
            _enter(durable, change)

    def _settle_up_to_creation(self, node: Node) -> None:
        for position in reversed(range(len(self._log))):
            if self._log[position].creates(node):
                self._settle(self._log[: position + 1])
                del self._log[: position + 1]
                return


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _enter(entries: dict[int, dict[str, Node]], change: FolderChange) -> None:
    for entry in change.entries:
        if entry.node is None:
            entries[entry.folder].pop(entry.name, None)
        else:
            entries[entry.folder][entry.name] = entry.node


def _apply(content: bytearray, change: Change) -> None:
    match change:
        case Write(offset, new):
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(new)] = new
        case Truncate(size):
            del content[size:]
            content.extend(bytes(size - len(content)))


def _surviving(node: Node, keep: Keep, rng: random.Random) -> bytes:
    content = bytearray(node.durable)
    for change in node.pending if keep != "none" else ():
        luck = 0.0 if keep == "all" else rng.random()
        if luck < 0.45:
            _apply(content, change)
        elif luck < 0.6 and isinstance(change, Write):
            for start in range(0, len(change.content), SECTOR):
                if rng.random() < 0.5:
                    piece = change.content[start : start + SECTOR]
                    _apply(content, Write(change.offset + start, piece))
    return bytes(content)
