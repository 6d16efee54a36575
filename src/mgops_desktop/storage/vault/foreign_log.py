"""Finding a write-ahead log that belongs to another database, before SQLite would merge it into this one.

SQLite applies any log that agrees with itself; it does not know whose it is, and closing the connection would copy the
foreign pages over ours. SQLCipher's authentication code of the first logged page tells.
"""

import hashlib
import hmac
import struct
from pathlib import Path

from .connection import PAGE_SIZE

_HEADER = 32
_FRAME_HEADER = 24
_SALT = 16
_IV = 16
_MAC = 64
_MAC_SALT_MASK = 0x3A
_LITTLE_ENDIAN_WORDS = 0x377F0682


def is_foreign_log(database: Path, key: bytes) -> bool:
    """Whether the log beside a database has content that this key did not write.

    Reads both files as plain files: only while the folder's lock is held and no connection to the database is open.
    A log without a valid first frame is not foreign: SQLite ignores it by itself.
    """
    log = database.with_name(f"{database.name}-wal")
    if not log.exists():
        return False
    with log.open("rb") as file:
        content = file.read(_HEADER + _FRAME_HEADER + PAGE_SIZE)
    with database.open("rb") as file:
        salt = file.read(_SALT)
    if not _first_frame_is_valid(content):
        return False
    number = struct.unpack(">I", content[_HEADER : _HEADER + 4])[0]
    return not _is_page_of(content[_HEADER + _FRAME_HEADER :], number, salt, key)


def _first_frame_is_valid(content: bytes) -> bool:
    """The checks of SQLite itself: size, checksums, salt (sqlite.org/fileformat2.html, 4.1 and 4.2)."""
    if len(content) < _HEADER + _FRAME_HEADER + PAGE_SIZE:
        return False
    order = "<" if struct.unpack(">I", content[:4])[0] == _LITTLE_ENDIAN_WORDS else ">"
    header = _checksum(content[:24], (0, 0), order)
    frame = content[_HEADER : _HEADER + _FRAME_HEADER]
    first = _checksum(frame[:8] + content[_HEADER + _FRAME_HEADER :], header, order)
    return (
        header == struct.unpack(">II", content[24:_HEADER])
        and frame[8:16] == content[16:24]
        and first == struct.unpack(">II", frame[16:])
    )


def _checksum(content: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for one, two in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second


def _is_page_of(page: bytes, number: int, salt: bytes, key: bytes) -> bool:
    """Check a page's HMAC-SHA512 as SQLCipher 4 does with a raw key."""
    masked = bytes(byte ^ _MAC_SALT_MASK for byte in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, masked, 2, 32)
    start = _SALT if number == 1 else 0
    content = page[start : PAGE_SIZE - _MAC] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.digest(mac_key, content, "sha512"), page[PAGE_SIZE - _MAC :])
