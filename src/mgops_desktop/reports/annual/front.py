"""Title page, legal basis with the programme's resolution, introduction."""

from mgops_desktop.domain.wording import long_date
from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, Note, Section, Text, Title

ACT = "ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej"


def title_page(content: AnnualContent) -> Section:
    """Who reports to whom, for which period, who prepared and who approved."""
    lines = [content.for_period]
    if not content.is_over:
        lines.append(f"okres jeszcze trwa: dane na dzień {content.counted_until}")
    if content.period.is_year:
        lines.append(f"na podstawie art. 179 ust. 1 {ACT}")
    details = [("Ośrodek", content.centre_name)]
    for name, value in (
        ("Adresat", content.council),
        ("Opracowanie", content.prepared_by),
        ("Zatwierdzenie", content.head_name and f"{content.head_name}, kierownik ośrodka"),
        ("Miejsce i data", f"{content.place}, {long_date(content.printed_on)}".strip(" ,")),
    ):
        if value:
            details.append((name, value))
    needs = " oraz potrzeby związane z realizacją zadań" if content.period.is_year else ""
    title = Title(
        f"Sprawozdanie z realizacji zadań z zakresu wspierania rodziny{needs}",
        tuple(lines),
        tuple(details),
        own_page=True,
    )
    return Section("title_page", "Strona tytułowa", (title,), level=0)


def basis(content: AnnualContent) -> Section:
    """The act with its publication, the duty to report, and the programme that was carried out."""
    blocks: list[Block] = [Text.of(_duty(content) if content.period.is_year else _part(content))]
    if not content.act_confirmed:
        blocks.append(Note("Publikator ustawy do potwierdzenia przed złożeniem sprawozdania."))
    if content.programme is not None:
        blocks.append(Text.of(_programme(content)))
    if content.texts.get("basis"):
        blocks.append(Text.typed(content.texts["basis"]))
    return Section("basis", "Podstawa prawna i program", tuple(blocks))


def _duty(content: AnnualContent) -> str:
    return (
        f"Sprawozdanie sporządzono na podstawie art. 179 ust. 1 {ACT} ({content.act_publication}). "
        "Przepis zobowiązuje do złożenia radzie gminy, do 31 marca każdego roku, rocznego sprawozdania "
        "z realizacji zadań z zakresu wspierania rodziny oraz do przedstawienia potrzeb związanych "
        "z realizacją zadań."
    )


def _part(content: AnnualContent) -> str:
    return (
        f"Sprawozdanie dotyczy zadań z {ACT} ({content.act_publication}) wykonanych {content.in_days}. "
        "Nie zastępuje sprawozdania rocznego, o którym mowa w art. 179 ust. 1 ustawy."
    )


def _programme(content: AnnualContent) -> str:
    programme = content.programme
    assert programme is not None
    adopted = "przyjęty"
    if programme.resolution_number:
        adopted += f" uchwałą nr {programme.resolution_number}"
    if programme.adopted_by:
        adopted += f" ({programme.adopted_by})"
    if programme.resolution_day:
        adopted += f" z dnia {long_date(programme.resolution_day)}"
    goal = (
        f" Cel główny programu: {programme.main_goal.rstrip('.')}." if programme.main_goal else ""
    )
    years = "" if programme.years in programme.name else f" na lata {programme.years}"
    end = "" if adopted.endswith(".") else "."
    return f"{content.in_period} realizowany był program „{programme.name}”{years}, {adopted}{end}{goal}"


def introduction(content: AnnualContent) -> Section:
    """The head's own words, kept from year to year."""
    text = content.texts.get("introduction", "")
    blocks = (Text.typed(text),) if text else ()
    return Section("introduction", "Wprowadzenie", blocks)
