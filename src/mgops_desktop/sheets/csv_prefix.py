"""Texts that a spreadsheet would take for a formula, in CSV files (reliability 4.5).

Export puts an apostrophe before them, import takes it away again: what was exported comes back as it was.
"""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")


def protected(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def unprotected(text: str) -> str:
    """Return what `protected` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_DANGEROUS) else text
