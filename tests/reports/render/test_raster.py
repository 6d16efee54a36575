"""Pages painted for the screen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.reports.sample import sample

from mgops_desktop.reports.render.pdf import render_pdf
from mgops_desktop.reports.render.raster import page_sizes, paint_page


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_pdf(sample()).data


def test_every_page_is_a4(data):
    assert {(round(w), round(h)) for w, h in page_sizes(data)} == {(595, 842)}


def test_page_is_painted_in_the_asked_size_with_ink_on_white(data):
    picture = paint_page(data, 1, 0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert len(picture.pixels) == picture.stride * picture.height
    assert picture.stride >= 4 * picture.width
    assert picture.pixels[:3] == b"\xff\xff\xff"
    assert min(picture.pixels[0::4]) < 100


def test_reports_are_printed_and_painted_from_many_threads_at_once(data):
    def work(number: int) -> bytes:
        paint_page(data, number % 2, 0.3)
        return render_pdf(sample()).data

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(work, range(8))) == {data}
