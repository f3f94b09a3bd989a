"""Article ids made from titles and file names."""

import re
import unicodedata


def slug(text: str) -> str:
    """Return a text as an article id: lower case letters, digits, dots and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._") or "article"
