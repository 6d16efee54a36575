"""The manual: shipped pages in their order, searching in them, and which page belongs to which screen."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from mgops_desktop.domain.markup import Heading, Shape, parse, plain_text
from mgops_desktop.domain.text import search_key
from mgops_desktop.files import shipped

_AROUND = 40
_PASSAGE = 110


@dataclass(frozen=True)
class Topic:
    """A page of the manual: its title and what stands under it."""

    key: str
    title: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Chapter:
    """Pages that belong together."""

    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Hit:
    """A page in which something was found: the words around it, and the number of their shape (-1: the title).

    `far` counts the words that stand elsewhere than in that shape, less those in the title.
    """

    topic: Topic
    passage: str
    shape: int
    far: int = 0


@dataclass(frozen=True)
class Manual:
    """All chapters, and the topic of each screen by the key of its page, or "page/tab"."""

    chapters: tuple[Chapter, ...]
    screens: Mapping[str, str]

    @property
    def topics(self) -> dict[str, Topic]:
        return {topic.key: topic for chapter in self.chapters for topic in chapter.topics}

    @property
    def first(self) -> str:
        return self.chapters[0].topics[0].key

    def topic_of(self, page: str, *tabs: str) -> str:
        """Return the topic of a screen: that of the first tab that has one, else of its page, else the first one."""
        keys = (*(f"{page}/{tab}" for tab in tabs), page)
        return next((self.screens[key] for key in keys if key in self.screens), self.first)

    def find(self, query: str) -> list[Hit]:
        """Return the pages that hold all words (Polish letters optional).

        First those with all of them in the title, then those with most in the title or one paragraph.
        """
        words = search_key(query).split()
        hits = [hit for topic in self.topics.values() if words and (hit := _hit(topic, words))]
        return sorted(hits, key=lambda hit: (hit.shape >= 0, hit.far))


@cache
def manual() -> Manual:
    """Read resources/help: the order of pages and the screens from spis.toml, each page from its own file."""
    text = shipped("resources", "help", "spis.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    chapters = (
        Chapter(one["title"], tuple(_read(key) for key in one["pages"])) for one in content["part"]
    )
    return Manual(tuple(chapters), content["screens"])


def _read(key: str) -> Topic:
    shapes = parse(shipped("resources", "help", f"{key}.md").read_text(encoding="utf-8"))
    if not shapes or not isinstance(shapes[0], Heading) or shapes[0].level != 1:
        raise ValueError(f"page {key} has no title")
    return Topic(key, shapes[0].text, shapes[1:])


def _hit(topic: Topic, words: Sequence[str]) -> Hit | None:
    title = search_key(topic.title)
    texts = [plain_text(shape) for shape in topic.shapes]
    folded = [search_key(text) for text in texts]
    if not all(word in title or any(word in text for text in folded) for word in words):
        return None
    if all(word in title for word in words):
        return Hit(topic, _beginning(texts), -1)
    held = [_held(words, text) for text in texts]
    best = held.index(max(held))
    far = len(words) - held[best] - _held(words, topic.title)
    return Hit(topic, _passage(texts[best], words), best, far)


def _beginning(texts: Sequence[str]) -> str:
    return _cut(texts[0], 0) if texts else ""


def _passage(text: str, words: Sequence[str]) -> str:
    """Return a stretch of a text that holds most of the words looked for."""
    pieces = text.split()
    begins = [len(" ".join(pieces[:number])) for number in range(len(pieces))]
    starts = [
        max(begin - _AROUND, 0)
        for begin, piece in zip(begins, pieces, strict=True)
        if any(word in search_key(piece) for word in words)
    ]
    return max((_cut(text, start) for start in starts or [0]), key=partial(_held, words))


def _held(words: Sequence[str], text: str) -> int:
    """Return how many of the words a text holds."""
    folded = search_key(text)
    return sum(word in folded for word in words)


def _cut(text: str, start: int) -> str:
    """Return a stretch of a text in whole words, with … where it was cut."""
    if start:
        start = text.find(" ", start) + 1
    part = text[start : start + _PASSAGE]
    end = ""
    if start + _PASSAGE < len(text):
        part, end = part.rsplit(" ", 1)[0], " …"
    return f"{'… ' if start else ''}{part}{end}"
