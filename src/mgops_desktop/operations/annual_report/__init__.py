"""Gathers the annual report: figures of two periods, texts, needs, typed-in data."""

from mgops_desktop.operations.annual_report.gather import annual_content, annual_report_of

__all__ = ["annual_content", "annual_report_of"]
