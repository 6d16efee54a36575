"""Charts: sizes in proportion, numbers at the marks, told apart without colour."""

from decimal import Decimal

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.reports.reading import page_texts, rows_of
from tests.reports.sample import CLOSURES, LINES, OVER_YEARS, TWO_YEARS, sample

from mgops_desktop.reports.blocks import Cell, Chart, ChartRow, Mark, Section
from mgops_desktop.reports.render.pdf import render_pdf


def printed(chart: Chart) -> bytes:
    return render_pdf(sample(sections=(Section("only", "Wykresy", (chart,)),))).data


def boxes(data: bytes) -> list[tuple[float, float, float, float]]:
    """Filled shapes of the first page that are as high as a bar: left, foot, right, top."""
    with pypdfium2.PdfDocument(data) as pdf:
        shapes = [i.get_bounds() for i in pdf[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    bars = [box for box in shapes if box[3] - box[1] > 10 and box[2] - box[0] > 10]
    # the lines of a hatch are a shape of their own over the bar
    return [bar for i, bar in enumerate(bars) if not i or abs(bar[1] - bars[i - 1][1]) > 2]


def bars(*sizes: int | Decimal | None) -> Chart:
    rows = tuple(
        ChartRow(f"powód {i}", (Mark(size, Cell(str(size or 0), f"reason_{i}")),))
        for i, size in enumerate(sizes)
    )
    return Chart(("2026",), rows, "Powody.", "Powody pomocy")


def test_bars_are_as_long_as_their_numbers():
    lengths = [right - left for left, _, right, _ in boxes(printed(bars(40, 20, Decimal("10.0"))))]
    assert lengths == pytest.approx([lengths[0], lengths[0] / 2, lengths[0] / 4], abs=1.5)


def test_nought_has_a_number_but_no_bar():
    data = printed(bars(5, 0))
    assert len(boxes(data)) == 1
    assert ["powód 1", "0"] in rows_of(data)


def test_chart_of_noughts_is_printed():
    data = printed(bars(0, 0))
    assert boxes(data) == []
    assert ["powód 0", "0"] in rows_of(data)


def test_numbers_stand_beside_the_labels():
    assert ["osiągnięcie celów planu", "3"] in rows_of(printed(CLOSURES))


def test_two_years_stand_in_one_row_with_a_key_above():
    rows = rows_of(printed(TWO_YEARS))
    assert ["2026", "2025"] in rows
    assert ["próby nieudane", "0", "17"] in rows


def test_three_fills_differ_on_a_grey_printer():
    chart = bars(5, 5, 5)
    data = printed(chart)
    with pypdfium2.PdfDocument(data) as pdf:
        sheet = pdf[0]
        picture = sheet.render(scale=2, grayscale=True).to_pil()
        height = sheet.get_height()
    greys = []
    for left, foot, right, top in boxes(data)[:3]:
        inside = picture.crop(
            (
                int(left * 2) + 4,
                int((height - top) * 2) + 4,
                int(right * 2) - 4,
                int((height - foot) * 2) - 4,
            )
        )
        values = inside.tobytes()
        greys.append((sum(values) / len(values), max(values) - min(values)))
    solid, tint, hatch = greys
    assert solid[0] < 100 < tint[0] < 200 < hatch[0]
    assert solid[1] == tint[1] == 0
    assert hatch[1] > 100, "the hatch is drawn with lines"


def test_columns_and_lines_print_years_and_numbers():
    for chart in (OVER_YEARS, LINES):
        text = page_texts(printed(chart))[0]
        for word in ("2022", "2023", "2024", "2025", "2026", "12", "14", "13", "16", "19"):
            assert word in text
    assert "b.d." in page_texts(printed(LINES))[0]


def test_chart_with_more_bars_than_a_page_goes_on_with_the_same_scale():
    data = printed(bars(*range(1, 61)))
    told = [row for row in rows_of(data) if row[0].startswith("powód")]
    assert told == [[f"powód {i}", str(i + 1)] for i in range(60)]
    assert len(page_texts(data)) > 1
    first_page = [right - left for left, _, right, _ in boxes(data)]
    assert max(first_page) < 250, "the longest bar is on the last page"
