"""A clause of a question, and a clause of a statement, read so that they can be held against each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.evidence import Evidence
from assistant.premises.comparisons import Comparison, comparison_in
from assistant.premises.opposites import NEGATIONS, Leaning, leanings_in, listed, tokens
from assistant.topics import Topics
from assistant.verification.claim_words import AUXILIARIES, LIGHT, OPERATORS, canonical, is_silent, rewritten
from assistant.words import VERBS, words
from corpus.figures import Figure, figures_in

_BREAK = re.compile(
    r"[;:]\s+|\.\s+"
    r"|,?\s+(?:but|whereas|while|although|though|yet|because|unless|until|except)\s+"
    r"|,\s+(?:which|who|where|when|as|so|if|owing|due|most|mostly|especially|particularly|mainly|namely|such"
    r"|with)\s+"
    r"|,?\s+and\s+(?=(?:\w+\s+){0,3}?(?:hyper|hypo)?"
    r"(?:intense|echoic|dense|bright|dark|high|low|increased|decreased)\b)"
    r"|,\s+(?:and|or)\s+(?=(?:it|its|they|their|both|this|these|has|have|is|are|may|can)\b)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:more|less|greater|fewer|higher|lower|longer|shorter|larger|smaller) than\s*$", re.IGNORECASE
)
_AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_GENERIC = frozenset(
    map(
        canonical,
        listed(
            "patient people person case everyone everybody someone article really ever even just simply"
            " actually only completely entirely true thing way time lot kind sort thought said supposed"
            " always considered ca wo stay come go role part play typical typically usually weighted"
            " sequence image scan signal intensity appearance"
        ),
    )
)
_SMALL = listed(
    "in on at during within among by from to into onto with for of than as after before until since through"
    " via over under above below between beyond around toward towards against per despite if when unless"
    " where once across along behind must likely up to at least"
)
_VERBS = frozenset(map(canonical, VERBS))
# "Without" and "unlike" deny a circumstance, not the clause.
DENIALS = NEGATIONS - {"without", "unlike"}
HEDGES = frozenset(
    word
    for word, kind in OPERATORS.items()
    if kind in ("may", "some", "rare") and word not in ("can", "could")
)
UNIVERSAL = listed("always all every invariably each everybody everyone")
PARTIAL = listed(
    "often frequently usually mostly sometimes occasionally rarely seldom most many some few half majority"
)


@dataclass(frozen=True)
class Claim:
    """Hold one clause: its words as printed and as compared, those with content, its opposites and figures.

    `around` are the contents of what stands in brackets and above the clause: they name its subject again.
    `denies` tells of a negation anywhere in its sentence.
    """

    text: str
    read: tuple[str, ...]
    content: tuple[str, ...]
    around: frozenset[str]
    leanings: tuple[Leaning, ...]
    figures: tuple[Figure, ...]
    printed: tuple[str, ...]
    denies: bool

    @cached_property
    def comparison(self) -> Comparison | None:
        """Return the comparison that the clause makes."""
        return comparison_in(self.text)

    @cached_property
    def subject(self) -> frozenset[str]:
        """Return the content before the verb: an auxiliary, or else the first word that can be one."""
        auxiliary = (at for at, word in enumerate(self.printed) if word in AUXILIARIES)
        verb = next(auxiliary, next((at for at, token in enumerate(self.read) if token in _VERBS), 0))
        return frozenset(self.read[:verb]) & frozenset(self.content)

    @property
    def enumerates(self) -> bool:
        """Tell whether the clause lists three things or more."""
        return self.text.count(",") >= 2

    @property
    def negations(self) -> int:
        """Return how many words deny what the clause says."""
        return sum(token in DENIALS for token in self.read)

    def hedged(self, beside: Leaning | None = None) -> bool:
        """Tell whether the clause says, beside one of its words, only that something may or seldom be so."""
        inside = range(beside.start, beside.end) if beside else range(0)
        return any(word in HEDGES for at, word in enumerate(self.printed) if at not in inside)

    def without(self, leaning: Leaning) -> frozenset[str]:
        """Return the content beside one of its opposites."""
        said = set(self.read[leaning.start : leaning.end])
        return frozenset(self.content) - said


class ClaimReader:
    """Read questions and statements by the names that the articles use; a statement is read once."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics
        self._known: dict[str, tuple[Claim, ...]] = {}

    def premise(self, clause: str) -> Claim:
        """Return what a clause of a question claims, each name in its long form."""
        return _claim(self._topics.in_long_form(clause), frozenset(), self._topics, _denies(clause))

    def statement(self, passage: Evidence) -> tuple[Claim, ...]:
        """Return the clauses of a statement, each with the subject that the path above it names."""
        known = self._known.get(passage.passage_id)
        if known is None:
            known = self._known[passage.passage_id] = tuple(self._read(passage))
        return known

    def _read(self, passage: Evidence) -> Iterator[Claim]:
        above = " ".join((*passage.section, self._topics.main_by_article.get(passage.article_id, "")))
        quote = self._topics.in_long_form(passage.quote)
        named = f"{self._topics.in_long_form(above)} {' '.join(_BRACKETS.findall(quote))}"
        around = content_of(named)
        subject: frozenset[str] = frozenset()
        for clause in _clauses(_BRACKETS.sub(" ", quote).rstrip(". ")):
            claim = _claim(clause, around | subject, self._topics, _denies(quote))
            # What follows in the sentence may speak of its subject without naming it again.
            subject = subject or claim.subject
            yield claim


