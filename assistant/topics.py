"""The things that the articles speak of: names found by code in titles, headings, leads and enumerations."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assistant.proper_names import proper_name_of
from assistant.things import things_among
from assistant.words import ASPECTS, STOP_WORDS, VERBS, stems
from corpus.abbreviations import abbreviations_in
from corpus.about import ABOUT
from corpus.article import Article

_WORD = re.compile(r"[^\W_][\w'’-]*")
_NUMBERING = re.compile(r"^\s*(?:\d+|[ivx]+)[.)]\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_ENUMERATION = re.compile(r"(?:[^,;:.()]{2,80},\s+){2,}(?:and |or )?[^,;:.()]{2,80}")
MAX_NAME_WORDS = 6


@dataclass(frozen=True)
class Topics:
    """Hold the names of what the articles speak of, in lower case.

    `main_by_article` maps an article's id to its own topic; `abbreviations` maps a short form, as printed, to
    its long form; `proper_names` maps the id of an article about a person, a group or a work to that name.
    `things` are the names that the articles use as nouns.
    """

    names: frozenset[str]
    main_by_article: Mapping[str, str]
    abbreviations: Mapping[str, str]
    vocabulary: frozenset[str]
    proper_names: Mapping[str, str] = field(default_factory=dict)
    things: frozenset[str] = frozenset()

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

    def things_in(self, text: str) -> tuple[str, ...]:
        """Return the names in a text that are things: topics, short forms, nouns of the articles."""
        return tuple(
            name
            for name in self.named_in(text)
            if name.lower() in self.things or name.lower() in self._long_forms or name.isupper()
        )

    def long_form(self, name: str) -> str:
        """Return the long form of a short form that the articles define, any other name in lower case."""
        return self._long_forms.get(name.lower(), name.lower())

    @cached_property
    def _long_forms(self) -> Mapping[str, str]:
        return {short.lower(): long for short, long in self.abbreviations.items()}

    def in_long_form(self, text: str) -> str:
        """Return the text with its short forms replaced by the long ones: each name written one way."""
        for short, long in self.abbreviations.items():
            # A backslash in an article would be read as part of a template.
            written = long.replace("\\", r"\\")
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", written, text, flags=re.IGNORECASE)
            text = re.sub(rf"({re.escape(long)})\s*\({re.escape(long)}\)", r"\1", text, flags=re.IGNORECASE)
        return text

    def spelt_out(self, text: str) -> str:
        """Return the text with the long form written behind each short form that the articles define."""
        lowered = text.lower()
        for short, long in self.abbreviations.items():
            if long not in lowered:
                written = long.replace("\\", r"\\")
                text = re.sub(
                    rf"(?<![\w-]){re.escape(short)}(?![\w-])", rf"\g<0> ({written})", text, flags=re.I
                )
        return text


def topics_of(articles: Collection[Article]) -> Topics:
    """Return the topics of a set of articles."""
    names: set[str] = set()
    main: dict[str, str] = {}
    proper_names: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    vocabulary: set[str] = set()
    for article in articles:
        own = _main_topic(article)
        abbreviations |= abbreviations_in(article.text)
        vocabulary |= set(stems(article.text))
        names |= {own} | _names(article)
        main[article.id] = own
        if proper_name := proper_name_of(article):
            proper_names[article.id] = proper_name
    names |= set(abbreviations.values()) | {short.lower() for short in abbreviations}
    names -= {""}
    things = things_among(names, (article.text for article in articles)) | set(main.values())
    return Topics(frozenset(names), main, abbreviations, frozenset(vocabulary), proper_names, things)


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
