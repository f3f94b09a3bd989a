"""What a reader takes back: "no, I meant the hip", "sorry, not MRI, CT"."""

import re

from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.ellipsis import with_prepositional
from assistant.condensation.openings import ASKS
from assistant.condensation.ordinals import points_to_earlier
from assistant.condensation.slots import in_place_of, in_place_of_named
from assistant.words import stems, words

LONGEST = 14  # words

# Not the "no" of "no fever, so no infection?": what corrects is set apart, or goes on with a "the" or "not".
_MARK = (
    r"(?:(?:no|nope|sorry|oops|actually|wait|correction|apologies|hang on|hold on|i mis(?:spoke|typed))\b"
    r"(?:\s*[,.:;!–-]+\s*|\s+(?=(?:the|i|not|about|sorry|wait|actually|no)\b)))+"
)
_MEANT = (
    r"(?:i\s+(?:really\s+|actually\s+)?(?:meant|mean|was\s+asking\s+about|am\s+asking\s+about"
    r"|was\s+thinking\s+of)|meant|make\s+(?:it|that))\s+(?:to\s+(?:say|ask)\s+)?(?:about\s+)?"
)
_CORRECTION = re.compile(rf"^\s*(?:{_MARK}(?:{_MEANT})?|{_MEANT})(?P<meant>.+)$", re.IGNORECASE)
_NOT_THIS = re.compile(
    r"^(?:not|instead\s+of|rather\s+than)\s+(?P<old>.+?)\s*(?:,\s*(?:but\s+)?|\s+but\s+|\s+[–-]\s+|;\s*)(?P<new>.+)$",
    re.IGNORECASE,
)
_THIS_NOT = re.compile(
    r"^(?P<new>.+?)\s*(?:,\s*|\s+)(?:and\s+)?(?:not|instead\s+of|rather\s+than)\s+(?P<old>.+)$", re.IGNORECASE
)


def corrected(question: str, conversation: Conversation) -> Reading | None:
    """Return the latest question as the reader corrects it; None where the question is no correction."""
    if len(words(question)) > LONGEST:
        return None
    match = _CORRECTION.match(question)
    meant = (match["meant"] if match else question).strip(" ?.!,")
    swap = _NOT_THIS.match(meant) or (_THIS_NOT.match(meant) if match else None)
    if swap and not ASKS.search(swap["new"]):
        old, new = swap["old"].strip(" ?.!,"), swap["new"].strip(" ?.!,")
        return in_place_of_named(old, new, conversation) or in_place_of(new, conversation)
    if match and points_to_earlier(meant) and not ASKS.search(meant):
        two_back = conversation.earlier[-2:-1]
        return Reading(two_back[0].question if two_back else question, False)
    if not match or ASKS.search(meant) or not stems(meant):
        return None
    meant = re.sub(r"^about\s+", "", meant)
    return with_prepositional(meant, conversation) or in_place_of(meant, conversation)
