"""The part of a sentence that speaks of one figure, and the subject of that part."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.claim_words import opens_with_pronoun, verb_in
from corpus.figures import Figure
from corpus.words import words

_CONNECTIVES = r"but|whereas|while|although|though|because|since|so|yet"
_RELATIVE = re.compile(r"^\s*(?:and\s+|or\s+)?(?:which|who|that|where|whose)\b", re.IGNORECASE)
_ASIDE = re.compile(rf"^\s*(?:{_CONNECTIVES})\b", re.IGNORECASE)
# A piece that opens so narrows what the sentence says, and is never left out.
_NARROWING = re.compile(
    r"^\s*(?:if|when|once|unless|provided|in|with|without|among|for|after|before|during|on|at|by|under|until|of|as)\b",
    re.IGNORECASE,
)
_GROUPING = re.compile(r"^\s*(?:in|with|without|among|of|after|before)\b", re.IGNORECASE)
# A piece that opens so, behind a whole clause, explains it or speaks of a part.
_APPENDED = re.compile(
    r"^\s*(?:and\s+)?(?:the|a|an|found|also|called|known|half|most|many|some|about|another|mostly|mainly|chiefly"
    r"|usually|often|generally|especially|owing|nearly|almost|more|less)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"[;:]\s+|,\s+|\s[–—]\s|\s+(?=(?:{_CONNECTIVES})\s)|\s+and\s+", re.IGNORECASE)
_LINKING = re.compile(rf"^\s*(?:(?:and|or|then|also|{_CONNECTIVES})\s+)+", re.IGNORECASE)
_LIMIT_WORDS = re.compile(
    r"\b(?:(?:more|less|fewer|greater|longer|older|higher|lower|shorter|younger|larger|smaller|later|earlier)"
    r"\s+than|at (?:least|most)|up to|over|under|above|below|exceed(?:s|ing)?|about|around)\s*$",
    re.IGNORECASE,
)
_WHOLE_CLAUSE = 6  # words; so many make a clause even where its verb is not known
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold what is said of one figure: `before` it, `after` it, and `around`, in the pieces beside its own.

    `subject` is what an earlier clause says in front of its verb where this one names no subject of its own;
    `narrowing` is the part of `around` that says among whom.
    """

    subject: str
    around: str
    narrowing: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """Return everything that is said of the figure, without the figure."""
        return " ".join(part for part in (self.subject, self.around, self.before, self.after) if part)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str
    sentence: int
    figures: tuple[Figure, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_main(self) -> bool:
        """Tell whether the piece is a clause that stands alone."""
        opened = _NARROWING.match(self.text) or _RELATIVE.match(self.text) or _ASIDE.match(self.text)
        return verb_in(self.text) is not None and not opened


def clause_of(text: str, figure: Figure, figures: Sequence[Figure]) -> Clause | None:
    """Return the clause of a figure, or None where its subject is a pronoun or hangs on another clause.

    `figures` are all measures of the text.
    """
    cleared = _BRACKETS.sub(lambda match: _without_brackets(match, figure), text)
    pieces = _pieces(cleared, figures)
    at = next((n for n, piece in enumerate(pieces) if figure in piece.figures), None)
    if at is None or _RELATIVE.match(pieces[at].text):
        return None
    own = pieces[at]
    before = own.text[: figure.start - own.start]
    linked = _LINKING.match(before)
    before = _LIMIT_WORDS.sub("", before[linked.end() :] if linked else before)
    after = own.text[figure.end - own.start :]
    others = [piece for n, piece in enumerate(pieces) if n != at and piece.sentence == own.sentence]
    kept = [piece for piece in others if _is_kept(piece, own, figure)]
    verb = verb_in(f"{before} # {after}")
    in_front = f"{before} # {after}"[: verb.start()] if verb else ""
    subject = ""
    if verb is None:
        main = [piece for piece in pieces[:at] if piece.is_main][-1:] or [
            piece for piece in pieces[at + 1 :] if piece.is_main and piece.sentence == own.sentence
        ][:1]
        subject = " ".join(_governing(piece, figure, before) for piece in main)
        kept = [piece for piece in kept if piece not in main]
    elif not words(in_front.replace("#", "")) or _NARROWING.match(in_front):
        subject = _earlier_subject(pieces[:at])
    if opens_with_pronoun(subject or in_front.replace("#", " ")):
        return None
    narrowing = [piece.text for piece in kept if _GROUPING.match(piece.text)]
    around = " ".join(piece.text for piece in kept)
    return Clause(subject.strip(), around.strip(), " ".join(narrowing).strip(), before.strip(), after.strip())


def opens_narrowing(text: str) -> bool:
    """Tell whether a text opens by saying for whom, when or where something holds."""
    return _NARROWING.match(text) is not None


def head_of(clause: Clause) -> str:
    """Return the printed subject of a clause, the words in front of its verb; empty where there is none."""
    text = clause.subject or clause.before
    verb = verb_in(text)
    return text[: verb.start()].strip() if verb else clause.subject


def _without_brackets(match: re.Match[str], figure: Figure) -> str:
    """Blank what stands in brackets, or only the brackets where the figure stands in them."""
    inside = match.start() <= figure.start and figure.end <= match.end()
    return f" {match.group()[1:-1]} " if inside else " " * len(match.group())


def _pieces(text: str, figures: Sequence[Figure]) -> list[_Piece]:
    cuts = [(0, 0, 0)]
    sentence = 0
    for joint in _JOINT.finditer(text):
        sign = joint.group().strip().lower()
        if sign == "and" and not _joins_clauses(text, cuts[-1][1], joint, figures):
            continue
        sentence += sign == ";"
        cuts.append((joint.start(), joint.end(), sentence))
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    return [
        _Piece(start, text[start:end], number, tuple(_inside(figures, start, end)))
        for (_, start, number), end in zip(cuts, ends, strict=True)
    ]


def _inside(figures: Iterable[Figure], start: int, end: int) -> list[Figure]:
    return [figure for figure in figures if start <= figure.start and figure.end <= end]


def _joins_clauses(text: str, start: int, joint: re.Match[str], figures: Sequence[Figure]) -> bool:
    """Tell whether an "and" joins two clauses, or two figures of one kind, rather than two things."""
    verb = verb_in(text[joint.end() : joint.end() + 20])
    if verb is not None and verb.start() == 0:
        return True
    left = {figure.dimension for figure in _inside(figures, start, joint.start())}
    following = next((figure for figure in figures if figure.start >= joint.end()), None)
    return (
        following is not None
        and following.dimension in left
        and ";" not in text[joint.end() : following.start]
    )


def _is_kept(piece: _Piece, own: _Piece, figure: Figure) -> bool:
    """Tell whether another piece of the sentence belongs to what is said of the figure.

    Clauses of their own do not, nor do pieces that give such a figure for something else.
    """
    if any(other.dimension == figure.dimension for other in piece.figures):
        return False
    if _NARROWING.match(piece.text):
        return True
    whole = verb_in(own.text) is not None or (
        len(words(own.text)) >= _WHOLE_CLAUSE and not _NARROWING.match(own.text)
    )
    appended = piece.start > own.start and whole and _APPENDED.match(piece.text)
    return not (appended or _RELATIVE.match(piece.text) or _ASIDE.match(piece.text) or verb_in(piece.text))


def _governing(main: _Piece, figure: Figure, before: str) -> str:
    """Return what a clause with a verb lends to a piece without one.

    That is its subject and verb where the piece says itself what its figure is ("and a specificity of 80%"),
    else all that stands in front of the clause's own figure ("becomes chronic in 90% of newborns, 30% of").
    """
    verb = verb_in(main.text)
    own = next((other for other in main.figures if other.dimension == figure.dimension), None)
    if own is None or verb is None:
        return main.text
    return (
        main.text[: verb.end()]
        if words(before)
        else _LIMIT_WORDS.sub("", main.text[: own.start - main.start])
    )


def _earlier_subject(earlier: Sequence[_Piece]) -> str:
    for piece in earlier:
        verb = verb_in(piece.text)
        if verb and verb.start() > 0 and not _NARROWING.match(piece.text):
            return piece.text[: verb.start()]
    return ""
