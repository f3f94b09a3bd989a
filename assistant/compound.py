"""Takes a question that asks several things apart, so that each can be searched and judged by itself."""

import re

from assistant.words import ASKING, stems

# "what we call" and "how it spreads" are part of another question.
_WORDS = r"(?:what|which|who|whom|whose|when|where|why|how)(?!\s+(?:we|you|they|people|i|he|she|it)\b)"
# A verb asks only where its subject follows: "is it", but not "is treated".
_VERBS = (
    r"(?:is|are|was|were|does|do|did|can|could|should|has|have|will)\s+"
    r"(?:it|its|they|their|he|she|i|we|you|one|the|a|an|this|that|these|those|there|my|any|all|most|some)"
)
_ASKS = rf"(?:{_WORDS}|{_VERBS})"
# "..., and how long does it last?"; "What is X? Is it dangerous?"; "what causes it and how is it treated".
_SEAM = re.compile(
    rf"\s*[?;]\s*(?:and\s+|also\s+)*(?={_ASKS}\b)|,?\s+and\s+(?:also\s+)?(?={_ASKS}\b)", re.IGNORECASE
)
_BEGINS = re.compile(
    rf"^\W*(?:and\s+|but\s+|so\s+)?(?:(?:in|at|to|from|for|by|with|of)\s+)?"
    rf"(?:{_WORDS}|is|are|was|were|does|do|did|can|could|should|has|have|will)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|this|that|these|those)\b", re.IGNORECASE)
LEAST_WORDS = 3
MOST_PARTS = 3


def parts_of_question(question: str) -> tuple[str, ...]:
    """Return the questions that one text asks, in order; the whole text alone where it asks one thing.

    Nothing is rewritten: a part may point back at the one before it.
    """
    pieces = [piece.strip(" ?.,;") for piece in _SEAM.split(question)]
    if not 1 < len(pieces) <= MOST_PARTS or any(len(piece.split()) < LEAST_WORDS for piece in pieces):
        return (question,)
    # Only whole questions with a content of their own are taken apart: "which ones are named?" has none.
    if not all(_BEGINS.match(piece) and set(stems(piece)) - ASKING for piece in pieces):
        return (question,)
    return tuple(f"{piece}?" for piece in pieces)


def points_back(part: str) -> bool:
    """Tell whether a part is understood only with the one before it."""
    return bool(_PRONOUN.search(part))
