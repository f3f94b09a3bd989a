"""The things that the articles speak of: names found by code in titles, headings, leads and enumerations."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.words import ASPECTS, STOP_WORDS, VERBS, stems
from corpus.about import ABOUT
from corpus.article import Article

_WORD = re.compile(r"[^\W_][\w'’-]*")
_NUMBERING = re.compile(r"^\s*(?:\d+|[ivx]+)[.)]\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([A-Za-z][A-Za-z0-9-]{1,9})\)")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_ENUMERATION = re.compile(r"(?:[^,;:.()]{2,80},\s+){2,}(?:and |or )?[^,;:.()]{2,80}")
MAX_NAME_WORDS = 6


@dataclass(frozen=True)
class Topics:
    """Hold the names of what the articles speak of, in lower case.

    `main_by_article` maps an article's id to its own topic; `abbreviations` maps a short form, as printed, to
    its long form.
    """

    names: frozenset[str]
    main_by_article: Mapping[str, str]
    abbreviations: Mapping[str, str]
    vocabulary: frozenset[str]

    @cached_property
    def main(self) -> tuple[str, ...]:
        """Return the articles' own topics."""
        return tuple(self.main_by_article.values())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        alternatives = "|".join(re.escape(name) for name in longest_first) or r"(?!)"
        return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the names that stand in a text, in order of appearance, at each place the longest."""
        return tuple(dict.fromkeys(match.group() for match in self._pattern.finditer(text)))

    def long_form(self, name: str) -> str:
        """Return the long form of a short form that the articles define, any other name in lower case."""
        return self._long_forms.get(name.lower(), name.lower())

    @cached_property
    def _long_forms(self) -> Mapping[str, str]:
        return {short.lower(): long for short, long in self.abbreviations.items()}

    def in_long_form(self, text: str) -> str:
        """Return the text with its short forms replaced by the long ones: each name written one way."""
        for short, long in self.abbreviations.items():
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", long, text, flags=re.IGNORECASE)
            text = re.sub(rf"({re.escape(long)})\s*\({re.escape(long)}\)", r"\1", text, flags=re.IGNORECASE)
        return text

    def spelt_out(self, text: str) -> str:
        """Return the text with the long form written behind each short form that the articles define."""
        lowered = text.lower()
        for short, long in self.abbreviations.items():
            if long not in lowered:
                text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", rf"\g<0> ({long})", text, flags=re.I)
        return text


def topics_of(articles: Iterable[Article]) -> Topics:
    """Return the topics of a set of articles."""
    names: set[str] = set()
    main: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    vocabulary: set[str] = set()
    for article in articles:
        own = _main_topic(article)
        abbreviations |= _abbreviations(article.text)
        vocabulary |= set(stems(article.text))
        names |= {own} | _names(article)
        main[article.id] = own
    names |= set(abbreviations.values()) | {short.lower() for short in abbreviations}
    return Topics(frozenset(names - {""}), main, abbreviations, frozenset(vocabulary))


def _names(article: Article) -> set[str]:
    body = [statement for statement in article.statements if statement.section[:1] != (ABOUT,)]
    headings = {heading for statement in body for heading in statement.path}
    named = {run for heading in headings for run in _content_runs(_NUMBERING.sub("", heading))}
    for statement in body:
        head, colon, _ = statement.quote.partition(":")
        subject = head if colon and len(head.split()) <= MAX_NAME_WORDS else statement.quote
        named |= set(_content_runs(subject)[:1])
        named |= {run for inside in _BRACKETS.findall(statement.quote) for run in _content_runs(inside)}
        for enumeration in _ENUMERATION.findall(statement.quote):
            named |= _items(enumeration)
    # Upper-case short forms are names even where the article never spells them out (MRI, CT, HIV).
    named |= {word.lower() for word in re.findall(r"\b[A-Z][A-Z0-9]{1,6}\b", " ".join(s.quote for s in body))}
    return {name for name in named if not set(name.split()) <= ASPECTS and not name.isdigit()}


def _items(enumeration: str) -> set[str]:
    """Return the items of an enumeration; the first trails its sentence's start, the last its end."""
    first, *middle, last = [
        _content_runs(item) for item in re.split(r",\s+(?:and |or )?|\s+(?:and|or)\s+", enumeration)
    ]
    runs = [*first[-1:], *(run for item in middle for run in item), *last[:1]]
    return {run for run in runs if len(run.split()) <= 3}


def _content_runs(text: str) -> list[str]:
    """Return the runs of words between stop words, verbs and punctuation, without aspects at their ends."""
    runs: list[list[str]] = [[]]
    end = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        ends_a_run = word in STOP_WORDS or word in VERBS
        if text[end : match.start()].strip() or ends_a_run:
            runs.append([])
        end = match.end()
        if not ends_a_run:
            runs[-1].append(word)
    trimmed = [_without_aspects(run) for run in runs]
    return [" ".join(run) for run in trimmed if run and len(run) <= MAX_NAME_WORDS and len(" ".join(run)) > 1]


def _without_aspects(run: list[str]) -> list[str]:
    while run and run[0] in ASPECTS:
        run = run[1:]
    while run and run[-1] in ASPECTS:
        run = run[:-1]
    return run


def _main_topic(article: Article) -> str:
    """Return the run of the title that the text repeats most."""
    lowered = article.text.lower()
    runs = _content_runs(article.title)
    counts = Counter({run: lowered.count(run) * len(run.split()) for run in runs})
    return counts.most_common(1)[0][0] if counts else article.title.lower()


def _abbreviations(text: str) -> dict[str, str]:
    """Return the short forms that a text defines in brackets behind their long forms.

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
