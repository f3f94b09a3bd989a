"""Whether a question points at something that nobody has named."""

from assistant.condensation.noun_phrases import noun_phrases
from assistant.condensation.ordinals import counts
from assistant.condensation.pronouns import expletive, points
from assistant.topics import Topics
from assistant.words import stems

FEW = 3  # content words: more of them say enough


def is_incomplete(question: str, topics: Topics) -> bool:
    """Tell whether a question points at something that nobody has named."""
    if topics.things_in(question) or expletive(question):
        return False
    if any(phrase.proper for phrase in noun_phrases(question)):
        return False
    return (points(question) or counts(question)) and len(stems(question)) <= FEW
