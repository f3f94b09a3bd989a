"""The name of an exported file, safe on every system."""

import re
import unicodedata

_LONGEST = 60  # characters of the title; some systems stop at 255 bytes for the whole path
_PREFIX = "footnote"  # also keeps away from names that a system reserves, such as "con"


def file_name(title: str, suffix: str) -> str:
    """Return a file name made of a title: lower case ASCII letters, digits and hyphens, then `.suffix`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "conversation"
    return f"{_PREFIX}-{words}.{suffix}"
