"""Papers of a Blue Card procedure: which there are (D01–D41), whom each is for, who may see it, how far it has come."""

from collections.abc import Mapping
from enum import StrEnum

from mgops_desktop.domain.blue_card import PartyRole


class CardPaper(StrEnum):
    """The papers of a procedure by their codes; `OTHER` is for what the list does not name."""

    D01 = "D01"
    D02 = "D02"
    D03 = "D03"
    D04 = "D04"
    D05 = "D05"
    D06 = "D06"
    D07 = "D07"
    D08 = "D08"
    D09 = "D09"
    D10 = "D10"
    D11 = "D11"
    D12 = "D12"
    D13 = "D13"
    D14 = "D14"
    D15 = "D15"
    D16 = "D16"
    D17 = "D17"
    D18 = "D18"
    D19 = "D19"
    D20 = "D20"
    D21 = "D21"
    D22 = "D22"
    D23 = "D23"
    D24 = "D24"
    D25 = "D25"
    D26 = "D26"
    D27 = "D27"
    D28 = "D28"
    D29 = "D29"
    D30 = "D30"
    D31 = "D31"
    D32 = "D32"
    D33 = "D33"
    D34 = "D34"
    D35 = "D35"
    D36 = "D36"
    D37 = "D37"
    D38 = "D38"
    D39 = "D39"
    D40 = "D40"
    D41 = "D41"
    OTHER = "other"


CARD_PAPER_LABELS: Mapping[CardPaper, str] = {
    CardPaper.D01: "D01 formularz „Niebieska Karta – A”",
    CardPaper.D02: "D02 formularz „Niebieska Karta – B”",
    CardPaper.D03: "D03 pismo przewodnie do formularza A",
    CardPaper.D04: "D04 powołanie grupy",
    CardPaper.D05: "D05 oświadczenie o poufności",
    CardPaper.D06: "D06 upoważnienie i zobowiązanie do tajemnicy",
    CardPaper.D07: "D07 przekazanie formularza A grupie",
    CardPaper.D08: "D08 zawiadomienie osoby stosującej przemoc o wszczęciu",
    CardPaper.D09: "D09 notatka o niemożności zawiadomienia",
    CardPaper.D10: "D10 wniosek o poszerzenie grupy",
    CardPaper.D11: "D11 wystąpienie o wytypowanie przedstawiciela",
    CardPaper.D12: "D12 zaproszenie osoby doznającej przemocy",
    CardPaper.D13: "D13 wezwanie osoby stosującej przemoc",
    CardPaper.D14: "D14 protokół posiedzenia grupy",
    CardPaper.D15: "D15 formularz „Niebieska Karta – C”",
    CardPaper.D16: "D16 formularz „Niebieska Karta – D”",
    CardPaper.D17: "D17 notatka z wizyty albo czynności",
    CardPaper.D18: "D18 wniosek o skierowanie do programu",
    CardPaper.D19: "D19 skierowanie do programu",
    CardPaper.D20: "D20 pouczenia do skierowania",
    CardPaper.D21: "D21 zawiadomienie starosty",
    CardPaper.D22: "D22 zawiadomienie grupy o skierowaniu",
    CardPaper.D23: "D23 wezwanie do przedstawienia zaświadczenia",
    CardPaper.D24: "D24 zaświadczenie o zgłoszeniu albo ukończeniu programu",
    CardPaper.D25: "D25 wniosek grupy w sprawie wykroczenia",
    CardPaper.D26: "D26 zawiadomienie o wykroczeniu",
    CardPaper.D27: "D27 powiadomienie o broni",
    CardPaper.D28: "D28 zawiadomienie o podejrzeniu przestępstwa",
    CardPaper.D29: "D29 zawiadomienie sądu opiekuńczego",
    CardPaper.D30: "D30 kwestionariusz ryzyka dziecka, pouczenie rodziców",
    CardPaper.D31: "D31 pismo do zespołu innej gminy",
    CardPaper.D32: "D32 wniosek do wojewody",
    CardPaper.D33: "D33 protokół odstąpienia",
    CardPaper.D34: "D34 zawiadomienie o odstąpieniu",
    CardPaper.D35: "D35 protokół zakończenia",
    CardPaper.D36: "D36 informacja o zakończeniu",
    CardPaper.D37: "D37 notatka z monitoringu",
    CardPaper.D38: "D38 zgoda na wgląd, protokół wglądu",
    CardPaper.D39: "D39 zawiadomienie o posiedzeniu zespołu",
    CardPaper.D40: "D40 informacja o nieobecnościach",
    CardPaper.D41: "D41 skarga i odpowiedź",
    CardPaper.OTHER: "inny dokument",
}
OFFICIAL_FORMS = frozenset(
    {CardPaper.D01, CardPaper.D02, CardPaper.D15, CardPaper.D16}
    | {CardPaper.D20, CardPaper.D24, CardPaper.D30}
)
"""Their wording is an annex of a regulation: they are registered, never printed as the centre's own."""
NEVER_FOR_VIOLENT = frozenset({CardPaper.D02, CardPaper.D12})
"""The violent person gets neither the NK-B (§ 6 ust. 4) nor the invitation of the other side (§ 11 R2023)."""
NEVER_FOR_HARMED = frozenset(
    {CardPaper.D08, CardPaper.D13, CardPaper.D19, CardPaper.D20, CardPaper.D23}
)
"""They speak to the violent person."""


