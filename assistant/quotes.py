"""The quote composer: picks the statements that answer and shows them verbatim, without a language model."""

import re
from collections.abc import Sequence

from assistant.answer import AnswerStatement, Citation
from assistant.evidence import Evidence

# Of the best score, what a further passage must reach to be quoted beside it.
NEAR_THE_BEST = 0.80
_LIST_QUESTION = re.compile(
    r"\b(?:what are|which are|list|name|types|causes|kinds|all|factors|sites|features|findings|symptoms|signs"
    r"|differ|difference|compare|versus|vs|both)\b",
    re.IGNORECASE,
)
NEAR_THE_BEST_IN_A_LIST = 0.65
_ABOUT_SOURCES = re.compile(
    r"\b(?:reference|references|source|sources|cited|cites|citation|citations|journal|guideline|guidelines|paper"
    r"|papers|study|studies|publication|published|literature|bibliography)\b",
    re.IGNORECASE,
)


def select(question: str, evidence: Sequence[Evidence], most: int) -> tuple[Evidence, ...]:
    """Return the passages to quote, best first: those that come near the best one.

    Reference entries are quoted only where the question is about the sources.
    """
    about_sources = bool(_ABOUT_SOURCES.search(question))
    candidates = [passage for passage in evidence if about_sources or passage.kind == "statement"]
    if not candidates:
        return ()
    ranked = sorted(candidates, key=lambda passage: (-score(passage), passage.rank))
    share = NEAR_THE_BEST_IN_A_LIST if _LIST_QUESTION.search(question) else NEAR_THE_BEST
    floor = share * score(ranked[0])
    return tuple(passage for passage in ranked if score(passage) >= floor)[:most]


def score(passage: Evidence) -> float:
    """Return how well a passage answers: meaning and words in equal parts, each from 0 to 1."""
    return 0.5 * max(passage.similarity, 0.0) + 0.5 * passage.coverage


def quoted_statements(citations: Sequence[Citation]) -> tuple[AnswerStatement, ...]:
    """Return the quotes as statements of an answer, each with its own citation."""
    return tuple(
        AnswerStatement(text=citation.quote, support="quoted", citations=(citation.n,))
        for citation in citations
    )


def answer_text(statements: Sequence[AnswerStatement], separator: str) -> str:
    """Return the statements with their citation numbers behind them."""
    return separator.join(
        f"{statement.text} {''.join(f'[{n}]' for n in statement.citations)}" for statement in statements
    )
