"""The clauses of a text, read without a parser: what stands before the verb, what behind, and under what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.verification.claim_words import (
    LIGHT,
    MARKERS,
    OPERATORS,
    POPULATION,
    canonical,
    is_silent,
    rewritten,
    words_of,
)
from assistant.verification.finite_verbs import SUBORDINATING, verb_in
from corpus.quantities import Quantity, quantities_in

_PIECE = re.compile(r"\x00(\d+)\x00|[^\W_][\w'*:]*(?<!:)|[.;:!?](?=\s|$)|[,()]|\s[–—-]\s|…")
_LINKS = words_of("but whereas while although though because since so which who that and or however")
_SPLITTING = _LINKS - {"and", "or", "that"}
_REASONS = frozenset(("because", "since"))
_RESULTS = frozenset(("so", "therefore", "hence", "thus"))
_NAMING = frozenset(("also", "so", "called", "known"))
_APPOSED = _NAMING | {"the", "a", "an"}
_EXAMPLES = "such"
_PARTING = words_of("against versus vs compared than followed")
_BE = words_of("is are was were be been being")


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a content word or a figure: `stem` is empty for a figure, `figure` is None for a word.

    `marker` is the preposition or conjunction that governs it, `phrase` changes at each marker, verb and
    comma, `run` at each marker and verb only, so that the items of a list share a run.
    """

    stem: str
    figure: Quantity | None
    marker: str
    phrase: int
    run: int
    before_verb: bool
    is_verb: bool
    optional: bool
    segment: int
    place: int


