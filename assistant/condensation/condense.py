"""The order in which a follow-up is read: the first rule that applies makes the standalone question.

A question that already stands alone is left untouched. A rewrite only brings in words of the conversation.
"""

import re

from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.corrections import corrected
from assistant.condensation.ellipsis import asked_again, completed, joins, lacking_topic
from assistant.condensation.exchange import Exchange, exchanges_of
from assistant.condensation.openings import ASKS, without_opening
from assistant.condensation.ordinals import pointed_into, with_items
from assistant.condensation.pronouns import points, without_pronouns
from assistant.condensation.referents import focus_of
from assistant.condensation.slots import in_place_of
from assistant.condensation.splicing import about
from assistant.condensation.standalone import Standalone
from assistant.history import History
from assistant.topics import Topics
from assistant.words import stems, words

# Words that join what was said; they add nothing to it.
GLUE = frozenset({"what", "about", "in", "of", "the", "and", "is", "how", "why", "a", "an"})
LONGEST_REPLY = 8  # words, to a question back


def condense(question: str, history: History, topics: Topics) -> Standalone:
    """Return the question so that it can be understood without the history."""
    earlier: list[Exchange] = []
    for exchange in exchanges_of(history):
        counted_in: list[str] = []
        read = Reading(exchange.question)
        if earlier:
            conversation = Conversation(tuple(earlier), topics)
            counted_in = pointed_into(exchange.question, conversation)
            read = _read(exchange.question, conversation)
        earlier.append(Exchange(read.text, exchange.answer, tuple(counted_in), read.certain))
    if not earlier:
        return Standalone(question, question)
    conversation = Conversation(tuple(earlier), topics)
    read = _read(question, conversation)
    if not brings_nothing_in(read.text, question, history, topics):
        return Standalone(question, question, False)
    return Standalone(question, read.text, read.certain)


def brings_nothing_in(rewrite: str, question: str, history: History, topics: Topics) -> bool:
    """Tell whether all words of a rewrite stand in the conversation or in the proper name it is about."""
    said = [question, *(turn.content for turn in history), *topics.proper_names.values()]
    return _plain_words(rewrite) <= {word for text in said for word in _plain_words(text)} | GLUE


def _plain_words(text: str) -> set[str]:
    """Return the words of a text without the apostrophes at their ends."""
    return {word.strip("'") for word in words(text)}


def _read(question: str, conversation: Conversation) -> Reading:
    for rule in (_reply, corrected, asked_again):
        read = rule(question, conversation)
        if read is not None:
            return read
    listed = with_items(question, conversation)
    if listed is not None:
        return _after_ordinal(question, listed, conversation)
    resolved = without_pronouns(question, conversation)
    if resolved is not None:
        whole = completed(resolved.text, conversation) if joins(resolved.text) else None
        return whole or Reading(without_opening(resolved.text), resolved.certain)
    return completed(question, conversation) or lacking_topic(question, conversation) or Reading(question)


def _reply(question: str, conversation: Conversation) -> Reading | None:
    """Return the question before, completed by what the reader replies to a question back."""
    before = conversation.before
    if not before.asks_back or ASKS.search(question) or not 0 < len(words(question)) <= LONGEST_REPLY:
        return None
    named = question.strip(" ?.!,")
    if points(before.question):
        naming = Conversation((Exchange(_bare(named), ""),), conversation.topics)
        resolved = without_pronouns(before.question, naming)
        if resolved is not None:
            return resolved
    if not stems(named):
        return None
    return (
        Reading(about(before.question, named))
        if not conversation.topics.things_in(before.question)
        else in_place_of(named, conversation)
    )


def _bare(named: str) -> str:
    return re.sub(r"^(?:the|an?|about|for|i mean(?:t)?)\s+", "", named, flags=re.IGNORECASE)


def _after_ordinal(question: str, listed: Reading, conversation: Conversation) -> Reading:
    if listed.text == question:
        return listed
    topics = conversation.topics
    before = conversation.before
    if before.pointed_into and not ASKS.search(question):
        item = re.sub(r"^(?:(?:and|or|but)\s+)?(?:what about\s+)?", "", listed.text, flags=re.I).strip(" ?.!")
        return in_place_of(item, conversation)
    main = [name.lower() for name in topics.main]
    focus = focus_of(conversation)
    needs_topic = not topics.things_in(question) and focus.lower() in main
    text = about(listed.text, focus) if needs_topic else listed.text
    return Reading(without_opening(text), listed.certain)
