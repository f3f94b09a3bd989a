"""Finds what a question takes for granted and the articles contradict, so that it is corrected first.

A question that is right must never be corrected. So a clause of the question is held only against a clause of
a statement that speaks of the same thing, word for word but for the one point in which they differ, and
nothing is corrected where any other statement bears the question out.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation, Notice
from assistant.evidence import Evidence
from assistant.premises.claims import DENIALS, PARTIAL, UNIVERSAL, Claim, ClaimReader, content_of
from assistant.premises.comparisons import agreement
from assistant.premises.opposites import Leaning, contradict, listed
from assistant.premises.presuppositions import presupposed_in
from assistant.verification.claim_words import canonical
from corpus.figures import Figure, differ

Kind = Literal["figure", "opposite", "comparison", "negation", "quantifier"]
OTHERWISE = "The article says otherwise:"
PREMISE = "premise"
TAKEN_FOR_GRANTED = "The question takes something for granted that the article contradicts: see"
# Of a statement's clause, what the question must speak of too, for both to be about the same thing.
LEAST_COMMON = 0.3
LEAST_OF_ONE = 0.5
MOST_EXTRA = 6
MOST_CORRECTIONS = 2
LEAST_SUFFIX = 6
_OF = re.compile(r"\s*of (?:the |all |these |those )?((?:[\w-]+ ?){1,2})")
_IN = re.compile(
    r"\bin (?:about |around |roughly |up to |only |some |nearly |almost |at most )*$", re.IGNORECASE
)
# Words that set a time or a place for the whole clause; without them it says another thing.
_FRAMES = listed("after before without outside beyond despite")
_CONDITIONS = listed("in on at when if with during among for by from once below above under while")
# A share below this (percent) leaves room for the opposite.
_CLEAR_SHARE = 70
_COMPARATIVE = listed("lower higher less more fewer better worse longer shorter")
_LIMITING = listed("only until unless except initially sometimes")


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold what the question takes for granted and the passage that says otherwise."""

    kind: Kind
    premise: str
    passage: Evidence

    @property
    def sentence(self) -> str:
        """Return the correction in words of ours and of the passage only."""
        return f"{OTHERWISE} “{self.passage.quote}”"


def corrections_for(
    question: str, evidence: Sequence[Evidence], reader: ClaimReader
) -> tuple[Correction, ...]:
    """Return the corrections of what a standalone question takes for granted, the best passage first.

    `evidence` are the retrieved passages in ranked order; reference entries are left out.
    """
    clauses = presupposed_in(question)
    if not clauses:
        return ()
    held = [
        (passage, claim)
        for passage in evidence
        if passage.kind == "statement"
        for claim in reader.statement(passage)
    ]
    found: dict[str, Correction] = {}
    for clause in clauses:
        told = reader.premise(clause)
        for kind, differs in _KINDS:
            hits = [(passage, claim) for passage, claim in held if differs(told, claim)]
            if hits and not _borne_out(kind, told, [claim for _, claim in held]):
                # The statement that says least beside it says it most plainly.
                for passage, _ in sorted(hits, key=lambda hit: len(hit[1].content)):
                    found.setdefault(passage.passage_id, Correction(kind, clause, passage))
    return tuple(found.values())[:MOST_CORRECTIONS]


def with_corrections(
    selected: Sequence[Evidence], corrections: Sequence[Correction], most: int
) -> tuple[Evidence, ...]:
    """Return the passages to quote: those that correct come first, whatever else was chosen follows.

    Without a correction all that was chosen stays; with one, `most` or as many as were chosen.
    """
    first = {one.passage.passage_id: one.passage for one in corrections}
    others = [passage for passage in selected if passage.passage_id not in first]
    return (*first.values(), *others)[: max(most, len(selected), len(first))]


def premise_notices(corrections: Sequence[Correction], citations: Sequence[Citation]) -> tuple[Notice, ...]:
    """Return a notice for each corrected clause whose passage is cited; it names the citation."""
    numbers = {f"{citation.article_id}#{citation.start}": citation.n for citation in citations}
    cited: dict[str, list[int]] = {}
    for one in corrections:
        if one.passage.passage_id in numbers:
            cited.setdefault(one.premise, []).append(numbers[one.passage.passage_id])
    return tuple(
        Notice(kind=PREMISE, text=f"{TAKEN_FOR_GRANTED} {''.join(f'[{n}]' for n in sorted(at))}.")
        for at in cited.values()
    )


def corrected_text(text: str, notices: Sequence[Notice]) -> str:
    """Return the text of an answer with the words that make its first quote a correction, where it is one."""
    return f"{OTHERWISE} {text}" if any(notice.kind == PREMISE for notice in notices) else text


