"""Awaryjne odszyfrowanie danych bez programu: potrzebny jest tylko Python i pakiet `cryptography` (co najmniej 44).

    python awaryjne_odszyfrowanie.py KOPIA.kopia FOLDER_WYNIKOWY
    python awaryjne_odszyfrowanie.py FOLDER_DANYCH FOLDER_WYNIKOWY

Załączniki leżą obok kopii w plikach zalaczniki-….paczka: trzymaj je razem z nią w jednym folderze.
Pyta o login i hasło albo, gdy login jest pusty, o kod odzyskiwania. W folderze wynikowym powstają zwykłe bazy SQLite.
UWAGA: wynik nie jest niczym chroniony. Usuń go, gdy przestanie być potrzebny.

For developers: this file repeats on purpose what storage/vault does (key file format 1, SQLCipher 4), so that the
data are not hostage to one library or to this program. A test holds the two together.
"""

import base64
import getpass
import hashlib
import hmac
import json
import sqlite3
import struct
import sys
import unicodedata
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PAGE = 4096
IV, MAC = 16, 64
RESERVED = IV + MAC
COMPARTMENTS = {
    "centre": "centre",
    "attachments": "centre",
    "blue_card": "blue_card",
    "notes": "notes",
}
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Damaged(Exception):
    """A page or the file does not fit the key."""


