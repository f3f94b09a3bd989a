"""The quote composer: picks the statements that answer and shows them verbatim, without a language model."""

import re
from collections.abc import Sequence

from assistant.answer import AnswerStatement, Citation
from assistant.evidence import Evidence
from assistant.expectation import meets_expectation

# Of the best score, what a further passage must reach to be quoted beside it.
NEAR_THE_BEST = 0.85
NEAR_THE_BEST_OF_A_LIST = 0.75
# What each further item of an enumeration adds to a passage's score where a list is asked for.
PER_ITEM = 0.02
MOST_ITEMS = 5
# What a duration adds where a duration is asked for, people where it is people, and so on.
OF_THE_EXPECTED_KIND = 0.1

_ASKS_FOR_A_LIST = re.compile(
    r"\b(?:what|which) (?:\w+ ){0,2}(?:are|causes|factors|sites|features|findings|symptoms|signs|types|kinds"
    r"|cancers|infections|conditions|diseases|joints|bones)\b|\b(?:list|name all|all the)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:differ\w*|compar\w*|versus|vs|both|better|worse|distinguish\w*|or)\b", re.IGNORECASE
)
_ABOUT_SOURCES = re.compile(
    r"\b(?:references?|sources?|cited|cites|citations?|journals?|guidelines?|papers?|publications?|published"
    r"|literature|bibliography)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r",\s|\band\b|\bor\b|;\s")


def select(question: str, evidence: Sequence[Evidence], most: int) -> tuple[Evidence, ...]:
    """Return the passages to quote, best first: those that come near the best one.

    Reference entries are quoted only where the question is about the sources.
    """
    about_sources = bool(_ABOUT_SOURCES.search(question))
    wants_list = bool(_ASKS_FOR_A_LIST.search(question))
    scored = {
        passage: score(passage)
        + (_list_bonus(passage) if wants_list else 0.0)
        + (OF_THE_EXPECTED_KIND if meets_expectation(question, passage.quote) else 0.0)
        for passage in evidence
        if about_sources or passage.kind == "statement"
    }
    if not scored:
        return ()
    ranked = sorted(scored, key=lambda passage: (-scored[passage], passage.rank))
    wide = wants_list or bool(_COMPARES.search(question))
    floor = (NEAR_THE_BEST_OF_A_LIST if wide else NEAR_THE_BEST) * scored[ranked[0]]
    return tuple(passage for passage in ranked if scored[passage] >= floor)[:most]


def score(passage: Evidence) -> float:
    """Return how well a passage answers, 0 to 1: its meaning first, then the words that it shares."""
    return 0.5 * max(passage.similarity, 0.0) + 0.3 * passage.on_topic + 0.2 * passage.on_asked


def _list_bonus(passage: Evidence) -> float:
    return PER_ITEM * min(len(_ITEM.findall(passage.quote)), MOST_ITEMS)


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
