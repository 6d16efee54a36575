"""Random cases: nothing of the one side is in a file for the other, or the program refuses to make it."""

import random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import inspect
from sqlalchemy.orm import Session
from tests.fixtures.story import Story
from tests.operations.card_papers.violence import changed, tell_violence
from tests.operations.leak_case import Words, declined, leaked, squeezed, telling

from mgops_desktop.domain.card_papers import CardAddressee
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.card_papers.composing import card_draft
from mgops_desktop.operations.card_papers.keeping import make_card_document
from mgops_desktop.operations.card_papers.kinds import card_paper_kinds
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card_course import ViolenceReport

QUICK, ALL = 10, 200
CASES = [
    pytest.param(seed, marks=[] if seed < QUICK else [pytest.mark.slow]) for seed in range(ALL)
]
IN_A_SENTENCE = 0.5
"""How often what is typed stands in another grammatical case."""
PART = 2
"""Each case prints every second paper: the quick cases each of them five times."""
REPORTER = ("surname", "first_name", "address", "contact")
SIDES = (CardAddressee.HARMED, CardAddressee.VIOLENT)


@operation("zgłaszający w teście", None)
def tell_reporter(session: Session, procedure: UUID, told: dict[str, Any]) -> None:
    for one in session.query(ViolenceReport).filter_by(procedure_id=procedure):
        for name in REPORTER:
            setattr(one, f"reporter_{name}", told[name])


class Case:
    """A procedure with words drawn for both sides, the plan of help and whoever reported."""

    def __init__(self, story: Story, seed: int) -> None:
        self.words = Words(random.Random(seed))
        self.database: Database = story.opened.seen_by()
        told = {name: self.words.person() for name in ("harmed", "violent", "reporter")}
        self.ids = self.database.change(tell_violence, told["harmed"], told["violent"])
        procedure = self.ids["procedure"]
        self.database.change(tell_reporter, procedure, told["reporter"])
        plan = {"action": f"Pomoc: {self.words.word()} {self.words.word()} w sobotę"}
        action = story.ids["help_action"]
        self.database.change(changed, "help_action", action, procedure_id=procedure, **plan)
        reporter = telling({name: told["reporter"][name] for name in REPORTER})
        of_violent = {
            name: value
            for name, value in told["violent"].items()
            if name not in ("surname", "first_name")  # his name is no secret to the harmed person
        }
        self.secret = {
            CardAddressee.VIOLENT: telling(told["harmed"]) | telling(plan) | reporter,
            CardAddressee.HARMED: telling(of_violent) | reporter,
        }
        self.told = told
        self.records = self._records(story)

    def secret_for(self, addressee: CardAddressee) -> set[str]:
        if addressee is not CardAddressee.COURT:
            return self.secret.get(addressee, set())
        guarded = [one for one in ("harmed", "violent") if self.told[one]["protected_address"]]
        names = ("address", "stay_address", "safe_letters", "contact", "safe_phone", "school")
        return {
            word
            for one in guarded
            for word in telling({name: self.told[one][name] for name in names})
        }

    def _records(self, story: Story) -> list[RecordRef]:
        """Every record that a paper is made from, made part of this procedure, for each person in turn."""
        ids = self.ids
        found = [
            RecordRef("participation", ids["harmed_part"]),
            RecordRef("participation", ids["violent_part"]),
            RecordRef("procedure", ids["procedure"]),
            RecordRef("nk_form", ids["form"]),
            RecordRef("correction_programme", ids["programme"]),
            RecordRef("diagnostic_group", ids["group"]),
        ]
        there = {one.kind for one in found}
        for kind in sorted({one.of for one in card_paper_kinds()} - there):
            columns = inspect(KINDS[kind]).columns
            given = {"procedure_id": ids["procedure"], "group_id": ids["group"]}
            given["party_id"] = ids[self.words.drawn.choice(["harmed", "violent"])]
            own = {name: value for name, value in given.items() if name in columns}
            self.database.change(changed, kind, story.ids[kind], **own)
            found.append(RecordRef(kind, story.ids[kind]))
        return found


@pytest.mark.parametrize("seed", CASES)
def test_no_paper_of_a_procedure_tells_its_addressee_of_the_other_side(
    story: Story, seed: int
) -> None:
    case = Case(story, seed)
    made = 0
    for kind in card_paper_kinds()[seed % PART :: PART]:
        secret = case.secret_for(kind.addressee)
        for of in case.records:
            if of.kind != kind.of or not secret:
                continue
            typed = dict.fromkeys(kind.vocabulary.words, "wpisano ręcznie")
            draft = case.database.read(card_draft, kind.key, of, typed)
            if draft.stops:
                continue
            made += 1
            assert leaked(draft.report, secret) == set(), (kind.key, of.kind)
    assert made >= 1


@pytest.mark.parametrize("seed", CASES)
def test_paper_in_which_somebody_types_of_the_other_side_is_not_made(
    story: Story, seed: int
) -> None:
    case = Case(story, seed)
    tried = 0
    for kind in card_paper_kinds():
        if kind.addressee not in SIDES:
            continue
        word = case.words.drawn.choice(typeable_secrets(case, kind.addressee))
        word = declined(word) if case.words.drawn.random() < IN_A_SENTENCE else word
        typed = dict.fromkeys(kind.vocabulary.words, f"Dopisek: {word}, w sobotę.")
        for of in case.records:
            if of.kind != kind.of:
                continue
            draft = case.database.read(card_draft, kind.key, of, typed)
            if squeezed(word) not in squeezed(str(draft.report.sections)):
                continue  # nothing of it is typed on this paper
            tried += 1
            assert draft.stops, (kind.key, word)
            with pytest.raises(UserError):
                case.database.change(make_card_document, NewDocument(kind.key, of, typed))
    assert tried >= 3


def typeable_secrets(case: Case, addressee: CardAddressee) -> list[str]:
    """What somebody might type by mistake: names, numbers and places as they are stored."""
    side = "harmed" if addressee is CardAddressee.VIOLENT else "violent"
    names = ["address", "stay_address", "contact", "safe_phone", "pesel", "school", "work"]
    names += ["surname", "first_name", "health"] if side == "harmed" else []
    own, reporter = case.told[side], case.told["reporter"]
    return [own[name] for name in names] + [reporter[name] for name in REPORTER[2:]]
