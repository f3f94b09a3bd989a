"""Fragments of questions, completed from the question before: "and in children?", "why?", "what else?"."""

import re

from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.openings import ASKS, OPENING, STARTS_ELLIPSIS
from assistant.condensation.referents import focus_of
from assistant.condensation.slots import GROUPS, SHORT_FORM, in_place_of, same_kind, without_determiner
from assistant.condensation.splicing import about, capital, spliced, uncapital
from assistant.topics import Topics
from assistant.words import ASPECTS, STOP_WORDS, stems, word_list, words

_AUXILIARY = r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|might)"
_AGAIN = re.compile(
    r"^\s*(?:(?:please\s+)?(?:can you\s+|could you\s+)?(?:tell me|say|explain|give me)?\s*(?:some\s+)?more"
    r"(?:\s+(?:about|on)\s+(?:it|this|that))?|(?:please\s+)?go on|continue|explain(?: (?:it|this|that))?"
    r"|elaborate"
    r"|(?:and\s+)?(?:what|anything) else|any others?|are there (?:any )?(?:more|others)"
    r"|(?:are|r) (?:you|u) (?:really\s+|quite\s+)?(?:sure|certain)(?: (?:about|of) (?:it|this|that))?"
    r"|really|is (?:that|this) (?:right|true|correct|so)|seriously|how do you know(?: (?:this|that))?"
    r"|says who|can you (?:confirm|check)(?: (?:it|this|that))?)\s*(?:please)?\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"^\s*(?:(?:but|and|so)\s+)?(?P<asked>why|how so|how come|why so|why is (?:that|this|it)( so)?|why not)"
    r"\s*[?.!]*\s*$",
    re.I,
)
_BARE = re.compile(
    r"^\s*(?:(?:and|but|so|or)\s+)?(?P<asked>(?:(?:for|since|by|in|to|at|from|with)\s+)?"
    r"(?:how(?:\s+(?:often|long|many|much|far|soon|early|late|old))?|when|where|who|whom|what|which|why)"
    r"(?:\s+(?:exactly|else))?)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_HOW_ADJECTIVE = re.compile(r"^\s*(?:and\s+|but\s+)?how\s+(?P<quality>[a-z-]+)\s*\??\s*$", re.IGNORECASE)
_ASKED_BEFORE = re.compile(rf"^\s*(?:when|where|why)\s+(?={_AUXILIARY}\b)", re.I)
_PREPOSITION = r"in|on|with|without|for|at|after|before|during|by|from|under|among|using|outside|despite"
_PREPOSITIONAL = re.compile(rf"^(?P<preposition>{_PREPOSITION})\s+(?P<object>.+)$", re.IGNORECASE)
_CONDITIONAL = re.compile(r"^(?P<joint>if|when|unless|once|while)\s+.+$", re.IGNORECASE)
_OF_THE_ARTICLE = re.compile(
    r"\b(?:articles?|page|texts?|sources?|references?|authors?|updated?|reviewed)\b", re.IGNORECASE
)
# What can be asked of anything, and so names nothing.
_ASKED_OF_ANY = word_list("asked_of_any")
LONGEST = 10  # words
SHORT = 5
MOST_OF_PEOPLE = 2  # words: pregnant women


def asked_again(question: str, conversation: Conversation) -> Reading | None:
    """Return the question before, if this one only asks for more of it, for its reason, or in doubt."""
    before = conversation.before.question
    if _AGAIN.match(question):
        return Reading(before)
    why = _WHY.match(question)
    if why:
        return Reading(_why(why["asked"], before), False)
    bare = _BARE.match(question)
    if bare:
        return Reading(f"{capital(bare['asked'])}: {before}", False)
    how = _HOW_ADJECTIVE.match(question)
    focus = focus_of(conversation)
    if how and focus:
        return Reading(f"How {how['quality']} is {focus}?", False)
    return None


def _why(asked: str, before: str) -> str:
    if asked.lower() in {"why", "why so"}:
        if re.match(rf"\s*{_AUXILIARY}\b", before, re.IGNORECASE):
            return f"Why {uncapital(before)}"
        of_manner = _ASKED_BEFORE.match(before)
        if of_manner:
            return f"Why {before[of_manner.end() :]}"
    return f"{capital(asked)}: {before}"


def completed(question: str, conversation: Conversation) -> Reading | None:
    """Return a fragment as a whole question; None where the question is none."""
    if not _is_fragment(question):
        return None
    before, topics, focus = conversation.before.question, conversation.topics, focus_of(conversation)
    rest = OPENING.sub("", question, count=1).strip(" ?.!")
    conditional = _CONDITIONAL.match(rest)
    if conditional:
        return Reading(about(_with_clause(before, conditional["joint"], rest), focus), False)
    if ASKS.match(rest):
        return Reading(about(f"{capital(rest)}?", "" if topics.things_in(rest) else focus), False)
    prepositional = with_prepositional(rest, conversation)
    if prepositional:
        return prepositional
    if _is_one_thing(rest, topics):
        return in_place_of(rest, conversation)
    named = topics.things_in(rest)
    if STARTS_ELLIPSIS.match(question):
        return Reading(about(f"What about {rest}?", "" if named else focus), False)
    return None


def _is_one_thing(phrase: str, topics: Topics) -> bool:
    """Tell whether a phrase is a name, a short form or a group of people, and nothing more."""
    plain = without_determiner(phrase).lower()
    of_people = set(words(plain)) - STOP_WORDS
    return (
        plain in topics.things
        or topics.long_form(plain) != plain
        or SHORT_FORM.fullmatch(without_determiner(phrase)) is not None
        or (0 < len(of_people) <= MOST_OF_PEOPLE and of_people <= GROUPS)
    )


def joins(question: str) -> bool:
    """Tell whether a fragment needs the question before it: "and if it recurs?", "and in its course?"."""
    rest = OPENING.sub("", question, count=1)
    return bool(_CONDITIONAL.match(rest) or _PREPOSITIONAL.match(rest)) and _is_fragment(question)


def _is_fragment(question: str) -> bool:
    if not stems(OPENING.sub("", question, count=1)):
        return False
    if STARTS_ELLIPSIS.match(question):
        rest = OPENING.sub("", question, count=1)
        return 0 < len(words(rest)) <= LONGEST and (not ASKS.match(rest) or len(stems(rest)) <= 2)
    if _CONDITIONAL.match(question) and not ASKS.search(question):
        return len(words(question)) <= LONGEST
    return 0 < len(words(question)) <= SHORT and not ASKS.search(question)


def _with_clause(before: str, joint: str, clause: str) -> str:
    """Return the earlier question with the clause in place of its own one, or added."""
    own = re.search(rf"\s+{re.escape(joint)}\s+(?!.*\b{re.escape(joint)}\s)", before, re.IGNORECASE)
    return f"{before[: own.start()] if own else before.rstrip(' ?.!')} {clause}?"


def with_prepositional(rest: str, conversation: Conversation) -> Reading | None:
    """Return the earlier question with "in children" in place of a phrase of the same kind, or added."""
    match = _PREPOSITIONAL.match(rest)
    if not match:
        return None
    before, preposition, phrase = conversation.before.question, match["preposition"], match["object"]
    topics = conversation.topics
    kin = same_kind(phrase, before, topics)
    if kin:
        return Reading(spliced(before, kin, phrase))
    main = {name.lower() for name in topics.main}
    own = re.search(
        rf"\b{re.escape(preposition)}\s+(?:the\s+|an?\s+)?(?P<old>[\w-]+(?:\s+[\w-]+){{0,2}}?)(?=[?.,]|\s*$)",
        before,
        re.IGNORECASE,
    )
    if own and own["old"].lower() not in main and _alike(own["old"], phrase):
        return Reading(spliced(before, own.span(), f"{preposition} {phrase}"))
    return Reading(f"{before.rstrip(' ?.!')} {preposition} {phrase}?", own is None)


def _alike(old: str, new: str) -> bool:
    """Tell whether both phrases speak of a group of people, or neither does."""
    people = GROUPS | ASPECTS
    return bool(set(words(old)) & people) is bool(set(words(new)) & people)


def lacking_topic(question: str, conversation: Conversation) -> Reading | None:
    """Return the question with what the conversation is about, if it names nothing itself."""
    topics = conversation.topics
    if topics.things_in(question) or _OF_THE_ARTICLE.search(question):
        return None
    content = set(words(question)) - STOP_WORDS
    if not content or content - ASPECTS - _ASKED_OF_ANY:
        return None
    focus = focus_of(conversation)
    return Reading(about(question, focus), False) if focus else None
