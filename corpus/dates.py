"""Dates as articles print them, independent of the machine's language."""

import re
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(rf'{name[:3]}(?:{name[3:]}|t)?' for name in MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})"),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})", re.IGNORECASE),
)


def written_date(day: date) -> str:
    """Return a date like 14 August 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_date(text: str) -> date | None:
    """Return the date at the start of a text, None where there is none.

    Raises:
        ValueError: the text starts with a date that no calendar has.
    """
    for form in _FORMS:
        if found := form.match(text):
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _month(parts["month"])
            return date(int(parts["year"]), month, int(parts["day"]))
    return None


def _month(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, start=1) if month[:3].lower() == name[:3].lower())