def _clauses(sentence: str) -> Iterator[str]:
    """Yield the clauses of a sentence; one that gives several figures is cut between them."""
    for clause in filter(str.strip, _BREAK.split(sentence)):
        figures = figures_in(clause)
        cuts = [
            match.span()
            for match in _AND.finditer(clause)
            if any(figure.end <= match.start() for figure in figures)
            and any(match.end() <= figure.start for figure in figures)
            and not any(figure.start < match.end() and match.start() < figure.end for figure in figures)
        ]
        start = 0
        for cut, after in cuts:
            yield clause[start:cut]
            start = after
        yield clause[start:]


def _claim(clause: str, around: frozenset[str], topics: Topics, denies: bool) -> Claim:
    figures = figures_in(clause)
    bare = clause
    for figure in reversed(figures):
        bare = f"{_LIMIT.sub(' ', bare[: figure.start])} {bare[figure.end :]}"
    read = tuple(tokens(bare))
    return Claim(
        text=clause,
        read=read,
        content=tuple(_content(bare)),
        around=around,
        leanings=tuple(one for one in leanings_in(read) if not _is_in_a_name(one, read, topics)),
        figures=figures,
        printed=tuple(words(rewritten(bare))),
        denies=denies,
    )


def _denies(text: str) -> bool:
    return not NEGATIONS.isdisjoint(words(rewritten(text)))


def _is_in_a_name(leaning: Leaning, read: tuple[str, ...], topics: Topics) -> bool:
    """Tell whether a word only belongs to a name: what is called transient or benign may be neither."""
    for name in (*topics.main, *topics.abbreviations.values()):
        named = tuple(tokens(name))
        if len(named) < 2 or read[leaning.start] not in named:
            continue
        for start in range(max(0, leaning.end - len(named)), leaning.start + 1):
            if read[start : start + len(named)] == named:
                return True
    return False


def content_of(text: str) -> frozenset[str]:
    """Return the tokens of a text that carry content."""
    return frozenset(_content(text))


def _content(text: str) -> list[str]:
    return [
        token
        for word in words(rewritten(text))
        if not is_silent(word)
        and word not in OPERATORS
        and word not in _SMALL
        and (token := canonical(word)) not in LIGHT | _GENERIC
        and not word.isdigit()
    ]
