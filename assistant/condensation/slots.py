"""The place in an earlier question that a new phrase takes: "And CT?", "no, I meant the hip"."""

import re

from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.noun_phrases import noun_phrases
from assistant.condensation.referents import focus_of
from assistant.condensation.splicing import about, spliced
from assistant.topics import Topics
from assistant.words import ASPECTS, STOP_WORDS, VERBS, stem, word_list, words

Span = tuple[int, int]

SHORT_FORM = re.compile(r"\b(?:an?\s+|the\s+)?(?P<short>[A-Z][A-Z0-9]{1,6})\b")
_WORD = re.compile(r"[^\W_][\w'’-]*")
# Whom a statement may be about; one group takes the place of another.
GROUPS = word_list("groups")


def in_place_of(phrase: str, conversation: Conversation) -> Reading:
    """Return the latest question with the phrase in place of what is most like it."""
    before = conversation.before.question
    found = _slot(phrase, before, conversation.topics)
    if found is None:
        return Reading(about(f"What about {phrase}?", focus_of(conversation)), False)
    span, sure = found
    return Reading(spliced(before, span, _fitting(phrase, before, span)), sure)


def in_place_of_named(old: str, phrase: str, conversation: Conversation) -> Reading | None:
    """Return the latest question with the phrase in place of what the reader takes back."""
    before = conversation.before.question
    plain = without_determiner(old)
    match = re.search(rf"(?<![\w]){re.escape(plain)}(?![\w])", before, re.IGNORECASE) or _by_stem(
        plain, before
    )
    return Reading(spliced(before, match.span(), _fitting(phrase, before, match.span()))) if match else None


def _by_stem(old: str, before: str) -> re.Match[str] | None:
    sought = [stem(word) for word in words(old)]
    if len(sought) != 1:
        return None
    return next((match for match in _WORD.finditer(before) if stem(match.group().lower()) == sought[0]), None)


def same_kind(phrase: str, before: str, topics: Topics) -> Span | None:
    """Return where a question holds a short form in capitals, if the phrase is one (MRI, CT).

    A short form that the articles define stands for a thing like any other, so the two are told apart.
    """
    ours = SHORT_FORM.search(phrase)
    if not ours:
        return None
    defined = ours["short"] in topics.abbreviations
    for match in SHORT_FORM.finditer(before):
        if (match["short"] in topics.abbreviations) is defined and match["short"] != ours["short"]:
            return match.span("short")
    return None


def _slot(phrase: str, before: str, topics: Topics) -> tuple[Span, bool] | None:
    """Return the span that the phrase takes, and whether nothing else could be meant."""
    kin = same_kind(phrase, before, topics) or _group(phrase, before)
    if kin:
        return kin, True
    if not set(words(phrase)) - ASPECTS - STOP_WORDS:
        return None
    fitting = _making_a_name(phrase, before, topics)
    if fitting:
        return fitting, True
    short = SHORT_FORM.search(phrase)
    if short and short["short"] not in topics.abbreviations and SHORT_FORM.fullmatch(phrase):
        return None
    return _name(before, topics)


def _group(phrase: str, before: str) -> Span | None:
    if not set(words(phrase)) & GROUPS:
        return None
    return next((match.span() for match in _WORD.finditer(before) if match.group().lower() in GROUPS), None)


def _making_a_name(phrase: str, before: str, topics: Topics) -> Span | None:
    """Return the words whose replacement makes a name that the articles have: knee pain, hip pain."""
    plain = without_determiner(phrase).lower()
    tokens = list(_WORD.finditer(before))
    for place, token in enumerate(tokens):
        word = token.group().lower()
        if word in STOP_WORDS | VERBS:
            continue
        following = tokens[place + 1].group().lower() if place + 1 < len(tokens) else ""
        previous = tokens[place - 1].group().lower() if place else ""
        pairs = {
            f"{plain} {following}" if following and following not in STOP_WORDS else "",
            f"{previous} {plain}" if previous and previous not in STOP_WORDS else "",
        }
        if pairs & topics.names:
            return token.span()
    return None


def _name(before: str, topics: Topics) -> tuple[Span, bool] | None:
    main = {name.lower() for name in topics.main}
    named = topics.things_in(before)
    specific = [name for name in named if name.lower() not in main]
    chosen = specific or list(named)
    if chosen:
        old = max(chosen, key=lambda name: (len(name.split()), -chosen.index(name)))
        at = before.find(old)
        return (at, at + len(old)), False
    phrases = [phrase for phrase in noun_phrases(before) if not set(words(phrase.text)) <= ASPECTS]
    return ((phrases[-1].start, phrases[-1].end), False) if phrases else None


def _fitting(phrase: str, before: str, span: Span) -> str:
    """Return the phrase without its determiner where the question has one already, or needs none."""
    plain = without_determiner(phrase)
    determined = re.search(r"\b(?:the|an?|this|that|my|your|his|her|their|its)\s+$", before[: span[0]], re.I)
    compound = (
        re.match(r"\s+[a-z]", before[span[1] :])
        and before[span[1] :].split()[0].lower() not in STOP_WORDS | VERBS
    )
    return plain if determined or compound else phrase


def without_determiner(phrase: str) -> str:
    """Return a phrase without the "the" or "a" before it."""
    return re.sub(r"^(?:the|an?|about)\s+", "", phrase.strip(" ?.!,"), flags=re.IGNORECASE)
