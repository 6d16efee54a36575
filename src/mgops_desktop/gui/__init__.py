"""The window: pages, forms, widgets. Knows operations and questions, never SQL."""

from mgops_desktop.gui.quick_imports import stop_reading_sources

stop_reading_sources()
