"""Whether a question points at something that nobody has named."""

from assistant.condensation.noun_phrases import noun_phrases
from assistant.condensation.ordinals import counts
from assistant.condensation.pronouns import expletive, points
from assistant.topics import Topics
from assistant.words import ASKING, ASPECTS, stem, stems, word_list

# What can be asked of anything: a question of such words alone says nothing of what it is about.
_SAYS_NOTHING = ASKING | {stem(word) for word in ASPECTS | word_list("asked_of_any")}


FEW = 3  # content words: more of them say enough


def is_incomplete(question: str, topics: Topics) -> bool:
    """Tell whether a question points at something that nobody has named, and says nothing else of it.

    "How long does it last?" may be asked of anything; "does ginkgo keep it away?" is searched for.
    """
    if not is_vague(question, topics):
        return False
    return counts(question) or not set(stems(question)) - _SAYS_NOTHING


def is_vague(question: str, topics: Topics) -> bool:
    """Tell whether a question points at something that nobody has named, in few words."""
    if topics.things_in(question) or expletive(question):
        return False
    if any(phrase.proper for phrase in noun_phrases(question)):
        return False
    return (points(question) or counts(question)) and len(stems(question)) <= FEW
