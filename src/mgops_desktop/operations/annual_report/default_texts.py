"""The wording that stands in a report until the head writes his own."""

import tomllib

from mgops_desktop.files import shipped


def default_texts(report: str) -> dict[str, str]:
    """Return the shipped text of each section of a report."""
    with shipped("resources", "texts", f"{report}.toml").open("rb") as file:
        return {section: text.strip() for section, text in tomllib.load(file).items()}
