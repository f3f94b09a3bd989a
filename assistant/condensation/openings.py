"""How questions and fragments of questions begin."""

import re

from assistant.condensation.splicing import capital

ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will"
    r"|has|have|had|may|might|explain|describe|list|tell|give|compare|name|show|define|summari[sz]e)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^\s*(?:(?:and|but|or|so|also|then|ok(?:ay)?|now|thank you|thanks?|great|right|well|hmm+)\b[\s,.!]*)*"
    r"(?P<about>(?:what|how) about|what of|and|same for|the same for|same question for)?\s*",
    re.IGNORECASE,
)
STARTS_ELLIPSIS = re.compile(
    r"^\s*(?:ok(?:ay)?[\s,.]+|thanks[\s,.!]+|so[\s,]+|now[\s,]+)*"
    r"(?:and|but|or|also|then|what about|how about|what of|same for|the same for|same question for)\b",
    re.IGNORECASE,
)


def without_opening(question: str) -> str:
    """Return a question without its "and", and as a question where only a phrase is left."""
    if not STARTS_ELLIPSIS.match(question):
        return question
    rest = OPENING.sub("", question, count=1)
    return capital(rest) if ASKS.search(rest) else f"What about {rest}"