class CardAddressee(StrEnum):
    """Whom a paper is for; none is for both sides (contracts 7)."""

    HARMED = "harmed"
    VIOLENT = "violent"
    GROUP = "group"
    TEAM = "team"
    MEMBER = "member"
    EMPLOYER = "employer"
    COURT = "court"
    PROSECUTION = "prosecution"
    COUNTY = "county"
    VOIVODE = "voivode"
    OTHER_TEAM = "other_team"
    OWN_FILE = "own_file"


CARD_ADDRESSEE_LABELS: Mapping[CardAddressee, str] = {
    CardAddressee.HARMED: "osoba doznająca przemocy",
    CardAddressee.VIOLENT: "osoba stosująca przemoc",
    CardAddressee.GROUP: "grupa",
    CardAddressee.TEAM: "zespół interdyscyplinarny",
    CardAddressee.MEMBER: "członek zespołu albo grupy",
    CardAddressee.EMPLOYER: "instytucja, która kieruje przedstawiciela",
    CardAddressee.COURT: "sąd",
    CardAddressee.PROSECUTION: "Policja, Żandarmeria Wojskowa albo prokuratura",
    CardAddressee.COUNTY: "starosta",
    CardAddressee.VOIVODE: "wojewoda",
    CardAddressee.OTHER_TEAM: "zespół innej gminy",
    CardAddressee.OWN_FILE: "akta procedury",
}
SIDES: Mapping[CardAddressee, PartyRole] = {
    CardAddressee.HARMED: PartyRole.HARMED,
    CardAddressee.VIOLENT: PartyRole.VIOLENT,
}
"""Addressees who are a side of the procedure."""
OTHER_SIDE: Mapping[CardAddressee, CardAddressee] = {
    CardAddressee.HARMED: CardAddressee.VIOLENT,
    CardAddressee.VIOLENT: CardAddressee.HARMED,
}


class ViolentAccess(StrEnum):
    """What the violent person may see of a paper (art. 9c ust. 5, art. 9e ust. 4 UPPD; § 14 ust. 2 R2023)."""

    NO = "no"
    ABOUT_HIMSELF = "about_himself"


VIOLENT_ACCESS_LABELS: Mapping[ViolentAccess, str] = {
    ViolentAccess.NO: "nie",
    ViolentAccess.ABOUT_HIMSELF: "tylko to, co dotyczy tej osoby",
}
