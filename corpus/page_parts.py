"""Cuts the text of a saved page into its header, body, references, disclaimer and footer."""

import re
from dataclasses import dataclass, field

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")

# What only the page around an article prints; it may stand in several places.
_BANNER = re.compile(
    r"medical advisory board.*|educational purposes? only.*|article review status.*"
    r"|(?:last )?updated(?: on)?:.*|last (?:updated|modified|reviewed).*|(?:view )?editorial policy"
    r"|which best describes you\?.*|help us tailor your experience.*|personali[sz]e|your choice helps us .*",
    re.IGNORECASE,
)
STAGE = re.compile(
    r"(?P<mark>[✓✔☑✅●◉]\s*)?(?P<stage>submitted|under review|approved)(?P<after>\s*[✓✔☑✅])?", re.IGNORECASE
)
_MENU = re.compile(
    r"menu|home|search|sign ?in|log ?in|sign ?up|register|share|print|save|copy link|about(?: us)?|pricing"
    r"|contact(?: us)?|blog|faq|help|skip to (?:main )?content|back to top|ask a question|new chat"
    r"|on this page|table of contents|close|next|previous|continue|submit",
    re.IGNORECASE,
)
# The choices of the block that personalises a page.
_READERS = re.compile(
    r"(?:(?:a|am|an|and|caregiver|clinician|doctor|family|general|health|healthcare|i|i['’]m|medical|member|nurse"
    r"|or|other|patient|pharmacist|physician|practitioner|professional|provider|public|researcher|resident"
    r"|student)s?(?:[ /,]+|$))+|prefer not to say",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"(?:references|citations|sources|bibliography)(?:\s*\(\d+\))?:?", re.IGNORECASE)
_DISCLAIMER = re.compile(r"(?:(?:professional|medical|legal|important)\s+)*disclaimer:?", re.IGNORECASE)
_FOOTER = re.compile(
    r"have (?:a|another|any|more) (?:follow-?\s?up )?questions?\b.*|ask (?:a|any|another) follow-?\s?up.*"
    r"|our medical a\.?\s?i\.? .*|(?:related|similar|popular) (?:questions|articles|topics|searches):?"
    r"|was this (?:article|answer|page) helpful.*|(?:©|copyright\b).*|.*\ball rights reserved.*"
    r"|terms of (?:service|use)|privacy policy|cookie policy|subscribe\b.*",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"\s*(?:[•◦▪‣●○]|[*–-]\s|\d{1,2}[.)]\s+\S)")
_CITED_END = re.compile(r"\D\s\d{1,2}(?:\s*,\s*\d{1,2})*$")


@dataclass
class PageParts:
    """Hold the lines of a page by the part in which they stand; blank lines stay in the body."""

    title: str = ""
    header: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    disclaimer: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)


def cut_page(text: str) -> PageParts:
    """Return the parts of a page; the title is empty where no line can be one."""
    lines = [_clean(line) for line in text.split("\n")]
    end = _header_end(lines)
    parts = PageParts(header=[line.strip() for line in lines[:end] if line.strip()])
    parts.title = _title(parts.header)
    part = parts.body
    for line in lines[end:]:
        stripped = line.strip()
        if _REFERENCES.fullmatch(stripped) and parts.body:
            part = parts.references
        elif _DISCLAIMER.fullmatch(stripped):
            part = parts.disclaimer
        elif _FOOTER.fullmatch(stripped) or _BANNER.fullmatch(stripped):
            part = part if _BANNER.fullmatch(stripped) else parts.footer
            parts.footer.append(stripped)
        elif stripped != parts.title and (stripped or part is parts.body):
            part.append(line.rstrip())
    return parts


def _title(header: list[str]) -> str:
    """Return the first question of a header, or else the longest line above its banners."""
    above = next((at for at, line in enumerate(header) if _BANNER.fullmatch(line)), len(header))
    names = [line for line in header[:above] if not _is_furniture(line)]
    questions = [line for line in header if line.endswith("?") and not _is_furniture(line)]
    return questions[0] if questions else max(names, key=len, default="")


def _clean(line: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", line)).expandtabs(4)


def _is_furniture(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_BANNER, STAGE, _MENU, _READERS))


def _only_in_body(line: str) -> bool:
    """Tell whether a line is a list item, a long line that ends with markers, or heads the references."""
    cited = len(line) > 60 and _CITED_END.search(line[-20:])
    return bool(_LIST_ITEM.match(line) or cited or _REFERENCES.fullmatch(line))


def _header_end(lines: list[str]) -> int:
    """Return the index of the first line below the title, the banners and the menus.

    Whatever stands between two banners is furniture as well, up to the first line that only a body has.
    """
    first = next(
        (at for at, line in enumerate(lines) if line.strip() and not _MENU.fullmatch(line.strip())), 0
    )
    end = first + 1
    for at, line in enumerate(lines):
        stripped = line.strip()
        adjoins = at == end and (not stripped or _is_furniture(stripped))
        if adjoins or _BANNER.fullmatch(stripped):
            end = at + 1
        elif at > first and _only_in_body(stripped):
            break
    return max(end, first + 1)
