"""The commands and their options. Commands are imported when they run, so that starting is fast."""

import argparse
import importlib
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from mgops_desktop import __version__
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import ROLE_LABELS
from mgops_desktop.domain.statutory_report import REPORT_LABELS

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Run = Callable[[argparse.Namespace], int]
_ABOUT = "Program dla ośrodka pomocy społecznej: praca z rodzinami, terminy, sprawozdania."
_FORMS = ("json",)
_REPORT_FORMS = ("pdf", "docx", "xlsx", "json")
_FORMS_OF = {"report": _REPORT_FORMS, "document": ("pdf", "docx", "json")}
"""The forms of a command's result; for those listed here the first is the usual one."""
FIRST_YEAR = 1900
LAST_YEAR = 2200
"""Days and years that every command takes; beyond them the calendar itself would end."""


class _Help(argparse.HelpFormatter):
    """Help with a Polish heading over the usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "użycie: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Tells help and wrong use in Polish; wrong use has exit code 2."""

    def __init__(self, *, with_help: bool = True, **options: Any) -> None:
        options["add_help"] = False
        super().__init__(**options, formatter_class=_Help)
        self._positionals.title = "argumenty"
        self._optionals.title = "opcje"
        if with_help:
            self.add_argument("-h", "--help", action="help", help="pokazuje tę pomoc i kończy")

    def error(self, message: str) -> NoReturn:
        raise UserError(f"Błędne użycie: {_in_polish(message)}. Pomoc: --help.")

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        super().print_help(file or sys.stderr)


