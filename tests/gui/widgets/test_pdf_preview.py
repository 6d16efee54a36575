"""The preview: the PDF's own pages, only those that are seen, and figures that open."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.gallery_pages import sample_pdf

from mgops_desktop.domain.period import Period
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.pdf_pages import PdfPages, Spot
from mgops_desktop.gui.widgets.pdf_preview import PdfPreview

YEAR = Period.year(2026)
SPOTS = [
    Spot(0, 470, 130, 500, 150, "assistant_families", YEAR, "rodziny: 19"),
    Spot(0, 470, 154, 500, 174, "assistant_cases_closed", YEAR, "zakończono: 18"),
    Spot(2, 470, 130, 500, 150, "court_families", YEAR, "sąd: 4"),
]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return sample_pdf(40)


@pytest.fixture
def preview(qtbot, look: Look, tasks: Tasks, pdf: bytes) -> PdfPreview:
    made = PdfPreview(look, tasks)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    made.show_pdf(pdf, SPOTS)
    return made


def dark_pixels(preview: PdfPreview) -> int:
    image = preview.canvas.viewport().grab().toImage()
    inner = range(20, image.width() - 20)
    return sum(image.pixelColor(x, y).lightness() < 90 for x in inner for y in range(20, 300, 2))


def test_visible_pages_are_drawn_in_the_background(qtbot, preview: PdfPreview) -> None:
    qtbot.waitUntil(lambda: dark_pixels(preview) > 100, timeout=2000)
    assert len(preview.canvas.drawn_pages) <= 2


def test_click_on_a_figure_tells_its_key_and_period(qtbot, preview: PdfPreview) -> None:
    place = preview.canvas.spot_room(SPOTS[1]).center().toPoint()
    with qtbot.waitSignal(preview.figure_clicked, timeout=100) as clicked:
        qtbot.mouseClick(preview.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == ["assistant_cases_closed", YEAR]


def test_click_beside_the_figures_tells_nothing(qtbot, preview: PdfPreview) -> None:
    place = preview.canvas.spot_room(SPOTS[0]).topLeft().toPoint()
    place.setX(place.x() - 60)
    with qtbot.assertNotEmitted(preview.figure_clicked):
        qtbot.mouseClick(preview.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_arrows_and_enter_open_figures_without_the_mouse(qtbot, preview: PdfPreview) -> None:
    canvas = preview.canvas
    canvas.setFocus()
    keys = []
    preview.figure_clicked.connect(lambda key, _period: keys.append(key))
    for _ in SPOTS:
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert keys == [spot.key for spot in SPOTS]
    assert canvas.accessibleDescription() == "sąd: 4"
    assert canvas.viewport().rect().contains(canvas.spot_room(SPOTS[2]).center().toPoint())


def test_pages_are_turned_and_told(qtbot, preview: PdfPreview) -> None:
    assert preview.place.text() == "strona 1 z 40"
    qtbot.keyClick(preview.canvas, Qt.Key.Key_PageDown)
    assert preview.place.text() == "strona 2 z 40"
    preview.go_to_page(30)
    assert preview.place.text() == "strona 31 z 40"
    qtbot.keyClick(preview.canvas, Qt.Key.Key_PageUp)
    assert preview.place.text() == "strona 30 z 40"


def test_zoom_keeps_the_page_and_can_be_undone(qtbot, preview: PdfPreview) -> None:
    preview.go_to_page(5)
    fitted = preview.canvas.zoom
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Plus, control)
    assert preview.canvas.zoom == pytest.approx(fitted * 1.2)
    assert preview.place.text() == "strona 6 z 40"
    qtbot.mouseClick(preview.smaller, Qt.MouseButton.LeftButton)
    assert preview.canvas.zoom == pytest.approx(fitted)
    preview.canvas.set_zoom(50)
    assert preview.canvas.zoom == 4.0
    qtbot.mouseClick(preview.fit, Qt.MouseButton.LeftButton)
    assert preview.canvas.zoom == pytest.approx(fitted, rel=0.05)


def test_pages_fill_the_width_when_the_room_changes(preview: PdfPreview) -> None:
    before = preview.canvas.zoom
    preview.resize(800, 600)
    assert preview.canvas.zoom > before
    assert preview.canvas.horizontalScrollBar().maximum() == 0


def test_only_a_few_pages_are_kept_in_memory(qtbot, preview: PdfPreview) -> None:
    for number in range(0, 40, 2):
        preview.go_to_page(number)
        preview.canvas.viewport().grab()
    qtbot.waitUntil(lambda: 38 in preview.canvas.drawn_pages, timeout=4000)
    assert len(preview.canvas.drawn_pages) <= 12


def test_same_document_drawn_again_keeps_the_place(preview: PdfPreview, pdf: bytes) -> None:
    preview.go_to_page(7)
    preview.show_pdf(pdf, SPOTS)
    assert preview.place.text() == "strona 8 z 40"


def test_page_is_drawn_at_the_size_asked_for(pdf: bytes) -> None:
    pages = PdfPages(pdf)
    image = pages.draw(0, 0.5)
    width, height = pages.sizes[0]
    assert abs(image.width() - width / 2) <= 1
    assert abs(image.height() - height / 2) <= 1
    pages.close()
