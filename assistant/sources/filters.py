"""Which references of a list a question means: those of a kind, or of certain years."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.reference import Reference

_YEAR = r"(?:1[89]|20)\d{2}"


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold one kind of work: how questions and reference lists name it, and what to call it in an answer."""

    name: str
    asked: re.Pattern[str]
    listed: re.Pattern[str]


def _kind(name: str, asked: str, listed: str) -> Kind:
    return Kind(name, re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{listed})", re.IGNORECASE))


_REVIEW = (
    r"review articles?|literature reviews?|narrative reviews?|(?<!peer )reviews?(?! (?:status|stage"
    r"|process))"
)
KINDS = (
    _kind("guideline", r"guidelines?|guidance", r"guideline"),
    _kind("meta-analysis", r"meta-?analys[ei]s", r"meta-?analys"),
    _kind(
        "systematic review",
        r"systematic reviews?|cochrane(?: reviews?| papers?)?",
        r"systematic review|cochrane",
    ),
    _kind(
        "randomised trial",
        r"rcts?|randomi[sz]ed (?:controlled )?(?:trials?|studies|study)",
        r"randomi[sz]ed|rct\b",
    ),
    _kind("trial", r"(?<!randomised )(?<!randomized )(?<!controlled )trials?", r"trial|randomi[sz]ed|rct\b"),
    _kind("cohort study", r"cohort(?: stud(?:y|ies))?s?", r"cohort"),
    _kind("case report", r"case (?:reports?|series)", r"case (?:report|series)"),
    _kind("textbook", r"text ?books?|books?", r"text ?book|book\b"),
    _kind("consensus statement", r"consensus(?: statements?| papers?| documents?)?", r"consensus"),
    _kind("website", r"web ?sites?|web ?pages?", r"web ?site|web ?page"),
    _kind("review", rf"(?<!systematic )(?:{_REVIEW})", r"review\b(?! publication)"),
    _kind(
        "research paper",
        r"(?:original |primary )?research(?: (?:papers?|articles?|studies))?|(?:original|primary) studies",
        r"research|original|trial|cohort|study|journal article",
    ),
)


@dataclass(frozen=True, slots=True)
class Years:
    """Hold an interval of years, both ends included; None leaves an end open."""

    first: int | None
    last: int | None

    def hold(self, year: int | None) -> bool:
        """Tell whether a year lies within; an entry without a year lies nowhere."""
        if year is None:
            return False
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    @property
    def told(self) -> str:
        """Return the interval in words that follow a noun: `from before 2000`, `from 2010 to 2019`."""
        if self.first is None:
            return f"from before {self.last + 1}" if self.last is not None else ""
        if self.last is None:
            return f"from {self.first} or later"
        return f"from {self.first}" if self.first == self.last else f"from {self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Filter:
    """Hold what a reference must be to be meant; the empty filter means all."""

    kinds: tuple[Kind, ...] = ()
    years: Years | None = None

    @property
    def empty(self) -> bool:
        """Tell whether every reference is meant."""
        return not self.kinds and self.years is None

    def means(self, entry: Reference) -> bool:
        """Tell whether an entry is meant: the stated kind counts, the title only where no kind is stated."""
        return self.kind_of(entry) and (self.years is None or self.years.hold(entry.year))

    def kind_of(self, entry: Reference) -> bool:
        """Tell whether an entry is of one of the kinds; a title narrows research down to trials and such."""
        if not self.kinds:
            return True
        return any(_is_of(kind, entry) for kind in self.kinds)


def _is_of(kind: Kind, entry: Reference) -> bool:
    if kind.listed.search(entry.kind):
        return True
    # `research` says little: what a title calls itself counts there, and where no kind is stated.
    vague = entry.kind in ("", "research", "other", "article", "journal article")
    return (
        vague and kind.name not in ("guideline", "research paper") and bool(kind.listed.search(entry.title))
    )


def filter_of(clause: str, today: date) -> Filter:
    """Return the kinds and years that a clause in lower case names; relative years count from `today`."""
    return Filter(tuple(kind for kind in KINDS if kind.asked.search(clause)), years_in(clause, today))


_RELATIVE = r"(?P<count>\d{1,2}|five|ten|two|three|twenty|couple of) years?"
_WORDS = {"two": 2, "couple of": 2, "three": 3, "five": 5, "ten": 10, "twenty": 20}
_DECADES = {"sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000}
_ENTRY = r"(?:study|paper|trial|guideline|publication|review|article|source|reference|work)"
_INTERVAL = re.compile(
    rf"\b(?:between|from) ({_YEAR}) (?:and|to|until|-) ?({_YEAR})\b|\b({_YEAR}) ?[-–] ?({_YEAR})\b"
)
_DECADE = re.compile(r"\b(?:the )?((?:1[89]|20)\d)0'?s\b")
_NAMED_DECADE = re.compile(rf"\b({'|'.join(_DECADES)})\b")
_CENTURY = re.compile(r"\b(?:last|previous|20th|twentieth) century\b")
_BEFORE = re.compile(
    r"\b(?P<word>before|prior to|older than|earlier than|pre-?|predat\w+|until|up to|by)"
    rf" ?(?P<year>{_YEAR})\b"
)
_AFTER = re.compile(
    r"\b(?P<word>after|newer than|later than|younger than|more recent than|post-?|since|from)"
    rf" ?(?P<year>{_YEAR})\b(?P<on> (?:on|onwards?|or later|or newer))?"
)
_OLDER = re.compile(rf"\b(?:older than|more than|over) {_RELATIVE}\b")
_WITHIN = re.compile(rf"\b(?:last|past|previous|recent|newer than|younger than|less than) {_RELATIVE}\b")
_IN = re.compile(
    rf"\b(?:in|of|dated|published|year|printed|a) ({_YEAR})\b|\(({_YEAR})\)|\b({_YEAR}) {_ENTRY}"
)


def years_in(clause: str, today: date) -> Years | None:
    """Return the interval of years that a clause in lower case names, None where it names none."""
    return _written_years(clause) or _relative_years(clause, today)


def _written_years(clause: str) -> Years | None:
    if found := _INTERVAL.search(clause):
        low, high = sorted(int(part) for part in found.groups() if part)
        return Years(low, high)
    if found := _DECADE.search(clause):
        return Years(int(found[1]) * 10, int(found[1]) * 10 + 9)
    if found := _NAMED_DECADE.search(clause):
        return Years(_DECADES[found[1]], _DECADES[found[1]] + 9)
    if _CENTURY.search(clause):
        return Years(1900, 1999)
    if found := _BEFORE.search(clause):
        return Years(None, int(found["year"]) - (found["word"] not in ("until", "up to", "by")))
    if found := _AFTER.search(clause):
        year = int(found["year"])
        if found["word"] == "from" and not found["on"]:
            return Years(year, year)
        return Years(year + (found["word"] not in ("since", "from")), None)
    if found := _IN.search(clause):
        year = next(int(part) for part in found.groups() if part)
        return Years(year, year)
    return None


def _relative_years(clause: str, today: date) -> Years | None:
    if found := _OLDER.search(clause):
        return Years(None, today.year - _count(found["count"]) - 1)
    if found := _WITHIN.search(clause):
        return Years(today.year - _count(found["count"]), None)
    if re.search(r"\bthis year(?:'s)?\b", clause):
        return Years(today.year, today.year)
    if re.search(r"\blast year(?:'s)?\b", clause):
        return Years(today.year - 1, today.year - 1)
    return None


def _count(written: str) -> int:
    return _WORDS.get(written) or int(written)
