"""Entering and correcting any kind of record by its form.

One description per kind (`sheets/kinds/`) gives template, import, export and form; `operations/rules/` gives what must
hold. A kind that needs more than fields in order (a visit) has an operation of its own.
"""
