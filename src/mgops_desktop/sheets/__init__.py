"""Workbooks in and out, from one declarative description per record kind."""
