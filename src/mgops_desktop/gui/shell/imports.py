"""What is imported while the password is typed: in the background what knows no Qt, the window's own on its thread.

Classes of Qt that come into being beside a running event loop can take the program down.
"""

from collections.abc import Callable, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

BEHIND_THE_FIRST_SCREEN = (
    "logging.handlers",
    "mgops_desktop.domain.line_ends",
    "mgops_desktop.domain.markup",
    "mgops_desktop.operations.data_folder",
    "mgops_desktop.operations.folder_facts",
    "mgops_desktop.operations.naming",
    "mgops_desktop.operations.records.about",
    "mgops_desktop.operations.saved_searches",
    "mgops_desktop.operations.search",
    "mgops_desktop.operations.second_place",
    "mgops_desktop.operations.start_page",
    "mgops_desktop.operations.text_search",
    "mgops_desktop.operations.upkeep",
)
"""Enter waits for these; no Qt among them."""
BEHIND_THE_PAGES = (
    "pypdfium2",
    "mgops_desktop.domain.entry",
    "mgops_desktop.indicators.listing",
    "mgops_desktop.operations.warming",
    "mgops_desktop.operations.assessment_form",
    "mgops_desktop.operations.attaching",
    "mgops_desktop.operations.blue_card",
    "mgops_desktop.operations.blue_card_help",
    "mgops_desktop.operations.card_papers.keeping",
    "mgops_desktop.operations.card_papers.register",
    "mgops_desktop.operations.procedure_ways",
    "mgops_desktop.operations.registration.form",
    "mgops_desktop.operations.registration.registering",
    "mgops_desktop.operations.risk",
    "mgops_desktop.operations.risk_form",
    "mgops_desktop.operations.risk_sheets",
    "mgops_desktop.operations.sitting",
    "mgops_desktop.operations.sitting_papers",
    "mgops_desktop.operations.sitting_sheet",
    "mgops_desktop.operations.whole_form.entering",
    "mgops_desktop.operations.whole_form.printing",
    "mgops_desktop.operations.check",
    "mgops_desktop.operations.diagnosis_form",
    "mgops_desktop.operations.diary",
    "mgops_desktop.operations.documents.own_word",
    "mgops_desktop.operations.card_papers.own_word",
    "mgops_desktop.operations.documents.past",
    "mgops_desktop.operations.documents.register",
    "mgops_desktop.operations.documents.scanning",
    "mgops_desktop.operations.family_documents",
    "mgops_desktop.operations.family_file",
    "mgops_desktop.operations.likeness",
    "mgops_desktop.operations.merging",
    "mgops_desktop.operations.family_table",
    "mgops_desktop.operations.figure",
    "mgops_desktop.operations.importing",
    "mgops_desktop.operations.importing.history",
    "mgops_desktop.operations.importing.templates",
    "mgops_desktop.operations.library",
    "mgops_desktop.operations.list_file",
    "mgops_desktop.operations.report_text",
    "mgops_desktop.operations.oversight.dossier_file",
    "mgops_desktop.operations.papers",
    "mgops_desktop.operations.pictures.sheet",
    "mgops_desktop.operations.since_last",
    "mgops_desktop.operations.bin_list",
    "mgops_desktop.operations.erasing",
    "mgops_desktop.operations.evening",
    "mgops_desktop.operations.exchange.peers",
    "mgops_desktop.operations.exchange.arriving",
    "mgops_desktop.operations.exchange.giving",
    "mgops_desktop.operations.exchange.taking",
    "mgops_desktop.operations.substitution",
    "mgops_desktop.operations.work_month",
    "mgops_desktop.operations.records.history",
    "mgops_desktop.operations.records.taking_back",
    "mgops_desktop.operations.visit_cards",
    "mgops_desktop.operations.records.last_saved",
    "mgops_desktop.operations.records.forms",
    "mgops_desktop.operations.records.changing",
    "mgops_desktop.operations.records.lines",
    "mgops_desktop.operations.records.saving",
    "mgops_desktop.operations.reports",
    "mgops_desktop.operations.term_counting",
    "mgops_desktop.operations.visit",
    "mgops_desktop.reports.file_name",
    "mgops_desktop.storage.intervention",
    "mgops_desktop.storage.letter",
    "mgops_desktop.storage.meeting",
    "mgops_desktop.storage.register",
    "mgops_desktop.storage.registers",
    "mgops_desktop.operations.accounts",
    "mgops_desktop.operations.backup_place",
    "mgops_desktop.operations.backups",
    "mgops_desktop.operations.restoring",
    "mgops_desktop.storage.setting_lists",
    "mgops_desktop.storage.worker",
)
"""No Qt either; imported while there is time, else when a page is made."""
FIRST_SCREEN = (
    "mgops_desktop.gui.shell.log",
    "mgops_desktop.gui.main_window",
    "mgops_desktop.gui.pages.start_page",
    "mgops_desktop.gui.shell.work",
)
"""The window's own, in steps of some milliseconds; what lies behind them is imported by then."""
PAGES = (
    "PySide6.QtUiTools",
    "PySide6.QtPrintSupport",
    "mgops_desktop.gui.pages.family_card_view",
    "mgops_desktop.gui.pages.visit_editor",
    "mgops_desktop.gui.pages.families_page",
    "mgops_desktop.gui.pages.bin_page",
    "mgops_desktop.gui.pages.diary_page",
    "mgops_desktop.gui.pages.blue_card_page",
    "mgops_desktop.gui.pages.counselling_page",
    "mgops_desktop.gui.pages.help_page",
    "mgops_desktop.gui.pages.likeness_page",
    "mgops_desktop.gui.pages.import_page",
    "mgops_desktop.gui.pages.inspection_page",
    "mgops_desktop.gui.pages.report_output",
    "mgops_desktop.gui.pages.report_data_page",
    "mgops_desktop.gui.pages.loose_page",
    "mgops_desktop.gui.pages.registers_page",
    "mgops_desktop.gui.pages.papers_page",
    "mgops_desktop.gui.pages.reports_page",
    "mgops_desktop.gui.pages.staff_page",
    "mgops_desktop.gui.pages.work_page",
    "mgops_desktop.gui.pages.settings_page",
    "mgops_desktop.gui.pages.term_counter",
    "mgops_desktop.gui.visitor_screen",
    "mgops_desktop.gui.projector_screen",
)


def import_behind(names: Sequence[str]) -> None:
    """Import in the background. Nothing else may import the program's own modules meanwhile."""
    for name in names:
        import_module(name)


class ImportsInFront(QObject):
    """Imports the window's own step by step, so that typing goes on between them."""

    def __init__(self, parent: QObject, names: Sequence[str], done: Callable[[], object]) -> None:
        super().__init__(parent)
        self._left = list(names)
        self._done = done
        self._step()

    def _step(self) -> None:
        if self._left:
            import_module(self._left.pop(0))
            QTimer.singleShot(0, self, self._step)
        else:
            self.deleteLater()
            self._done()
