"""MGOPS Desktop: casework of family assistants and the reports made from it, offline and encrypted."""

__version__ = "0.1.0"
