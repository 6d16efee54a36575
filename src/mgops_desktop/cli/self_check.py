"""--self-check: a throwaway data folder, one form, one icon and one PDF with Polish letters."""

import argparse
import secrets
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from mgops_desktop import __version__
from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import clock_of
from mgops_desktop.domain.period import Period
from mgops_desktop.files import shipped
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder, open_data
from mgops_desktop.operations.reports import render_report, report_of


def self_check(arguments: argparse.Namespace) -> int:
    """Try everything that must be installed; raises at the first thing that is not."""
    clock = clock_of(arguments)
    with tempfile.TemporaryDirectory(prefix="mgops-") as place:
        folder = Path(place) / "Łódź i okolice"
        password = secrets.token_urlsafe(16)
        create_data_folder(folder, [FirstAccount("próba", "Próba", password)], clock)
        data = open_data(folder, password, clock)
        try:
            year = Period.year(clock.today().year)
            report = data.database.read(report_of, "annual", year)
            pdf = render_report(report, "pdf", datetime.now(UTC))
            backup = data.back_up()
        finally:
            data.let_go()
        checked = {
            "version": __version__,
            "database": True,
            "backup": backup.state.value,
            "pdf": len(pdf),
            "form": shipped("ui", "forms", "visit.ui").stat().st_size,
            "icon": shipped("resources", "icons", "users.svg").stat().st_size,
        }
    put_json({"self_check": "ok", **checked})
    say("Instalacja działa.")
    return 0
