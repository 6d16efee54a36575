"""Every document of the register, of the first family or the worker it belongs to, as PDF and as Word."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.acceptance.year.deeds import LEADING, Family
from tests.acceptance.year.hands import Worker

_WORDS = "Wpisano przy sporządzaniu."


def prints(
    worker: Worker, families: Sequence[Family], folder: Path, most: int | None = None
) -> None:
    """Make each document once; its files are called by its title, and whose it is stands in `rodziny.txt`."""
    made: dict[str, str] = {}
    for family in families:
        worker.opens_family(family.name)
        worker.opens_tab("documents")
        for title in list(_wanted(worker, made))[:most]:
            _makes(worker, title, folder)
            made[title] = family.name
    if most is None:
        worker.turns_to("Karta miesiąca")
        worker.chooses_worker(LEADING)
        worker.clicks("Dokumenty")
        for title in list(_wanted(worker, made)):
            _makes(worker, title, folder)
            made[title] = LEADING.split()[0]
    lines = [f"{title}\t{name}" for title, name in made.items()]
    (folder / "rodziny.txt").write_text("\n".join(lines), encoding="utf-8")


def _wanted(worker: Worker, made: dict[str, str]) -> Iterator[str]:
    """What can be made of this family's records and was made of nobody's yet."""
    worker.clicks("Nowy dokument")
    worker.awaits("Wzory wewnętrzne ośrodka")
    offered = worker.rows_of("Jaki dokument")
    worker.leaves()
    yield from (row.title for row in offered if row.strong and row.title not in made)


def _makes(worker: Worker, title: str, folder: Path) -> None:
    worker.clicks("Nowy dokument")
    worker.awaits("Wzory wewnętrzne ośrodka")
    worker.clicks_row(title)
    if worker.sees("Z którego zapisu?"):
        worker.clicks_row(worker.rows_of("Z którego zapisu?")[0].title)
    worker.awaits_button("Sporządź")
    worker.writes_into_every_field(_WORDS)
    worker.clicks("Sporządź")
    worker.awaits_button("Drukuj")
    for button, suffix in (("Zapisz PDF", ".pdf"), ("Word", ".docx")):
        path = folder / f"{title.replace('/', '-')}{suffix}"
        worker.gives_file(path)
        worker.clicks(button)
        worker.awaits_file(path)
    worker.leaves()
    worker.awaits_button("Nowy dokument")
