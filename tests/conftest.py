"""What may be skipped, and when that is a failure.

Tests of the window stand in tests/gui or carry the mark `gui`; outside tests/gui they import Qt
inside the test. Without Qt's libraries they do not run, without a PostgreSQL server the tests
marked `postgres` do not. With MGOPS_TEST_ALL=1 any skip is a failure.
"""

import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["tests.fixtures.memory", "tests.fixtures.opened", "tests.fixtures.story"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("at-a-desk", deadline=None)
hypothesis.settings.register_profile("the-same-each-time", deadline=None, derandomize=True)
hypothesis.settings.load_profile("the-same-each-time" if os.environ.get("CI") else "at-a-desk")

_GUI_TESTS = Path(__file__).parent / "gui"


def _qt_loads() -> bool:
    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415 - fails where system libraries are missing
    except ImportError:
        return False
    return True


_WITHOUT_QT = not _qt_loads()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out tests/gui where it could not even be imported."""
    return True if _WITHOUT_QT and collection_path.is_relative_to(_GUI_TESTS) else None


def pytest_configure() -> None:
    if _WITHOUT_QT and os.environ.get("MGOPS_TEST_ALL"):
        raise pytest.UsageError("MGOPS_TEST_ALL is set, but Qt's libraries are missing")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if _WITHOUT_QT and item.get_closest_marker("gui"):
        pytest.skip("Qt's libraries are missing")
    if item.get_closest_marker("postgres") and not os.environ.get("MGOPS_TEST_POSTGRES"):
        pytest.skip("no PostgreSQL server: MGOPS_TEST_POSTGRES is not set")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("MGOPS_TEST_ALL"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though MGOPS_TEST_ALL is set: {report.longrepr}"