def _same_thing(
    told: Iterable[str], claim: Claim, beside: Iterable[str] = (), least: float = LEAST_COMMON
) -> bool:
    """Tell whether a clause of a statement is about all that was told, and about little else.

    The items of an enumeration beside the one that was told are no different subject.
    """
    asked, own = frozenset(told), frozenset(claim.content) - frozenset(beside)
    if not asked or not all(_held(word, own | claim.around) for word in asked):
        return False
    common = frozenset(word for word in asked if _held(word, own))
    extra = own - asked - claim.around
    if claim.enumerates and len(common) >= 2:
        return True
    if len(extra) > MOST_EXTRA:
        return False
    return len(common) >= least * (len(common) + len(extra)) and (bool(common) or len(own) <= 2)


def _held(word: str, held: frozenset[str]) -> bool:
    """Tell whether a word stands among others, or ends one of them (arthropathy, neuroarthropathy)."""
    return word in held or (len(word) > LEAST_SUFFIX and any(other.endswith(word) for other in held))


def _figure(told: Claim, claim: Claim) -> bool:
    for figure in told.figures:
        whole = _whole(figure, told.text)
        same = [
            other
            for other in claim.figures
            if _comparable(figure, told.text, other, claim.text)
            and (whole is None or whole == _whole(other, claim.text))
        ]
        alone = len(same) == 1 == len(told.figures) and _same_counts(told, claim, same[0])
        if alone and _names_its_subject(told, claim) and _same_thing(told.content, claim):
            denied = DENIALS & {*told.read, *claim.read} or not _same_frame(told, claim)
            within = claim.hedged() and figure.high <= same[0].high
            return not denied and not within and _exclude(figure, same[0])
    return False


def _same_counts(told: Claim, claim: Claim, figure: Figure) -> bool:
    """Tell whether what a clause counts beside its figure (two doses) is not told otherwise (a dose)."""
    counts = [one for one in claim.figures if one != figure and not one.dimension and not one.unit]
    return not any(
        _counted(one, claim.text) in told.content and not any(other.low == one.low for other in told.figures)
        for one in counts
    )


def _comparable(one: Figure, one_text: str, other: Figure, other_text: str) -> bool:
    """Tell whether two figures count the same: in one dimension or unit, or the same things."""
    if one.dimension or other.dimension or one.unit or other.unit:
        return one.dimension == other.dimension if one.dimension else one.unit == other.unit
    counted, held = _counted(one, one_text), _counted(other, other_text)
    return bool(counted) and counted == held


def _whole(figure: Figure, text: str) -> frozenset[str] | None:
    """Return the content of what a figure is a share of, patients being none; None where that is not said."""
    of = _OF.match(text[figure.end :])
    return content_of(of[1]) if of else None


def _counted(figure: Figure, text: str) -> str:
    """Return the word that a bare number counts, or an empty string."""
    following = re.match(r"\s+([^\W\d_]+)", text[figure.end :])
    return canonical(following[1]) if following else ""


def _exclude(one: Figure, other: Figure) -> bool:
    """Tell whether two figures cannot both be true, or two limits leave nothing between them."""
    if differ(one, other):
        return True
    upper, lower = (one, other) if one.bound == "upper" else (other, one)
    return upper.bound == "upper" and lower.bound == "lower" and upper.high < lower.low


def _names_its_subject(told: Claim, claim: Claim) -> bool:
    """Tell whether all that a clause is about was told: a normal pressure is not any pressure."""
    return claim.subject <= {*told.content} | claim.around


def _same_frame(told: Claim, claim: Claim) -> bool:
    return _FRAMES & {*told.printed} <= {*claim.printed} and (
        _FRAMES & {*claim.printed} <= {*told.printed, "without"}
    )


def _opposite(told: Claim, claim: Claim) -> bool:
    if "than" in claim.read or _LIMITING & {*claim.printed} or not _same_frame(told, claim):
        return False
    if not _same_figures(told, claim) or (not told.figures and _is_a_part(claim)):
        return False
    if "than" in told.read and not _COMPARATIVE & {*claim.printed}:
        return False
    for leaning in told.leanings:
        if any(contradict(leaning, other) for other in told.leanings):
            return False
        for other in claim.leanings:
            hedged = told.hedged(leaning) or claim.hedged(other)
            if not hedged and contradict(leaning, other) and _stands(leaning, told, other, claim):
                return True
    return False