@dataclass(frozen=True, slots=True)
class Operator:
    """Hold a small word that changes a claim (not, may, often, more), and what it stands before."""

    kind: str
    word: str
    place: int
    segment: int
    head: str  # the kind of the small word right behind it, as in `more often`


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold one predicate with what belongs to it; `subject` is inherited where the clause has none."""

    tokens: tuple[Token, ...]
    operators: tuple[Operator, ...]
    subject: tuple[Token, ...]
    inherits: bool
    family: int
    passive: bool
    link: str
    has_verb: bool
    defines: bool
    subject_operators: tuple["Operator", ...] = ()

    @property
    def all_operators(self) -> tuple[Operator, ...]:
        """Return its own operators behind those of the subject that it inherits."""
        return (*self.subject_operators, *self.operators) if self.inherits else self.operators

    @property
    def all_tokens(self) -> tuple[Token, ...]:
        """Return its own tokens behind those of the subject that it inherits."""
        return (*self.subject, *self.tokens) if self.inherits else self.tokens

    def head_of(self, operator: Operator) -> str:
        """Return the stem of the content word behind an operator, or of the one before at a clause's end."""
        if operator.head:
            return operator.head
        before = [token.stem for token in self.all_tokens if token.place < operator.place and token.stem]
        behind = [token.stem for token in self.all_tokens if token.place > operator.place and token.stem]
        if operator.word in ("absent", "lacking"):
            behind = []
        return (behind[:1] or before[-1:] or [""])[0]


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a text."""
    plain, figures = _without_figures(rewritten(text))
    found: list[Clause] = []
    draft = _Draft(figures)
    segments = _segments(plain)
    for segment, behind in zip_longest(segments, segments[1:]):
        draft.take(segment, behind, found)
    draft.finish(found)
    return tuple(found)


def _without_figures(text: str) -> tuple[str, tuple[Quantity, ...]]:
    figures = quantities_in(text)
    pieces: list[str] = []
    end = 0
    for number, figure in enumerate(figures):
        pieces += [text[end : figure.start], f" \x00{number}\x00 "]
        end = figure.end
    return "".join([*pieces, text[end:]]), figures


@dataclass(frozen=True, slots=True)
class _Segment:
    opening: str  # the punctuation or link before it
    words: tuple[str, ...]
    optional: bool


def _segments(plain: str) -> list[_Segment]:
    """Return the runs of words between punctuation and linking words."""
    segments: list[_Segment] = []
    opening, words, depth = ".", list[str](), 0

    def close(next_opening: str) -> None:
        nonlocal opening, words
        if words:
            segments.append(_Segment(opening, tuple(words), depth > 0))
            opening, words = next_opening, []
        elif opening not in ".;:" or next_opening in ".;:":
            opening = next_opening
        elif next_opening in _REASONS | _RESULTS:
            opening = f"{opening}{next_opening}"

    for match in _PIECE.finditer(plain):
        piece = match.group().strip()
        if piece in ("(", ")"):
            close(piece)
            depth = 1 if piece == "(" else 0
        elif re.fullmatch(r"[.;:!?,–—…-]", piece):
            close("." if piece in ".!?…" else "," if piece in "–—-" else piece)
        elif piece.lower() in _LINKS:
            close(piece.lower())
        else:
            words.append(piece)
    close(".")
    return segments


class _Draft:
    """Gathers segments until a clause is complete."""

    def __init__(self, figures: Sequence[Quantity]) -> None:
        self.figures = figures
        self.after_content = False
        self.last = ""
        self.place = self.segment = self.phrase = self.run = self.family = 0
        self.subject: tuple[Token, ...] = ()
        self.subject_operators: tuple[Operator, ...] = ()
        self._begin(".")

    def _begin(self, link: str) -> None:
        self.tokens: list[Token] = []
        self.operators: list[Operator] = []
        self.has_verb = self.passive = self.defines = False
        self.own_subject = False
        self.link = link
        self.fronted = ""
        self.marker = ""

    def take(self, segment: _Segment, behind: _Segment | None, found: list[Clause]) -> None:
        """Add a segment to the clause, or begin another with it; `behind` is the next segment."""
        self.segment += 1
        verb = verb_in(segment.words, segment.opening)
        opening = segment.opening
        if opening in ("who", "that") and self.last in POPULATION:
            self.phrase += 1
            self.run += 1
            self._read(replace(segment, words=("if", *segment.words), opening=""), None, False)
            return
        hard = opening[:1] in (".", ";", ":")
        if opening in ("who", "that", "which") and not self.has_verb and verb is not None:
            # The verb of a relative clause in a subject is not that of the sentence.
            main = verb_in(segment.words[verb + 1 :], "that")
            verb = None if main is None else verb + 1 + main
        gapped = (
            self.has_verb
            and verb is None
            and opening in (",", "and", ";")
            and self.fronted == segment.words[0].lower() != ""
        )
        restarts = verb is not None and self.has_verb and not segment.optional and opening != "("
        if (
            hard
            or gapped
            or restarts
            or (
                opening in _SPLITTING
                and (self.has_verb or opening in ("whereas", "while", "although", "though"))
            )
        ):
            self.finish(found)
            if hard and opening[0] == "." and not segment.optional:
                self.subject = ()
            self._begin(opening)
        elif opening in ("and", "or", ",", "(", ")"):
            self.phrase += 1
        else:
            self.phrase += 1
            self.run += 1
        listed = (
            behind is not None
            and behind.opening in ("and", "or")
            and verb_in(behind.words, behind.opening) is None
        )
        self._read(segment, verb, listed)

    def _read(self, segment: _Segment, verb: int | None, listed: bool) -> None:
        self.after_content = False
        self.aside = (
            segment.opening == ","
            and verb is None
            and segment.words[0].lower() in (_APPOSED if self.has_verb else _NAMING)
        )
        if segment.opening not in ("and", "or", ",") or self.marker in SUBORDINATING:
            self.marker = ""
        elif segment.opening == "," and self.fronted and not self.has_verb and not (listed and verb is None):
            self.fronted, self.marker = "", ""
            self.run += 1
        for index, word in enumerate(segment.words):
            lowered = word.lower()
            self.place += 1
            if word.startswith("\x00"):
                self._add("", self.figures[int(word.strip("\x00"))], False, segment)
                continue
            previous, self.last = self.last, lowered
            if (lowered == "with" and previous in POPULATION) or lowered == "among":
                lowered = "in"
            if lowered in _PARTING:
                self.segment += 1
            if lowered in OPERATORS:
                self.operators.append(
                    Operator(
                        OPERATORS[lowered],
                        lowered,
                        self.place,
                        self.segment,
                        _kind_behind(segment.words, index),
                    )
                )
            self.own_subject |= lowered == "there" and not self.has_verb
            if lowered in ("the", "a", "an", "its", "their") and self.after_content:
                self.run += 1
                self.phrase += 1
            behind_noun, self.after_content = self.after_content, False
            # "is the": the one thing of a kind, which may as well be named first.
            self.defines |= lowered == "the" and (not self.tokens or segment.words[index - 1].lower() in _BE)
            self.defines |= lowered in ("called", "termed", "named", "means", "known")
            if (
                behind_noun
                and lowered in ("the", "a", "an")
                and self.fronted
                and not self.has_verb
                and self._in_front()
            ):
                self.marker = ""
                self.run += 1
                self.phrase += 1
            self.such = index > 0 and segment.words[index - 1].lower() == _EXAMPLES
            if lowered in MARKERS:
                self._mark(lowered)
                if not self.tokens and not self.has_verb:
                    self.fronted = lowered
            elif index == verb and is_silent(lowered):
                self._verb(lowered)
            elif lowered in _BE and self.marker not in SUBORDINATING:
                self.passive = True
                self.run += 1
                self.phrase += 1
            elif lowered not in OPERATORS and not (is_silent(lowered) and not _is_name(word, segment, index)):
                is_verb = verb == index
                if is_verb:
                    self._verb(lowered)
                self._add(word, None, is_verb, segment)
                self.after_content = True
                if is_verb:
                    self.phrase += 1

    def _in_front(self) -> bool:
        """Tell whether a noun stands already under the marker that the clause begins with."""
        return bool(self.tokens) and self.marker not in ("", "of", *SUBORDINATING)

    def _mark(self, marker: str) -> None:
        if self.marker in SUBORDINATING:
            return
        # `of` joins a noun to its noun: who does what does not change with it.
        if marker == "as" and self.such:
            marker = _EXAMPLES
        if marker == "of" and self.marker:
            self.phrase += 1
            return
        if self.marker == "than" and marker in ("in", "on", "at", "among", "for", "with", "of"):
            return
        self.marker = "" if marker == "of" else marker
        self.phrase += 1
        self.run += marker != "of"

    def _verb(self, lowered: str) -> None:
        if not self.has_verb and self._in_front() and all(token.marker for token in self.tokens):
            *others, last = self.tokens
            if others and others[-1].phrase == last.phrase:
                self.tokens = [*others, replace(last, marker="", phrase=self.phrase + 1, run=self.run + 1)]
                self.phrase += 1
                self.run += 1
        if not self.has_verb:
            self.own_subject |= any(not token.marker and not token.optional for token in self.tokens)
        self.has_verb = True
        self.passive |= lowered in _BE
        self.marker = ""
        self.run += 1
        self.phrase += 1

    def _add(self, word: str, figure: Quantity | None, is_verb: bool, segment: _Segment) -> None:
        compared = ""
        if figure is None:
            compared = canonical(word)
            if compared in LIGHT:
                return
        self.tokens.append(
            Token(
                compared, figure, self.marker, self.phrase, self.run, not self.has_verb, is_verb,
                segment.optional or self.aside, self.segment, self.place,
            )
        )  # fmt: skip

    def finish(self, found: list[Clause]) -> None:
        if not self.tokens and not self.operators:
            return
        if self.link in ("which", "who", "that") and found and self.has_verb and not self.own_subject:
            tail = found[-1].tokens[-1:]
            subject = tuple(
                token for token in found[-1].tokens if tail and token.run == tail[0].run and not token.is_verb
            )
            self.family += 1
            found.append(self._clause(subject, True))
            self.family -= 1
        bare = all(token.marker or token.figure for token in self.tokens)
        speaks = self.has_verb or (self.link in ("but", "while", "whereas", ",") and bare)
        inherits = speaks and not self.own_subject and bool(self.subject)
        if not inherits and not (self.link in ("which", "who", "that") and found):
            self.family += 1
        found.append(self._clause(self.subject, inherits))
        if not inherits:
            self._keep_subject()
        self._begin(".")

    def _clause(self, subject: tuple[Token, ...], inherits: bool) -> Clause:
        return Clause(
            tuple(self.tokens), tuple(self.operators), subject if inherits else (), inherits, self.family,
            self.passive, self.link, self.has_verb, self.defines, self.subject_operators if inherits else (),
        )  # fmt: skip

    def _keep_subject(self) -> None:
        """Keep what stands before the verb, without the phrase that the clause may begin with."""
        before = [token for token in self.tokens if token.before_verb or not self.has_verb]
        first = next((token.place for token in before if not token.marker), 0)
        self.subject = tuple(token for token in before if token.place >= first and not token.optional)
        last = max((token.place for token in self.subject), default=0)
        self.subject_operators = tuple(
            one for one in self.operators if first <= one.place < last and one.kind == "not"
        )


def _kind_behind(words: Sequence[str], index: int) -> str:
    behind = words[index + 1].lower() if index + 1 < len(words) else ""
    return OPERATORS.get(behind, "")


def _is_name(word: str, segment: _Segment, index: int) -> bool:
    """Tell whether a short word is a grade or a type: the I of `stage I`, the A of `hepatitis A`."""
    return word in ("I", "A") and index > 0
