"""A procedure of each regime played through the window, day by day: from the NK-A to the end of monitoring.

At each step it is told what stands before whoever does it: under which state the procedure is on the board, which
terms run, what is to be done first, what is late. At last the figures of its years.
"""

from datetime import date

import pytest
from sqlalchemy.orm import Session
from tests.gui.calm import click
from tests.gui.card_office import CardOffice
from tests.gui.folder import Desk
from tests.gui.hands import choose_tab
from tests.gui.pages.test_procedure_papers import begin, filled, make, state

from mgops_desktop.domain.blue_card_records import TeamFunction
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.account import AccountRole, Authorisation
from mgops_desktop.storage.tables.blue_card_bodies import Professional, TeamMember
from mgops_desktop.storage.tables.blue_card_course import ViolenceReport
from mgops_desktop.storage.tables.centre import Setting

PAIR = {
    "starter": "funkcjonariusz Policji",
    "violence": ["przemoc fizyczna"],
    "harmed.1.surname": "Umowna",
    "harmed.1.first_name": "Ewa",
    "harmed.1.age": "34",
    "harmed.1.sex": "kobieta",
    "violent.1.surname": "Umowny",
    "violent.1.first_name": "Adam",
    "violent.1.age": "36",
    "violent.1.sex": "mężczyzna",
}
SOCIAL, POLICE = "pracownik socjalny", "funkcjonariusz Policji"
CORE = {"Przewodnicząca": SOCIAL, "Dzielnicowy": POLICE}
WITH_HARMED = "spotkanie z osobą doznającą"
WITH_VIOLENT = "spotkanie z osobą stosującą"
CEASED = ["przemoc ustała", "można zasadnie"]
SIGNED = "protokół podpisał przewodniczący"

APPOINT = "Powołanie grupy"
PASS_ON = "Przekazanie formularza „Niebieska Karta – A” grupie"
HAND_OVER = "Przekazanie formularza „Niebieska Karta – B”"
FIRST_SITTING = "Pierwsze posiedzenie grupy: podjęcie działań"
END = "Zakończenie: ustanie przemocy"
PROTOCOL = "Przekazanie protokołu zespołowi"
INFORM = "Poinformowanie osoby {} o zakończeniu albo odstąpieniu"
INSTITUTIONS = "Powiadomienie uczestniczących podmiotów o zakończeniu"
VISIT = "Czynność monitorująca po zakończeniu"
CLOSE = "Zamknięcie monitoringu"

OF_LEAFLET = "Przekazanie formularza „Niebieska Karta – B” osobie doznającej przemocy domowej"
OF_GROUP = "Powołanie grupy diagnostyczno-pomocowej"
OF_PASSING = "Przekazanie formularza „Niebieska Karta – A” grupie diagnostyczno-pomocowej"
OF_OLD_PASSING = "Przekazanie formularza „Niebieska Karta – A” członkom zespołu albo grupie"
OF_SITTING = "Pierwsze posiedzenie grupy diagnostyczno-pomocowej"
CAREFUL = f"{OF_SITTING} (data ostrożna)"
OF_MONITORING = "Koniec monitoringu po zakończeniu procedury"
OF_ENROLMENT = "Zgłoszenie się osoby stosującej przemoc domową do programu"
OF_CERTIFICATE = "Brak zaświadczenia o zgłoszeniu się do programu: wniosek do zespołu"
OF_PROTOCOL = "Przekazanie protokołu zakończenia do zespołu interdyscyplinarnego"
OF_TELLING = "Poinformowanie osób o zakończeniu procedury"


COUNTED = (
    *("procedures_run", "procedures_ended", "persons_harmed"),
    *("programme_motions", "programme_referrals"),
    *("monitoring_state", "monitoring_visits", "monitoring_finished"),
)