def decrypt_database(database: bytes, log: bytes, key: bytes) -> bytes:
    """Return a plain SQLite file from an SQLCipher 4 file, its write-ahead log and the raw 256-bit key."""
    salt = database[:IV]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    pages = {
        number + 1: database[number * PAGE : (number + 1) * PAGE]
        for number in range(len(database) // PAGE)
    }
    pages.update(committed_pages(log))
    plain = b"".join(decrypt_page(pages[number], number, key, mac_key) for number in sorted(pages))
    # bytes 18 and 19 say "write-ahead log"; the plain copy has none
    return plain[:18] + b"\x01\x01" + plain[20:]


def decrypt_page(page: bytes, number: int, key: bytes, mac_key: bytes) -> bytes:
    start = IV if number == 1 else 0
    body, iv = page[start : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - MAC]
    mac = hmac.digest(mac_key, body + iv + struct.pack("<I", number), "sha512")
    if not hmac.compare_digest(mac, page[PAGE - MAC :]):
        raise Damaged(f"strona {number} jest uszkodzona albo klucz do niej nie pasuje")
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    plain = decryptor.update(body) + decryptor.finalize()
    return (b"SQLite format 3\0" if number == 1 else b"") + plain + bytes(RESERVED)


def committed_pages(log: bytes) -> dict[int, bytes]:
    """The newest committed page of each number in a write-ahead log (sqlite.org/walformat.html)."""
    if len(log) < 32:
        return {}
    order = ">" if log[3] & 1 else "<"
    checksum = _wal_checksum(log[:24], (0, 0), order)
    if checksum != struct.unpack(">II", log[24:32]):
        return {}
    done: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for start in range(32, len(log) - 24 - PAGE + 1, 24 + PAGE):
        header, page = log[start : start + 24], log[start + 24 : start + 24 + PAGE]
        number, size_after_commit = struct.unpack(">II", header[:8])
        checksum = _wal_checksum(header[:8] + page, checksum, order)
        if header[8:16] != log[16:24] or checksum != struct.unpack(">II", header[16:24]):
            break
        waiting[number] = page
        if size_after_commit:
            done.update(waiting)
            waiting.clear()
    return done


def _wal_checksum(content: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for one, two in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second


def keys_by_password(key_file: dict[str, Any], login: str, password: str) -> dict[str, bytes]:
    """The data keys of an account; raises Damaged for a wrong password."""
    slot = next(
        (slot for slot in key_file["slots"] if slot["login"].casefold() == login.casefold()), None
    )
    if slot is None or slot["password"] is None:
        raise Damaged("nie ma takiego loginu")
    lock = slot["password"]
    derived = Argon2id(
        salt=_bytes(lock["salt"]),
        length=32,
        iterations=lock["passes"],
        lanes=lock["lanes"],
        memory_cost=lock["memory_kib"],
    ).derive(unicodedata.normalize("NFKC", password).encode())
    private = _unlock(derived, _bytes(lock["box"]), _context(key_file, slot, "private key"))
    return _open_keys(key_file, slot, private)


def keys_by_code(key_file: dict[str, Any], code: str) -> dict[str, bytes]:
    """All data keys, by the code of the recovery sheet."""
    slot = next(slot for slot in key_file["slots"] if slot["kind"] == "recovery")
    typed = code.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    value = 0
    for character in [character for character in typed if character in ALPHABET][:32]:
        value = value * 32 + ALPHABET.index(character)
    salt = _join(key_file["vault_id"], slot["id"])
    private = HKDF(hashes.SHA256(), 32, salt, b"mgops recovery sheet").derive(
        value.to_bytes(20, "big")
    )
    return _open_keys(key_file, slot, private)


def _open_keys(key_file: dict[str, Any], slot: dict[str, Any], private: bytes) -> dict[str, bytes]:
    pair = X25519PrivateKey.from_private_bytes(private)
    public = pair.public_key().public_bytes_raw()
    keys = {}
    for name, text in slot["keys"].items():
        box = _bytes(text)
        shared = pair.exchange(X25519PublicKey.from_public_bytes(box[:32]))
        sealing = HKDF(hashes.SHA256(), 32, box[:32] + public, b"mgops sealed key").derive(shared)
        keys[name] = _unlock(sealing, box[32:], _context(key_file, slot, name))
    return keys


def _unlock(key: bytes, box: bytes, context: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(box[:12], box[12:], context)
    except InvalidTag:
        raise Damaged("hasło albo kod nie pasuje") from None


def _context(key_file: dict[str, Any], slot: dict[str, Any], what: str) -> bytes:
    return _join(key_file["vault_id"], slot["id"], slot["kind"], slot["account_id"], what)


def _join(*parts: str) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)


def read_parts(source: Path) -> dict[str, bytes]:
    """The key file and the encrypted files, from a backup or from a data folder that no program has open."""
    if source.is_dir():
        return {
            path.name: path.read_bytes() for path in (source / "vault").iterdir() if path.is_file()
        }
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    packs = json.loads(parts["manifest.json"]).get("packs", [])
    return parts | {
        pack["name"]: read_pack(source.parent / pack["name"], pack["sha256"]) for pack in packs
    }


def read_pack(path: Path, sha256: str) -> bytes:
    """A file with attachments beside the backup; raises Damaged if it is not the one the backup needs."""
    if not path.is_file():
        raise Damaged(f"obok kopii brakuje pliku {path.name}")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(f"plik {path.name} jest uszkodzony")
    return content


def decrypt_all(parts: dict[str, bytes], keys: dict[str, bytes], target: Path) -> list[str]:
    """Write every database that the keys open; returns their names."""
    written = []
    for name, compartment in COMPARTMENTS.items():
        database = parts.get(f"{name}.db")
        if database is None or compartment not in keys:
            continue
        plain = decrypt_database(database, parts.get(f"{name}.db-wal", b""), keys[compartment])
        (target / f"{name}.sqlite").write_bytes(plain)
        written.append(name)
    if "attachments" in written:
        packs = [content for name, content in parts.items() if name.endswith(".paczka")]
        plain_packs = (decrypt_database(pack, b"", keys["centre"]) for pack in packs)
        put_attachments(target / "attachments.sqlite", plain_packs)
    return written


def put_attachments(database: Path, packs: Iterable[bytes]) -> None:
    """Put the rows of decrypted packs into the decrypted attachments file."""
    with closing(sqlite3.connect(database)) as whole, whole:
        for pack in packs:
            with closing(sqlite3.connect(":memory:")) as part:
                part.deserialize(pack)
                for row in part.execute("SELECT * FROM attachment"):
                    marks = ", ".join("?" * len(row))
                    whole.execute(f"INSERT OR IGNORE INTO attachment VALUES ({marks})", row)  # noqa: S608


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, target = (Path(argument) for argument in arguments)
    try:
        parts = read_parts(source)
        key_file = json.loads(parts["klucze.json"])
        login = input("Login (pusty: kod odzyskiwania): ").strip()
        if login:
            keys = keys_by_password(key_file, login, getpass.getpass("Hasło: "))
        else:
            keys = keys_by_code(key_file, getpass.getpass("Kod odzyskiwania: "))
        target.mkdir(parents=True, exist_ok=True)
        written = decrypt_all(parts, keys, target)
    except Damaged as error:
        print(f"Nie udało się: {error}.", file=sys.stderr)
        return 6
    print(
        f"Odszyfrowano do {target}: {', '.join(written)}. Te pliki nie są niczym chronione.",
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
