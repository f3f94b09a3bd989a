"""The quote composer: picks the statements that answer and shows them verbatim, without a language model."""

import re
from collections.abc import Sequence

from assistant.answer import AnswerStatement, Citation
from assistant.calibration import Calibration
from assistant.evidence import Evidence

_ASKS_FOR_A_LIST = re.compile(
    r"\b(?:what|which) (?:\w+ ){0,2}(?:are|causes|factors|sites|features|findings|symptoms|signs|types|kinds"
    r"|cancers|infections|conditions|diseases|joints|bones)\b|\b(?:list|name all|all the)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:differ\w*|compar\w*|versus|vs|both|better|worse|distinguish\w*|or)\b", re.IGNORECASE
)


def select(
    question: str, evidence: Sequence[Evidence], calibration: Calibration, most: int
) -> tuple[Evidence, ...]:
    """Return the statements to quote, best first: those that come near the best one.

    Reference entries are never quoted as an answer: `assistant.sources` tells of them.
    """
    statements = [passage for passage in evidence if passage.kind == "statement"]
    if not statements:
        return ()
    ranked = sorted(statements, key=lambda passage: (-passage.answers, passage.rank))
    wide = bool(_ASKS_FOR_A_LIST.search(question) or _COMPARES.search(question))
    share = calibration.near_the_best_of_a_list if wide else calibration.near_the_best
    floor = share * ranked[0].answers
    return tuple(passage for passage in ranked if passage.answers >= floor)[:most]


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
