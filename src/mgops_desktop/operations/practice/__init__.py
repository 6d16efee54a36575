"""Practice data: an invented centre that a practitioner believes, written into a data folder of its own."""

from mgops_desktop.operations.practice.folder import PASSWORD, PracticeFolder, make_practice_folder
from mgops_desktop.operations.practice.scale import Scale, Size

__all__ = ["PASSWORD", "PracticeFolder", "Scale", "Size", "make_practice_folder"]
