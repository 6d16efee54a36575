"""What must not be torn at the end of a line, on paper and on the screen."""

import re

_HANGING = re.compile(
    r"(?<![^\s(„])(?:[aiouwzAIOUWZ]|§|art\.|ust\.|pkt|poz\.|lit\.|nr|Dz\.U\.) +"  # "w domu", "art. 15"
    r"|(?<=[\da-z]) +(?=(?:ust\.|pkt|poz\.|lit\.) )"  # "§ 8 ust. 2"
    r"|(?<=\S) +(?=– )|(?<=Karta –) +(?=[A-D]\b)"  # no line begins with a dash; "Niebieska Karta – A"
    r"|(?<=\d) +(?=\d{3}(?!\d)|zł|godz|dni|dzień|miesi|r\.|%)"  # "1 234 zł", "3 dni", "2026 r."
)


def unhung(text: str) -> str:
    """Bind what must not be torn at the end of a line: "w domu", "§ 8 ust. 2", "1 234 zł"."""
    return _HANGING.sub(lambda found: found[0].rstrip(" ") + "\N{NO-BREAK SPACE}", text)
