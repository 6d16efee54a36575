"""The window: pages, forms, widgets. Knows operations and questions, never SQL."""

from mgops_desktop.gui.quick_imports import stop_reading_sources
from mgops_desktop.storage.memory import collect_garbage_seldom

collect_garbage_seldom()
stop_reading_sources()
