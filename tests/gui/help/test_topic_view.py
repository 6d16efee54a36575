"""A page of the manual is shown letter by letter: nothing in it is read as markup, nothing is opened (F-T64)."""

from pathlib import Path

from tests.gui.hostile import assert_shown_plainly, hostile_texts, red_file

from mgops_desktop.domain.markup import Heading, Items, Table, Words, parse
from mgops_desktop.gui.help.manual import Topic, manual
from mgops_desktop.gui.help.topic_view import TopicView
from mgops_desktop.gui.style.look import Look


def test_markup_of_any_kind_stays_text(tmp_path: Path, qtbot, look: Look) -> None:
    red = red_file(tmp_path)
    texts = tuple(hostile_texts(red))
    shapes = (
        *(Words(text) for text in texts),
        *(Heading(2, text) for text in texts),
        Items(texts),
        Table(texts[:2], (texts[:2],)),
        *parse(f"![obraz]({red})\n\n![obraz](http://example.invalid/a.png)"),
    )
    view = TopicView(look)
    qtbot.addWidget(view)
    view.show_topic(Topic("proba", texts[0], shapes), found=0)
    assert_shown_plainly(view, red)


def test_every_page_is_shown_whole(qtbot, look: Look) -> None:
    view = TopicView(look)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    for topic in manual().topics.values():
        view.show_topic(topic)
        words = [shape.text for shape in topic.shapes if isinstance(shape, Words)]
        assert all(text in view.words() for text in words), topic.key
        assert view.horizontalScrollBar().maximum() == 0
