"""F-T68: workbooks that want to harm, or are none, are refused or read within 60 s and 1 GB, with a clear word."""

import subprocess
import sys
import time
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from tests.faults.spreadsheets import MAIN, RELATION, ROWS, WORKBOOK_RELS, packed, parts, sheet_of

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.sheets.child.call import child_environment
from mgops_desktop.sheets.limits import LIMITS, MEGABYTE
from mgops_desktop.sheets.reading import read_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECRET = "file:///etc/passwd"
XXE = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{SECRET}">]>'
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
STRINGS_WITH = '{}<sst xmlns="' + MAIN + '"><si><t>{}</t></si></sst>'

IN_UTF_16 = '<?xml version="1.0" encoding="UTF-16"?>' + STRINGS_WITH.format(XXE, "&e;")


def refused(tmp_path, content, name="plik.xlsx"):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        read_file(path)
    message = str(refusal.value)
    assert message.endswith("Nic nie zaimportowano.")
    return message


def read(tmp_path, content):
    path = tmp_path / "plik.xlsx"
    path.write_bytes(content)
    (sheet,) = read_file(path).sheets
    return sheet


def with_encryption_flag(content):
    """Say of every member that it is encrypted."""
    content = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "plik.xlsx", "jest pusty"),
        (b"   \r\n", "plik.csv", "jest pusty"),
        (b"zwyk\xb3y tekst", "plik.xlsx", "nie jest skoroszyt"),
        (OLE + b"\0" * 600, "plik.xls", "stary plik Excela"),
        (OLE + b"\0" * 600, "plik.xlsx", "stary plik Excela"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "plik.xlsx", "zabezpieczony hasłem"),
        (with_encryption_flag(packed(parts())), "plik.xlsx", "zabezpieczony hasłem"),
        (packed({"czytaj.txt": "to nie skoroszyt"}), "plik.xlsx", "nie jest skoroszyt"),
        (packed({"mimetype": "ods", "content.xml": "<a/>"}), "plik.ods", "LibreOffice"),
        (packed(parts())[:-30], "plik.xlsx", "uszkodzony"),
        (packed(parts(sheet="<worksheet><sheetData>")), "plik.xlsx", "uszkodzony"),
        (packed(parts(strings=STRINGS_WITH.format(XXE, "&e;"))), "plik.xlsx", "deklaracje"),
        (packed(parts(strings=STRINGS_WITH.format(LAUGHS, "&i;"))), "plik.xlsx", "deklaracje"),
        (packed(parts(strings=IN_UTF_16.encode("utf-16"))), "plik.xlsx", "deklaracje"),
        (
            packed(parts() | {f"xl/media/{n}.xml": "<a/>" for n in range(200)}),
            "plik.xlsx",
            "206 części",
        ),
    ],
)
def test_f_t68_what_is_no_workbook_is_refused_with_a_clear_word(tmp_path, content, name, says):
    assert says in refused(tmp_path, content, name)


def test_f_t68_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "nie ma"):
        with pytest.raises(FileRefused, match="Nie można otworzyć"):
            read_file(path)


def test_f_t68_a_file_over_20_mb_is_refused_unread(tmp_path):
    path = tmp_path / "plik.xlsx"
    with path.open("wb") as file:
        file.truncate(LIMITS.file_size + 1)
    with pytest.raises(FileRefused, match="ponad 20 MB"):
        read_file(path)


def test_f_t68_a_sheet_of_300_mb_is_refused_before_it_is_unpacked(tmp_path):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts().items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            block = b"<row/>" * (MEGABYTE // 6)
            for _ in range(301):
                sheet.write(block)
    started = time.monotonic()
    assert "za duży" in refused(tmp_path, out.getvalue())
    assert time.monotonic() - started < 10


def test_f_t68_a_suspicious_ratio_is_refused(tmp_path):
    blank = sheet_of("<row/>" * 3_000_000)
    assert "podejrzanie mocno" in refused(tmp_path, packed(parts(sheet=blank), level=9))


def test_f_t68_a_cell_at_the_end_of_the_sheet_is_read_quickly(tmp_path):
    book = Workbook()
    book.active["A1"] = "Numer"
    book.active["XFD1048576"] = "daleko"
    book.save(tmp_path / "daleko.xlsx")
    started = time.monotonic()
    (sheet,) = read_file(tmp_path / "daleko.xlsx").sheets
    assert time.monotonic() - started < 20
    assert sheet.rows[0].cells == ("Numer",)


def test_f_t68_a_million_shared_strings_are_read_or_refused(tmp_path):
    many = f'<sst xmlns="{MAIN}">' + "<si><t>Umowna</t></si>" * 1_000_000 + "</sst>"
    assert read(tmp_path, packed(parts(strings=many), level=1)).rows[0].cells == (
        "Umowna",
        "Umowna",
    )


def test_f_t68_more_than_300_000_rows_are_refused(tmp_path):
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(300_001))
    assert "ponad 300\u00a0000 wierszy" in refused(tmp_path, packed(parts(sheet=sheet_of(rows))))


def test_f_t68_what_a_workbook_links_to_is_never_opened(tmp_path):
    """The child is watched by an audit hook: it opens no file of the workbook's choice and no socket."""
    links = WORKBOOK_RELS.replace(
        "</Relationships>",
        f'<Relationship Id="rId3" Type="{RELATION}/externalLink" Target="externalLinks/1.xml"/>'
        f'<Relationship Id="rId4" Type="{RELATION}/image" Target="{SECRET}" TargetMode="External"/>'
        "</Relationships>",
    )
    outside = f'<externalLink xmlns="{MAIN}"><externalBook/></externalLink>'
    rels = WORKBOOK_RELS.replace("sharedStrings.xml", SECRET)
    content = packed(
        parts(workbook_rels=links)
        | {"xl/externalLinks/1.xml": outside, "xl/externalLinks/_rels/1.xml.rels": rels}
    )
    path = tmp_path / "plik.xlsx"
    path.write_bytes(content)
    code = f"""
import sys
from mgops_desktop.sheets.child.workbook import read_xlsx
from mgops_desktop.sheets.limits import LIMITS
content = open({str(path)!r}, "rb").read()
seen = []
sys.addaudithook(lambda event, args: seen.append((event, str(args))) if event.split(".")[0] in
                 ("open", "socket", "subprocess") else None)
rows = list(read_xlsx(content, LIMITS))
print([one for one in seen if "passwd" in one[1] or one[0] != "open"], len(rows))
"""
    answer = subprocess.run(
        [sys.executable, "-c", code], env=child_environment(), capture_output=True, check=True
    )
    assert answer.stdout.strip() == b"[] 3"


def test_f_t68_a_well_made_file_is_read(tmp_path):
    sheet = read(tmp_path, packed(parts()))
    assert [row.cells for row in sheet.rows] == [("Numer", "Nazwisko"), ("P/1/2026", "Wzorcowa")]


def test_f_t68_formulas_come_as_their_last_values(tmp_path):
    formula = ROWS.replace(
        '<c r="B2" t="inlineStr"><is><t>Wzorcowa</t></is></c>',
        '<c r="B2" t="str"><f>WEBSERVICE("http://192.0.2.1")</f><v>Wzorcowa</v></c>',
    )
    assert read(tmp_path, packed(parts(sheet=sheet_of(formula)))).rows[1].cells[1] == "Wzorcowa"
