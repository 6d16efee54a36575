"""What the program says while it closes, changes keys or cannot go on."""

CLOSING = "Tworzę kopię i zamykam"
COPYING = "Zapisuję drugą kopię"
COPIED_LATER = "Dane są zapisane, a pierwsza kopia zrobiona. Jeżeli nie poczekasz, druga powstanie następnym razem."
REPLACING = "Wymieniam klucze danych"
OLD_KEYS = "Kluczy nie wymieniono; dane są całe."
FAULT = "W programie wystąpił błąd; zapisano go w dzienniku programu. Danych nie zmieniono."
UNKEPT = (
    "Na niedokończony formularz nie ma miejsca na dysku. Program trzyma go w pamięci: nie wyłączaj go, zwolnij "
    "miejsce i otwórz to samo konto."
)
NOT_CLOSED = (
    "Programu nie zamknięto, bo nie udało się zrobić kopii. Otwórz dane i zamknij jeszcze raz."
)
KEPT = "Zapisane dane są bezpieczne; ostatnie zmiany nie mają jeszcze kopii zapasowej."
PRINTING = "Kończę wydruk"
PRINTED_SOON = "Program zamknie się, gdy ostatnia strona trafi do drukarki. Dane są już zamknięte."
PRINT_GOES_ON = "Rozpoczęty wydruk trafi do drukarki do końca. Nie zostaw go tam."