def _is_a_part(claim: Claim) -> bool:
    """Tell whether a clause is true only of a share of the cases."""
    return any(
        one.unit == "%"
        and one.high < _CLEAR_SHARE
        and one.bound != "lower"
        and _IN.search(claim.text[: one.start])
        for one in claim.figures
    )


def _stands(leaning: Leaning, told: Claim, other: Leaning, claim: Claim) -> bool:
    """Tell whether an opposite is said of the same subject, as what is said of it and not as its name."""
    if any(one.pair == other.pair and one != other and contradict(one, other) for one in claim.leanings):
        return False
    asked = told.without(leaning)
    if "than" in told.read:
        asked &= frozenset(told.read[: told.read.index("than")])
    before = frozenset(claim.read[: other.start])
    beside = frozenset(claim.read[other.start : other.end])
    subject = bool(asked & before) or frozenset(claim.content) - beside <= asked | claim.around
    subject |= claim.read[:1] == ("it",) or claim.read[other.end : other.end + 1] in (("for",), ("of",))
    rest = claim.read[other.end :]
    stop = next((at for at, token in enumerate(rest) if token == "and"), len(rest))
    # What follows a preposition is a condition, and must have been told too; a list of items is none.
    bound = next((at for at, token in enumerate(rest) if token in _CONDITIONS), stop)
    conditions = frozenset(rest[bound:stop]) & frozenset(claim.content) - asked - claim.around - beside
    if not subject or (conditions and not claim.enumerates):
        return False
    aside = frozenset(rest[stop:]) - asked
    return _same_thing(asked, claim, beside | aside, LEAST_COMMON if "and" in before else LEAST_OF_ONE)


def _negation(told: Claim, claim: Claim) -> bool:
    if {told.negations, claim.negations} != {0, 1} or claim.hedged() or told.hedged():
        return False
    if (
        not _same_frame(told, claim)
        or "without" in {*claim.printed} - {*told.printed}
        or not _names_its_subject(told, claim)
        or _LIMITING & {*claim.printed}
        or not _same_figures(told, claim)
        or len(set(told.content)) < 2
    ):
        return False
    asked = frozenset(told.content)
    return asked <= frozenset(claim.content) | claim.around and _same_thing(asked, claim, least=0.6)


def _same_figures(told: Claim, claim: Claim) -> bool:
    return all(
        any(one.low == other.low and one.high == other.high for other in claim.figures)
        for one in told.figures
    )


def _quantifier(told: Claim, claim: Claim) -> bool:
    if not UNIVERSAL & {*told.printed} or told.negations or claim.negations:
        return False
    partial = PARTIAL & {*claim.printed} or any(
        figure.unit == "%" and figure.high < 100 and figure.bound != "lower" for figure in claim.figures
    )
    return bool(partial) and not UNIVERSAL & {*claim.printed} and _same_thing(told.content, claim, least=0.5)


def _comparison(told: Claim, claim: Claim) -> bool:
    if told.denies or claim.denies:
        return False
    return agreement(told.comparison, claim.comparison, claim.around) == "reversed"


def _borne_out(kind: Kind, told: Claim, claims: Iterable[Claim]) -> bool:
    """Tell whether any clause says what the question takes for granted."""
    if kind == "figure":
        return any(_says_figure(told, claim) for claim in claims)
    if kind == "opposite":
        return any(_says_opposite(told, claim) for claim in claims)
    if kind == "comparison":
        return any(agreement(told.comparison, claim.comparison, claim.around) == "same" for claim in claims)
    return False


def _speaks_of_all(asked: frozenset[str], claim: Claim) -> bool:
    """Tell whether a clause, with what stands above it, speaks of all that was told."""
    held = frozenset(claim.content) | claim.around
    return all(_held(word, held) for word in asked)


def _says_figure(told: Claim, claim: Claim) -> bool:
    return _speaks_of_all(frozenset(told.content), claim) and any(
        _comparable(one, told.text, other, claim.text) and not _exclude(one, other)
        for one in told.figures
        for other in claim.figures
    )


def _says_opposite(told: Claim, claim: Claim) -> bool:
    for leaning in told.leanings:
        asked = told.without(leaning)
        if _speaks_of_all(asked, claim) and any(
            one.pair == leaning.pair and one.left == leaning.left and one.negated == leaning.negated
            for one in claim.leanings
        ):
            return True
    return False


_KINDS: tuple[tuple[Kind, Callable[[Claim, Claim], bool]], ...] = (
    ("comparison", _comparison),
    ("figure", _figure),
    ("opposite", _opposite),
    ("negation", _negation),
    ("quantifier", _quantifier),
)