@question("wskaźniki w opowieści", None)
def figures(session: Session, year: int, *keys: str) -> list[int]:
    counting = Counting(session, Period.year(year))
    return [int(figure(counting, f"blue_card_{key}").value or 0) for key in keys]


@question("zgłoszenia w opowieści", None)
def reports(session: Session) -> list[tuple[date, str]]:
    return [(one.day, one.content) for one in session.query(ViolenceReport)]


@operation("zespół od lat w opowieści", None)
def have_worked_for_years(session: Session) -> None:
    """The accounts are of 2022, and the team sits since."""
    for role in session.query(AccountRole):
        role.valid_from = date(2022, 1, 3)
    for paper in session.query(Authorisation):
        paper.given_on = date(2022, 1, 3)
    since = session.query(Setting).filter_by(key="recording_since").one()
    since.value, since.confirmed = "2022-01-01", True
    day = date(2022, 1, 3)
    for surname, role, function, login in (
        ("Przewodnicząca", MemberRole.SOCIAL_WORKER, TeamFunction.CHAIR, "zespol"),
        ("Dzielnicowy", MemberRole.POLICE, TeamFunction.MEMBER, ""),
    ):
        one = Professional(surname=surname, role=role, login=login, sworn=day, authorised=day)
        one.number = next_number(session, Professional, day.year)
        session.add(one)
        session.flush()
        number = next_number(session, TeamMember, day.year)
        seat = {"professional_id": one.id, "function": function, "began": day}
        session.add(TeamMember(number=number, **seat))


