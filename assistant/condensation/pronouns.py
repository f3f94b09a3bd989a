"""Puts what they stand for in place of pronouns: it, they, he, she, this, there, then."""

import re
from collections.abc import Callable

from assistant.condensation import referents
from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.noun_phrases import noun_phrases
from assistant.condensation.splicing import possessive, spliced
from assistant.words import STOP_WORDS, VERBS

_AUXILIARY = (
    "is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may|might|last|lasts|happen|happens"
    "|occur|occurs|look|looks|mean|means|come|comes|begin|start|in|on|with|for|from|at|be"
)
_GENERIC = "condition|disease|disorder|syndrome|illness|problem"
# After these "her" is no possessive: "ask her when ...".
_NO_OWNED = r"(?!(?:when|if|to|in|at|on|for|with|and|or|that|as|from|after|before|about)\b)"
_OWNED = rf"(?=\s+{_NO_OWNED}[\w\"“])"
_PRONOUNS: tuple[tuple[re.Pattern[str], Callable[[Conversation], Reading | None], bool], ...] = (
    (re.compile(rf"\b(?:his|her)\b{_OWNED}", re.I), referents.person, True),
    (
        re.compile(rf"\b(?:(?:he|she|him)\b(?!['’])|her\b(?!\s+{_NO_OWNED}[\w\"“]))", re.I),
        referents.person,
        False,
    ),
    (re.compile(r"\b(?:their|thier)\b(?=\s+[\w\"“])", re.I), referents.things, True),
    (re.compile(r"\b(?:they|them)\b(?!['’])", re.I), referents.things, False),
    (re.compile(r"\bits\b(?=\s+[\w\"“])", re.I), referents.thing, True),
    (re.compile(r"\bit\b(?!['’])", re.I), referents.thing, False),
)
_CONDITION = re.compile(
    rf"\b(?:this|that|these|those|the same|the)\s+(?:{_GENERIC})s?\b(?! of\b)", re.IGNORECASE
)
_THIS = re.compile(
    rf"\b(?P<word>this|that|these|those)(?:\s+(?P<one>ones?)\b|"
    rf"(?=\s+(?:away|up|out|off|down|over|back|apart)\b|\s*[?.,!]|\s*$|\s+(?:{_AUXILIARY})\b|\s+\w+(?:ed|en)(?:\s*[?.,]|\s*$|\s+(?:in|by|with|on|at|for|from)\b)))",
    re.IGNORECASE,
)
_PLURAL_THIS = frozenset({"these", "those"})
_WORK = re.compile(
    r"\b(?:this|that)\s+(?:(?P<kind>album|song|single|book|film|movie|show|play|series|band|record|novel|game"
    r"|work))\b(?!\s+(?:of|by))",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bhow )"
    r"\bthere\b(?!['’]|\s+(?:is|are|was|were|be|been|any|a|an|has|have|will|something|anything|other|more)\b)",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:in |during )?that (?:same )?year\b|\bin those years\b|\bat (?:that|the) time\b|\bby then\b", re.I
)
_EXPLETIVE = re.compile(
    r"\b(?:is|was) it (?:true|possible|safe|known|likely|normal|common|rare|necessary|correct|right|worth)"
    r"\s+(?:that|to|for|if)\b|\bhow long does it take (?:to|for)\b"
    r"|\bdoes it (?:matter|help) (?:that|if|to|when)\b|\bit is (?:true|said|known)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:]|\b(?:because|when|if|while|before|after|since|that|than|and|but|or|so|until)\b", re.I
)
# "In gout, how is it ..." names where, not what.
_FRONTED = re.compile(r"^\s*(?:in|on|at|with|for|during|after|before|under)\b[^,]*,", re.IGNORECASE)


def expletive(question: str) -> bool:
    """Tell whether "it" stands for nothing in a question: "is it true that ..."."""
    return _EXPLETIVE.search(question) is not None


def points(question: str) -> bool:
    """Tell whether a pronoun of the question points outside it."""
    patterns = (*(pattern for pattern, _, _ in _PRONOUNS), _THIS, _CONDITION)
    return any(pattern.search(question) for pattern in patterns)


def without_pronouns(question: str, conversation: Conversation) -> Reading | None:
    """Return the question with its pronouns resolved; None where it has none that can be."""
    read = Reading(question)
    for step in (_with_personal, _with_this, _with_place_and_time):
        read = step(read, conversation)
    return read if read.text != question or not read.certain else None


def _with_personal(read: Reading, conversation: Conversation) -> Reading:
    taken: list[str] = []
    for pattern, referent, owns in _PRONOUNS:
        match = pattern.search(read.text)
        kind = referent.__name__
        if not match or kind in taken or (kind == "thing" and expletive(read.text)):
            continue
        if _named_within(read.text, match.start(), owns, kind, conversation):
            continue
        found = referent(conversation)
        taken.append(kind)
        read = _replaced(read, match.span(), found, owns)
    return read


def _replaced(read: Reading, span: tuple[int, int], found: Reading | None, owns: bool = False) -> Reading:
    if found is None:
        return Reading(read.text, False)
    by = possessive(found.text) if owns else found.text
    if not span[0]:
        by = by[:1].upper() + by[1:]
    return Reading(spliced(read.text, span, by), read.certain and found.certain)


def _named_within(question: str, start: int, owns: bool, kind: str, conversation: Conversation) -> bool:
    """Tell whether the question itself names, before the pronoun, what it may stand for.

    Within one clause only a possessive can point back: in "Does MRI show it?" it is not MRI.
    """
    before = _FRONTED.sub("", question[:start])
    if kind == "person":
        named = any(phrase.proper for phrase in noun_phrases(before)) or referents.names_a_person(before)
    else:
        named = bool(conversation.topics.things_in(before)) and not referents.proper_subject(conversation)
    return named and (owns or _CLAUSE.search(before) is not None)


def _with_this(read: Reading, conversation: Conversation) -> Reading:
    subject = referents.proper_subject(conversation)
    condition = _CONDITION.search(read.text)
    if condition and not subject:
        this = condition.group().lower().startswith(("this", "that"))
        found = referents.condition(conversation) or (referents.thing(conversation) if this else None)
        return _replaced(read, condition.span(), found)
    work = _WORK.search(read.text)
    if work and subject:
        found = referents.thing(conversation)
        return _replaced(read, work.span(), Reading(found.text, False)) if found else read
    match = _THIS.search(read.text)
    if not match or _joins_a_clause(read.text, match):
        return read
    if subject:
        return Reading(read.text, False)
    if match["word"].lower() in _PLURAL_THIS:
        return _replaced(read, match.span(), referents.things(conversation))
    found = (referents.told_thing if match["one"] else referents.thing)(conversation)
    return _replaced(read, match.span(), found)


def _joins_a_clause(question: str, match: re.Match[str]) -> bool:
    """Tell whether "that" follows a noun, and so begins a clause about it."""
    if not question[match.end() :].strip(" ?.!"):
        return False
    before = re.findall(r"[\w'-]+", question[: match.start()].lower())
    return bool(before) and before[-1] not in STOP_WORDS | VERBS


def _with_place_and_time(read: Reading, conversation: Conversation) -> Reading:
    there = _THERE.search(read.text)
    if there:
        found = referents.place(conversation)
        read = (
            _replaced(read, there.span(), Reading(found.text, False)) if found else Reading(read.text, False)
        )
    then = _THEN.search(read.text)
    if then:
        year = referents.year(conversation)
        read = (
            _replaced(read, then.span(), Reading(f"in {year.text}", year.certain))
            if year
            else Reading(read.text, False)
        )
    return read