_SAID = (
    (r"the following arguments are required: (.*)", r"brakuje: \1"),
    (r"unrecognized arguments: (.*)", r"nieznane argumenty: \1"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 nie jest wśród: \3"),
    (r"argument (.*): expected .*", r"\1: brak wartości"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 nie jest liczbą całkowitą"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)
"""What argparse says, and how it is said to the user."""


def _in_polish(message: str) -> str:
    for pattern, polish in _SAID:
        if found := re.fullmatch(pattern, message):
            return found.expand(polish)
    return message


def require_known_year(year: int) -> None:
    """Raise UserError for a year so far away that nothing can be counted in it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"Rok {year} jest poza zakresem {FIRST_YEAR}–{LAST_YEAR}.")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; `run` is the function of the command."""
    common = _Parser(with_help=False)
    common.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="folder danych")
    common.add_argument("--today", type=_day, default=argparse.SUPPRESS, help="data „dzisiaj”")
    common.add_argument("--login", default=argparse.SUPPRESS, help="konto")
    common.add_argument(
        "--format",
        default=argparse.SUPPRESS,
        help="postać wyniku: json; sprawozdania: pdf, docx, xlsx, json",
    )
    parser = _Parser(prog="mgops-desktop", parents=[common], description=_ABOUT)
    parser.add_argument(
        "--version", action="version", version=__version__, help="pokazuje wersję i kończy"
    )
    parser.add_argument("--self-check", action="store_true", help="sprawdza instalację")
    parser.set_defaults(run=_open_window)
    commands = parser.add_subparsers(dest="command", metavar="polecenie", parser_class=_Parser)

    def command(name: str, target: str, text: str) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = commands.add_parser(name, parents=[common], help=text)
        sub.set_defaults(run=_later(target))
        return sub

    _folder_commands(command)
    _workbook_commands(command)
    _figure_commands(command)
    _document_command(command)
    _term_commands(command)
    _account_commands(
        command("account", "account:show", "konta: wykaz, zakładanie, role, hasła"), common
    )
    parsed = parser.parse_args(list(arguments))
    for name in ("data", "today", "login", "format"):
        if not hasattr(parsed, name):
            setattr(parsed, name, None)
    forms = _FORMS_OF.get(parsed.command, _FORMS)
    if parsed.format is not None and parsed.format not in forms:
        raise UserError(f"Nie ma postaci „{parsed.format}”. Postacie: {', '.join(forms)}.")
    if parsed.format is None and parsed.command in _FORMS_OF:
        parsed.format = _form_of_file(parsed.output, forms)
    return parsed


def _form_of_file(output: Path | None, forms: Sequence[str]) -> str:
    """Without `--format` the form is told by the name of the file: no PDF is called raport.docx."""
    named = output.suffix.lstrip(".").lower() if output is not None else ""
    return named if named in forms else forms[0]


_AUTHORISED = "data pisemnego upoważnienia do przetwarzania danych"
_CONFIDENTIALITY = "data zobowiązania do poufności (bez niej: dzień upoważnienia)"
Command = Callable[[str, str, str], argparse.ArgumentParser]


def _folder_commands(command: Command) -> None:
    init = command("init", "folder:init", "zakłada pusty zaszyfrowany folder danych")
    init.add_argument("--recovery-out", type=Path, metavar="PLIK")
    init.add_argument("--authorised", type=_day, metavar="DATA", help="data upoważnienia")
    init.add_argument(
        "--working", action="store_true", help="folder roboczy, np. na laptopie asystenta"
    )
    main = command("make-main", "folder:make_folder_main", "uznaje folder roboczy za główny")
    main.add_argument(
        "--yes", action="store_true", required=True, help="potwierdza: tego nie można cofnąć"
    )
    demo = command("demo", "practice:demo", "zakłada folder z danymi ćwiczeniowymi")
    demo.add_argument("--size", choices=("small", "city", "huge"), default="small")
    demo.add_argument("--as-of", type=_day)
    demo.add_argument("--seed", type=int, default=1)
    backup = command("backup", "folder:backup", "tworzy i sprawdza kopię zapasową")
    backup.add_argument("--to", type=Path, metavar="FOLDER")
    restore = command(
        "restore",
        "folder:restore",
        "odtwarza kopię, z załącznikami leżącymi obok niej, do nowego folderu",
    )
    restore.add_argument("file", type=Path, metavar="PLIK")
    restore.add_argument("--yes", action="store_true", required=True)
    restore.add_argument("--recovery-code-file", type=Path, metavar="PLIK")
    password = command("password", "folder:password", "ustawia nowe hasło kodem odzyskiwania")
    password.add_argument("--recovery-code-file", type=Path, metavar="PLIK", required=True)


def _workbook_commands(command: Command) -> None:
    template = command("template", "workbook:template", "zapisuje lub opisuje szablon importu")
    template.add_argument("out", type=Path, nargs="?", metavar="PLIK.xlsx")
    template.add_argument("--describe", action="store_true")
    template.add_argument("--start", action="store_true", help="prosty arkusz na początek")
    importing = command("import", "workbook:import_file", "wczytuje skoroszyt")
    importing.add_argument("file", type=Path, nargs="?", metavar="PLIK")
    importing.add_argument("--dry-run", action="store_true")
    importing.add_argument("--take-back", metavar="ID", help="cofa import o tym numerze")
    importing.add_argument(
        "--map",
        type=Path,
        metavar="PLIK.json",
        help="przypisanie kolumn własnego wykazu; zapamiętane na później",
    )
    importing.add_argument(
        "--propose-map", action="store_true", help="podaje propozycję przypisania kolumn"
    )
    importing.add_argument(
        "--sheet", metavar="ARKUSZ", help="klucz arkusza do propozycji przypisania"
    )
    export = command("export", "workbook:export", "zapisuje wszystkie dane jako skoroszyt")
    export.add_argument("out", type=Path, metavar="PLIK.xlsx")
    export.add_argument("--uncover", action="store_true", help="z adresami chronionymi")


def _figure_commands(command: Command) -> None:
    indicators = command("indicators", "figures:indicators", "liczby z zapisów")
    _period_options(indicators)
    indicators.add_argument("--list", nargs="+", metavar="KLUCZ", dest="keys")
    indicators.add_argument("--catalogue", action="store_true")
    indicators.add_argument("--with-names", action="store_true")
    report = command("report", "figures:report", "drukuje sprawozdanie")
    report.add_argument("kind", nargs="?", metavar="RODZAJ")
    _period_options(report)
    report.add_argument(
        "--procedure", metavar="NUMER", help="metryka terminów jednej procedury, np. NK/1/2026"
    )
    report.add_argument("--list", action="store_true", dest="list_kinds")
    report.add_argument("-o", "--output", type=Path, metavar="PLIK")
    check = command("check", "figures:check", "sprawdza zapisy przed sprawozdaniem")
    check.add_argument("--year", type=_year)
    check.add_argument("--with-names", action="store_true")


def _document_command(command: Command) -> None:
    document = command("document", "documents:document", "sporządza dokument z zapisu o numerze")
    document.add_argument("key", nargs="?", metavar="DOKUMENT", help="np. karta-rodziny")
    document.add_argument("--list", action="store_true", dest="list_kinds")
    document.add_argument("--number", metavar="NUMER", help="numer zapisu, np. R/1/2026")
    document.add_argument(
        "--text",
        action="append",
        default=[],
        metavar="POLE=TEKST",
        help="tekst, którego nie ma w zapisach, np. housing=Dwa pokoje",
    )
    document.add_argument("-o", "--output", type=Path, metavar="PLIK")


def _term_commands(command: Command) -> None:
    erase = command("erase", "records:erase", "usuwa na zawsze zapis z kosza")
    erase.add_argument("kind", metavar="RODZAJ", help="rodzaj zapisu, np. person")
    erase.add_argument("number", metavar="NUMER", help="numer zapisu, np. O/1/2026")
    erase.add_argument("--reason", required=True, metavar="POWÓD", help="powód usunięcia")
    erase.add_argument(
        "--yes", action="store_true", required=True, help="potwierdza: tego nie można cofnąć"
    )
    register = command("register", "records:register", "rejestr numerów, także anulowanych")
    register.add_argument("kind", metavar="RODZAJ", help="rodzaj zapisu, np. family")
    register.add_argument("--year", type=_year, help="rok numerów; bez niego: wszystkie")
    log = command("log", "records:log", "kto, kiedy i po co czytał chronione zapisy")
    log.add_argument("--from", type=_day, dest="first", metavar="DATA", help="od dnia")
    log.add_argument("--to", type=_day, dest="last", metavar="DATA", help="do dnia włącznie")
    due = command("due", "terms:due", "terminy")
    due.add_argument("--on", type=_day, metavar="DATA", help="dzień; bez niego: dziś")
    due.add_argument(
        "-o", "--output", type=Path, metavar="PLIK", help="zapisuje wykaz (.xlsx albo .csv)"
    )
    due.add_argument("--with-names", action="store_true")
    handed = command("hand-over", "terms:hand_over", "zapisuje, że sprawozdanie przekazano")
    handed.add_argument(
        "report",
        choices=[one.value for one in REPORT_LABELS],
        metavar="SPRAWOZDANIE",
        help=", ".join(f"{one.value} ({label})" for one, label in REPORT_LABELS.items()),
    )
    handed.add_argument(
        "--year", type=_year, required=True, metavar="ROK", help="rok sprawozdawczy"
    )
    handed.add_argument(
        "--on", type=_day, metavar="DATA", help="dzień przekazania; bez niego: dziś"
    )
    handed.add_argument("--to", default="", metavar="KOMU", help="komu przekazano")
    deadline = command("deadline", "terms:deadline", "liczy termin według reguły")
    deadline.add_argument("rule", nargs="?", metavar="REGUŁA")
    deadline.add_argument("--from", dest="start", metavar="DATA[TGG:MM]")
    deadline.add_argument("--list", action="store_true", dest="list_rules")
    deadline.add_argument("--batch", type=Path, metavar="PLIK.csv")


def _account_commands(account: argparse.ArgumentParser, common: _Parser) -> None:
    parts = account.add_subparsers(dest="part", metavar="czynność", parser_class=_Parser)

    def part(name: str, function: str, text: str, *, named: bool = True) -> argparse.ArgumentParser:
        sub: argparse.ArgumentParser = parts.add_parser(name, parents=[common], help=text)
        sub.set_defaults(run=_later(f"account:{function}"))
        if named:
            sub.add_argument("account", metavar="KONTO", help="login konta")
        return sub

    roles = tuple(role.value for role in ROLE_LABELS)
    words = ", ".join(f"{role.value} ({label})" for role, label in ROLE_LABELS.items())
    part("list", "show", "wykaz kont z rolami i dokumentami", named=False)
    add = part("add", "add", "zakłada konto; hasło ze zmiennej MGOPS_NEW_PASSWORD albo z terminala")
    add.add_argument("--name", required=True, metavar="OSOBA", help="imię i nazwisko")
    add.add_argument("--role", required=True, action="append", choices=roles, help=words)
    add.add_argument("--worker", metavar="NUMER", help="numer pracownika, np. P/1/2026")
    add.add_argument("--authorised", type=_day, required=True, metavar="DATA", help=_AUTHORISED)
    add.add_argument("--confidentiality", type=_day, metavar="DATA", help=_CONFIDENTIALITY)
    change = part("change", "change", "poprawia dane konta")
    change.add_argument("--name", metavar="OSOBA", help="imię i nazwisko")
    change.add_argument("--worker", metavar="NUMER", help="numer pracownika; puste: żaden")
    change.add_argument("--authorised", type=_day, metavar="DATA", help=_AUTHORISED)
    change.add_argument("--confidentiality", type=_day, metavar="DATA", help=_CONFIDENTIALITY)
    part("close", "close", "zamyka konto i wymienia klucze danych")
    role = part("role", "role", "nadaje albo kończy rolę")
    role.add_argument("--give", choices=roles, metavar="ROLA", help=words)
    role.add_argument("--end", choices=roles, metavar="ROLA", help="rola kończy się wczoraj")
    password = part("password", "password", "zmienia hasło", named=False)
    password.add_argument("--of", metavar="KONTO", help="nowe hasło innego konta (kierownik)")
    code = part("recovery-code", "recovery_code", "nowy kod odzyskiwania", named=False)
    code.add_argument("--recovery-out", type=Path, metavar="PLIK", help="plik na kod")


def _period_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=_year)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--from", type=_day, dest="first", metavar="DATA")
    parser.add_argument("--to", type=_day, dest="last", metavar="DATA")


def _later(target: str) -> Run:
    module, name = target.split(":")

    def run(arguments: argparse.Namespace) -> int:
        function: Run = getattr(importlib.import_module(f"mgops_desktop.cli.{module}"), name)
        return function(arguments)

    return run


def _open_window(arguments: argparse.Namespace) -> int:
    """Without a command: the self-check, or the window (the one thing that needs Qt)."""
    if arguments.self_check:
        return _later("self_check:self_check")(arguments)
    app = importlib.import_module("mgops_desktop.app")
    code: int = app.run(arguments.data, arguments.today)
    return code


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}” nie jest datą RRRR-MM-DD") from None
    _require_year(day.year)
    return day


def _year(text: str) -> int:
    try:
        year = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} nie jest liczbą całkowitą") from None
    _require_year(year)
    return year


def _require_year(year: int) -> None:
    try:
        require_known_year(year)
    except UserError as error:
        raise argparse.ArgumentTypeError(error.message.rstrip(".")) from None