@pytest.fixture
def office(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> CardOffice:
    """An office of the years before, with its team.

    The counts that each leaving makes for accounts without the key are tested elsewhere, and take long here.
    """
    monkeypatch.setattr(OpenData, "leave_counts", lambda _self: None)
    empty_desk.sit_down("zespol")
    empty_desk.database.change(have_worked_for_years)
    return CardOffice(empty_desk)


def appoint(office: CardOffice, day: str) -> None:
    office.takes(APPOINT, {"appointed": day})
    for who, role in CORE.items():
        office.adds("group_member", {"professional": who, "role": role, "began": day})
    office.opens()


def meet_harmed(office: CardOffice, following: str) -> None:
    """The meeting with her: NK-C, the plan, and when he is met."""
    told = {"protocol": "Ustalono plan pomocy.", "nk_form": True, "actions": "Porada prawna"}
    then = {"next_day": following, "next_at": "10:00", "next_kind": WITH_VIOLENT}
    office.holds({"members": list(CORE), "guests": ["Umowna"], **told, **then})


def meet_violent(office: CardOffice, more: dict[str, str]) -> None:
    """The meeting with him: NK-D and what he is obliged to."""
    told = {"protocol": "Pouczono o odpowiedzialności.", "nk_form": True}
    duty = {"obligations": "Powstrzymanie się od przemocy", "obliged": "Umowny"}
    office.holds({"members": list(CORE), "guests": ["Umowny"], **told, **duty, **more})


def end(office: CardOffice, day: str, *marks: str) -> None:
    """The end; on which ground the form knows by the step that was taken."""
    grounds = {"grounds": "Brak nowych zdarzeń.", "end_marks": [*CEASED, *marks]}
    office.takes(END, {"ended": day, **grounds, "protocol_on": day})


def test_procedure_of_the_law_in_force(qtbot, office: CardOffice) -> None:
    office.comes("23.11.2026")
    office.hears(
        {"day": "23.11.2026", "source": "zgłoszenie świadka", "content": "Krzyki za ścianą."}
    )
    office.comes("24.11.2026")
    office.registers({**PAIR, "filled": "23.11.2026", "violent.1.present_at_start": "nie"})
    assert office.state() == "W zespole interdyscyplinarnym"
    terms = {OF_GROUP: "27.11.2026", OF_PASSING: "27.11.2026"}
    assert office.terms() == {**terms, OF_LEAFLET: "30.11.2026", CAREFUL: "01.12.2026"}
    assert set(office.steps()[:2]) == {APPOINT, PASS_ON}
    assert office.steps()[2] == HAND_OVER

    appoint(office, "24.11.2026")
    assert office.first() == PASS_ON
    office.takes(HAND_OVER, {"filled": "24.11.2026", "recipient_party": "Umowna"})
    assert OF_LEAFLET not in office.terms()
    office.takes(PASS_ON, {"passed": "24.11.2026"})
    assert office.database.read(reports) == [(date(2026, 11, 23), "Krzyki za ścianą.")]
    assert office.state() == "W grupie diagnostyczno-pomocowej"
    assert {OF_SITTING, CAREFUL} < set(office.terms())
    assert office.first() == "Zawiadomienie osoby stosującej przemoc o wszczęciu procedury"
    send_notice(qtbot, office)
    assert set(office.terms()) == {OF_SITTING, CAREFUL}
    assert office.first() == FIRST_SITTING

    office.comes("01.12.2026")
    assert office.board_row().badge.text == "dziś"
    office.plans({"groups": [office.number], "begin": "09:00"})
    then = {"next_day": "03.12.2026", "next_at": "10:00", "next_kind": WITH_HARMED}
    told = {"protocol": "Omówiono sytuację.", "decision": "podjęcie działań"}
    office.holds({"members": list(CORE), **told, **then})
    assert (office.state(), office.terms()) == ("Diagnoza", {})
    office.comes("03.12.2026")
    meet_harmed(office, "08.12.2026")
    assert office.state() == "Realizacja planu pomocy"

    office.comes("08.12.2026")
    motion = {"programme": "jednomyślny", "programme_for": "Umowny"}
    meet_violent(office, motion)
    sent = ("referred", "delivered", "district_told", "group_told")
    office.corrects("correction_programme", "", dict.fromkeys(sent, "08.12.2026"))
    office.opens()
    assert office.terms() == {OF_ENROLMENT: "07.01.2027", OF_CERTIFICATE: "08.03.2027"}
    assert office.told() == []

    office.comes("15.02.2027")
    assert office.board_row().badge.text == "po terminie"
    end(office, "15.02.2027")
    assert office.state() == "Monitoring po zakończeniu"
    assert office.terms()[OF_MONITORING] == "15.11.2027"
    assert {OF_PROTOCOL, OF_TELLING} < set(office.terms())
    office.takes(PROTOCOL, {"protocol_passed": "15.02.2027"})
    assert office.first() == INFORM.format("doznającej przemocy")
    for side in ("doznającej przemocy", "stosującej przemoc"):
        office.takes(INFORM.format(side), {"day": "15.02.2027"})
    assert not {OF_PROTOCOL, OF_TELLING} & set(office.terms())
    office.comes("16.11.2027")
    office.takes(CLOSE, {"monitoring_ended": "16.11.2027"})
    assert (office.state(), office.terms(), office.steps()) == ("Archiwum", {}, [])
    assert office.told() == []  # closed a day after the nine months: a stretch, no act that was due
    assert office.board_row().badge is None
    read = office.database.read
    assert read(figures, 2026, *COUNTED) == [1, 0, 1, 1, 1, 0, 0, 0]
    assert read(figures, 2027, *COUNTED) == [1, 1, 1, 0, 0, 0, 0, 1]


def test_procedure_of_the_law_between(office: CardOffice) -> None:
    office.comes("14.07.2023")
    office.registers({**PAIR, "filled": "12.07.2023"})
    assert office.state() == "U przewodniczącego zespołu"
    assert office.terms() == {OF_OLD_PASSING: "17.07.2023", OF_GROUP: "17.07.2023"}
    office.comes("17.07.2023")
    appoint(office, "17.07.2023")
    office.takes(PASS_ON, {"passed": "17.07.2023"})
    assert (office.state(), office.terms()) == ("W zespole albo grupie", {})
    office.takes(HAND_OVER, {"filled": "17.07.2023", "recipient_party": "Umowna"})

    office.comes("24.07.2023")
    office.plans({"groups": [office.number], "begin": "09:00", "kind": WITH_HARMED})
    meet_harmed(office, "31.07.2023")
    assert office.state() == "W toku"
    office.comes("31.07.2023")
    meet_violent(office, {})
    office.comes("20.10.2023")
    end(office, "20.10.2023", SIGNED)
    assert office.state() == "Zakończona"
    assert office.terms() == {OF_MONITORING: "20.07.2024"}
    office.takes(INSTITUTIONS, {"day": "20.10.2023"})
    office.comes("22.07.2024")
    office.takes(VISIT, {"day": "12.01.2024", "remark": "Rozmowa w domu."})  # recorded late
    office.takes(CLOSE, {"monitoring_ended": "22.07.2024"})
    assert (office.state(), office.told(), office.steps()) == ("Archiwum", [], [])
    read = office.database.read
    assert read(figures, 2023, *COUNTED) == [1, 1, 1, 0, 0, 1, 0, 0]
    assert read(figures, 2024, *COUNTED) == [0, 0, 0, 0, 0, 0, 1, 1]


def test_procedure_of_the_law_before(office: CardOffice) -> None:
    office.comes("12.05.2023")
    office.registers({**PAIR, "filled": "10.05.2023"})
    assert office.terms() == {OF_OLD_PASSING: "15.05.2023"}
    office.comes("18.05.2023")
    assert office.board_row().badge.text == "po terminie"
    appoint(office, "18.05.2023")
    office.takes(PASS_ON, {"passed": "18.05.2023"})
    assert office.told() == [(OF_OLD_PASSING, "3 dni po terminie")]
    office.corrects("nk_form", "Niebieska Karta – A", {"outside": "święto w gminie"})
    office.opens()
    assert office.told() == []

    office.comes("24.05.2023")
    office.plans({"groups": [office.number], "begin": "09:00", "kind": WITH_HARMED})
    meet_harmed(office, "31.05.2023")
    office.comes("31.05.2023")
    meet_violent(office, {})
    office.takes("Skierowanie do gminnej komisji", {"day": "31.05.2023"})
    assert office.state() == "W toku"

    office.comes("20.09.2023")
    grounds = {"grounds": "Plan wykonano.", "end_marks": [*CEASED, SIGNED]}
    given = {"ended": "20.09.2023", **grounds, "protocol_on": "20.09.2023"}
    office.begins(END, given)
    assert "zrealizowanie planu pomocy" in office.refusal()
    office.fills({"end_marks": ["zrealizowano indywidualny plan"]})
    office.saves()
    assert (office.state(), office.terms()) == (
        "Zakończona",
        {},
    )  # nothing is monitored by that law
    assert CLOSE not in office.steps()
    office.takes(INSTITUTIONS, {"day": "20.09.2023"})
    assert (office.state(), office.steps()) == ("Archiwum", [])
    assert office.database.read(figures, 2023, *COUNTED, "alcohol_referrals") == [
        *(1, 1, 1, 0, 0, 0, 0, 0),
        1,
    ]


def send_notice(qtbot, office: CardOffice) -> None:
    """D08 for him, made and handed to the post; that he was told is written with it."""
    choose_tab(office.card.tabs, "papers")
    papers = office.card.papers
    qtbot.waitUntil(papers.register.new.isVisible)
    begin(qtbot, papers, "D08")
    click(papers.draft.look_at)
    filled(qtbot, papers)
    make(qtbot, papers)
    click(papers.document.steps.buttons["printed"])
    state(qtbot, papers, "wydrukowany")
    click(papers.document.steps.buttons["sent"])
    qtbot.waitUntil(papers.document.tells.isVisible)
    click(papers.document.tells.both)
    state(qtbot, papers, "wysłany")
    papers.leave_view()
    office.opens()
