"""Checks of an XLSX file before anything in it is unpacked for use."""

import io
import struct
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from mgops_desktop.sheets.child.refusal import Refusal
from mgops_desktop.sheets.limits import Limits

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PARTS = {"[Content_Types].xml", "xl/workbook.xml"}
_ENCRYPTED_FLAG = 0x1
_BLOCK = 1 << 16


def refuse_ole(data: bytes) -> None:
    """Refuse the container of old Excel files and of files saved with a password."""
    if data.startswith(OLE_MAGIC):
        raise Refusal("password" if _ENCRYPTED_PACKAGE in data else "old_excel")


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse what is no workbook, too large unpacked, encrypted, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(members, limits)
            _check_names({member.filename for member in members}, len(members))
            for member in members:
                _refuse_dtd(archive, member)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, struct.error) as error:
        raise Refusal("damaged") from error


def _check_sizes(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise Refusal("members", found=len(members), most=limits.members)
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise Refusal("password")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if unpacked > limits.unpacked:
        raise Refusal("unpacked", most=limits.unpacked)
    if unpacked > limits.ratio * max(packed, 1):
        raise Refusal("ratio", most=limits.ratio)


def _check_names(names: set[str], members: int) -> None:
    if len(names) < members:
        raise Refusal("damaged")
    if not names >= _PARTS:
        raise Refusal("ods" if "mimetype" in names else "not_workbook")


def _refuse_dtd(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Read a part to its end (which checks its checksum) and refuse any document type declaration.

    With it go external entities and the million laughs, in every encoding that the XML parser itself understands.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _found_dtd
    looks_like_xml = True
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            if looks_like_xml:
                looks_like_xml = _feed(parser, block)


def _feed(parser: Any, block: bytes) -> bool:
    try:
        parser.Parse(block)
    except expat.ExpatError:
        return False  # a picture, or broken XML that openpyxl will stumble over at the same place
    return True


def _found_dtd(*_declaration: Any) -> None:
    raise Refusal("entities")
