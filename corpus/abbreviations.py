"""Short forms that a text defines in brackets behind their long forms."""

import re

_BRACKETED = re.compile(r"\(([A-Za-z][A-Za-z0-9-]{1,9})\)")


def abbreviations_in(text: str) -> dict[str, str]:
    """Return each short form, as printed, with its long form in lower case.

    After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
    text" (2003): the letters of the short form are found from the right in the words before the bracket.
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match.group(1)
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = re.split(r"[.;:,()\n]", text[: match.start()])[-1].split()[-(len(short) + 4) :]
        long = _long_form(short.lower(), " ".join(before).lower())
        if long:
            found[short] = long
    return found


def _long_form(short: str, before: str) -> str:
    place = len(before)
    for index in range(len(short) - 1, -1, -1):
        if not short[index].isalnum():
            continue
        place -= 1
        while place >= 0 and (
            before[place] != short[index] or (index == 0 and place > 0 and before[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return ""
    return before[place:]
