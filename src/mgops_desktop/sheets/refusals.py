"""Why a file was not read, in Polish: what happened, and what to do next."""

from mgops_desktop.domain.wording import number

_NOTHING = "Nic nie zaimportowano."
_SAVE_AGAIN = "Otwórz plik w programie, w którym powstał, i zapisz go ponownie jako .xlsx."
_SENTENCES = {
    "unreadable": "Nie można otworzyć pliku. Sprawdź, czy istnieje i czy masz do niego prawo.",
    "empty": "Plik jest pusty.",
    "file_size": "Plik ma ponad {most} MB. Podziel go na mniejsze.",
    "password": "Plik jest zabezpieczony hasłem. Zapisz go bez hasła i zaimportuj ponownie.",
    "old_excel": "To stary plik Excela (.xls). Otwórz go w Excelu i zapisz jako .xlsx.",
    "ods": "To plik LibreOffice (.ods). Otwórz go i zapisz jako .xlsx.",
    "not_workbook": f"To nie jest skoroszyt .xlsx ani plik CSV. {_SAVE_AGAIN}",
    "damaged": f"Plik jest uszkodzony albo nie jest skoroszytem. {_SAVE_AGAIN}",
    "members": "Skoroszyt składa się z {found} części, a wolno mu mieć {most}. "
    "Skopiuj same dane do nowego pliku.",
    "unpacked": "Skoroszyt po rozpakowaniu jest za duży. Skopiuj same dane do nowego pliku "
    "albo podziel go.",
    "ratio": "Skoroszyt jest podejrzanie mocno spakowany. Skopiuj same dane do nowego pliku.",
    "entities": "Skoroszyt zawiera deklaracje, których zwykły plik Excela nie ma. "
    "Skopiuj same dane do nowego pliku.",
    "rows": "Plik ma ponad {most} wierszy. Podziel go na mniejsze.",
    "columns": "Wiersz {row} ma ponad {most} kolumn. Sprawdź, czy to właściwy plik.",
    "csv": "Nie można odczytać wiersza {row}: ma za długie pole albo niedomknięty cudzysłów.",
    "encoding": "Nie można rozpoznać polskich liter w pliku. "
    "Zapisz go jako „CSV UTF-8” albo jako .xlsx.",
    "memory": "Plik potrzebuje za dużo pamięci. Podziel go na mniejsze.",
    "time": "Odczyt trwał ponad {most} s i został przerwany. Podziel plik na mniejsze.",
    "no_process": "Nie udało się uruchomić odczytu pliku. Zamknij inne programy i spróbuj ponownie; "
    "jeśli to nie pomoże, zainstaluj program jeszcze raz.",
    "no_sheets": "W skoroszycie nie ma żadnego arkusza z danymi.",
}


def sentence(code: str, **detail: int | str) -> str:
    """Return the sentence for a code of the child process."""
    shown = {name: number(one) if isinstance(one, int) else one for name, one in detail.items()}
    return f"{_SENTENCES[code].format(**shown)} {_NOTHING}"
