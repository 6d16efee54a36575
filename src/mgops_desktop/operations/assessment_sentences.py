"""Sentences of an assessment as a form and a draft keep them: one text of JSON each."""

import json
from collections.abc import Iterable
from dataclasses import replace

from mgops_desktop.domain.assessment_draft import Sentence, read_sources, sources_text


def sentence_value(one: Sentence) -> str:
    """Return a sentence as JSON."""
    return json.dumps(
        {
            "rule": one.rule,
            "text": one.text,
            "drafted": one.drafted,
            "sources": sources_text(one.sources),
            "kept": one.kept,
        },
        ensure_ascii=False,
    )


def sentences_of(values: Iterable[str]) -> list[Sentence]:
    """Read sentences as a form holds them; raises ValueError for anything else."""
    return [_sentence(value) for value in values]


def _sentence(value: str) -> Sentence:
    held = json.loads(value)
    return Sentence(
        held["rule"], held["text"], read_sources(held["sources"]), held["drafted"], held["kept"]
    )


def reworded(value: str, *, text: str | None = None, kept: bool | None = None) -> str:
    """Return a sentence with another text, or ticked otherwise."""
    one = _sentence(value)
    return sentence_value(
        replace(
            one,
            text=one.text if text is None else text,
            kept=one.kept if kept is None else kept,
        )
    )
