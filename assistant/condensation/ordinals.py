"""Counts in what was listed or compared: the second one, the last two, the former, the other one, both."""

import re

from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.enumeration import compared, enumerated, series_in
from assistant.condensation.noun_phrases import is_plural
from assistant.condensation.splicing import spliced
from assistant.words import STOP_WORDS, VERBS, stem, word_list, words

_PLACES = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
    "5th": 4, "sixth": 5, "6th": 5, "seventh": 6, "7th": 6, "eighth": 7, "8th": 7, "last": -1, "final": -1,
    "former": 0, "latter": -1,
}  # fmt: skip
_NUMBERS = {
    "one": 1,
    "1": 1,
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "4": 4,
    "five": 5,
    "5": 5,
    "6": 6,
}
_ORDINAL = re.compile(
    rf"\b(?:the|that|your|its|their)\s+(?P<ordinal>{'|'.join(_PLACES)})"
    r"(?:\s+(?P<many>two|three|four)\b(?:\s+ones\b)?)?(?:\s+(?P<noun>[a-z][\w-]+))?(?=\W|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:number|no\.?|point|item|option|cause|reason|step)\s+|#)(?P<number>one|two|three|four|five|[1-6])\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bthe other(?:\s+one)?\b(?=\s*[?.,!]|\s*$|\s+(?:is|was|does|do|has|can|in|on)\b)", re.IGNORECASE
)
_THE_TWO = re.compile(r"\b(?:the|these|those) two\b|\bboth(?: of (?:them|these|those))?\b", re.IGNORECASE)
_PAIRED = re.compile(r"\bboth\b.*\band\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:the|that)\s+(?:one|thing|question|answer|item)\s+before\b"
    r"|\b(?:the|your|my)\s+(?:previous|preceding|earlier|prior)\s+(?:one|question|answer|item|thing)\b",
    re.IGNORECASE,
)
# What any list can be said to hold.
_COUNTABLE = word_list("countable")
_ANY = frozenset({"one", "ones", "item", "point", "option", "entry", "thing"})
# No noun has begun: "the second is", "the latter occurs in".
_NO_NOUN = (STOP_WORDS | VERBS) - _COUNTABLE


def pointed_into(question: str, conversation: Conversation) -> list[str]:
    """Return the list that an ordinal of the question counts in; nothing where it counts in none."""
    match = _ORDINAL.search(question) or _NUMBERED.search(question)
    return _list(match, conversation)[0] if match and _counts(match, conversation) else []


def counts(question: str) -> bool:
    """Tell whether the question counts in a list or in what was asked: "the latter", "the one before"."""
    match = _ORDINAL.search(question)
    return points_to_earlier(question) or (match is not None and _noun_of(match) in _COUNTABLE | {""})


def points_to_earlier(question: str) -> bool:
    """Tell whether the question means what was asked before the last one: "the one before"."""
    return _EARLIER.search(question) is not None


def with_items(question: str, conversation: Conversation) -> Reading | None:
    """Return the question with the item in place of its ordinal; None where it counts in no list."""
    match = _ORDINAL.search(question)
    if match and _counts(match, conversation):
        return _placed(question, match, conversation)
    numbered = _NUMBERED.search(question)
    if numbered:
        items, sure = _list(numbered, conversation)
        place = _NUMBERS[numbered["number"].lower()] - 1
        return Reading(spliced(question, numbered.span(), items[place]), sure) if place < len(items) else None
    return _with_other(question, conversation) or _with_the_two(question, conversation)


def _placed(question: str, match: re.Match[str], conversation: Conversation) -> Reading | None:
    items, sure = _list(match, conversation)
    place = _PLACES[match["ordinal"].lower()]
    many = _NUMBERS.get((match["many"] or "one").lower(), 1)
    if len(items) < max(many, place + 1, 2):
        return Reading(question, False) if not match["noun"] or _noun_of(match) in _COUNTABLE else None
    chosen = items[place:][:many] if place >= 0 else items[-many:]
    end = (
        match.end("noun")
        if match["noun"] and _noun_of(match)
        else match.end("many")
        if match["many"]
        else match.end("ordinal")
    )
    return Reading(spliced(question, (match.start(), end), _joined(chosen)), sure)


def _joined(items: list[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _noun_of(match: re.Match[str]) -> str:
    noun = (match["noun"] or "").lower()
    if noun in _NO_NOUN or (_is_of_two(match) and noun not in _COUNTABLE):
        return ""
    return noun if noun in _COUNTABLE else noun.removesuffix("s")


def _is_of_two(match: re.Match[str]) -> bool:
    return match["ordinal"].lower() in {"former", "latter"}


def _counts(match: re.Match[str], conversation: Conversation) -> bool:
    """Tell whether the noun behind the ordinal is what was listed: "the first week" counts in no list."""
    if "ordinal" not in match.groupdict():
        return True
    noun = _noun_of(match)
    spoken = {stem(word) for word in words(conversation.before.question)}
    if not noun or noun in _ANY or stem(noun) in spoken:
        return True
    # "The first test for sepsis" says itself which one is meant.
    described = re.match(r"\s+(?:for|of|in|to|after|that|which)\s+\w", match.string[match.end() :])
    return noun in _COUNTABLE and not described


def _list(match: re.Match[str], conversation: Conversation) -> tuple[list[str], bool]:
    """Return the list and whether it is the only one: after "the second", "the first" counts in the same."""
    before, topics = conversation.before, conversation.topics
    pair = compared(before.question)
    ordinal = match.groupdict().get("ordinal") or ""
    if pair and ordinal.lower() in {"former", "latter"}:
        return pair, True
    if before.pointed_into:
        return list(before.pointed_into), True
    items = enumerated(before.told, topics)
    if items:
        return items, sum(len(series) > 2 for series in series_in(before.told, topics)) <= 1
    return pair, True


def _with_other(question: str, conversation: Conversation) -> Reading | None:
    match = _OTHER.search(question)
    two = list(conversation.before.pointed_into) or compared(conversation.before.question)
    if not match or len(two) != 2:
        return None
    spoken = conversation.before.question.lower()
    left = [one for one in two if one.lower() not in spoken]
    return Reading(spliced(question, match.span(), left[0])) if len(left) == 1 else None


def _with_the_two(question: str, conversation: Conversation) -> Reading | None:
    match = _THE_TWO.search(question)
    topics = conversation.topics
    following = question[match.end() :].split()[:1] if match else []
    # "Both knees" and "both X and Y" say themselves what they mean.
    if not match or _PAIRED.search(question) or (following and is_plural(following[0].strip("?.!,"))):
        return None
    main = {name.lower() for name in topics.main}
    named = [
        name
        for exchange in conversation.earlier[-2:]
        for name in topics.things_in(exchange.question)
        if name.lower() not in main
    ]
    two = compared(conversation.before.question) or list(dict.fromkeys(named))[-2:]
    return Reading(spliced(question, match.span(), " and ".join(two))) if len(two) == 2 else None
