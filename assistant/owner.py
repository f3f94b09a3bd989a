"""Whose conversations: the name that stands on every query."""

import re
import unicodedata

# The one reader of a page without sign-in; no reader of a shared page can have this name.
LOCAL_OWNER = "local"

NAME_RULE = "1 to 64 letters, digits, dots, hyphens, underscores or @"
_NAME = re.compile(r"[\w.@-]{1,64}")


def canonical_name(typed: str) -> str | None:
    """Return a reader's name as it is kept, whatever capitals it was typed with; None where it is none."""
    if len(typed) > 256:
        return None
    name = unicodedata.normalize("NFKC", typed).strip().casefold()
    return name if _NAME.fullmatch(name) else None
