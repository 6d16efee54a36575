"""Qt's own buttons, menus and print dialogs in Polish."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_polish(app: QApplication) -> QTranslator:
    """Load Qt's Polish words and make Polish the locale of dates and numbers.

    Raises FileNotFoundError when Qt was shipped without them.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Polish, QLocale.Country.Poland))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_pl", folder):
        raise FileNotFoundError(f"{folder}/qtbase_pl.qm")
    app.installTranslator(translator)
    return translator
