"""What the pronouns of a question may stand for: the things, people, places and times that were spoken of."""

import re
from collections.abc import Sequence

from assistant.condensation.conversation import Conversation, Reading
from assistant.condensation.noun_phrases import NounPhrase, is_plural, noun_phrases
from assistant.condensation.splicing import uncapital
from assistant.words import ASKING, ASPECTS, STOP_WORDS, VERBS, stem, words

_PERSON = re.compile(
    r"\b(?:my|our)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:mother|father|mum|mom|dad|wife|husband|son|daughter|brother|sister|uncle|aunt|grandmother|grandfather"
    r"|grandson|granddaughter|partner|friend|neighbou?r|child|baby|toddler|patient|boy|girl)\b(?!['’])"
    r"|\b(?:an?|the|this)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:patient|woman|man|lady|gentleman|girl|boy|child|baby|toddler|infant|newborn|teenager|athlete|runner)\b(?!['’])",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_PLACE = re.compile(r"\b(?:in|at|to|from|into|near)\s+$")
_PREPOSITION = re.compile(
    r"\b(?:in|on|for|with|without|of|during|after|before|by|from|than|against|at)\s+(?:the\s+|an?\s+)?$", re.I
)
_ARTICLE = re.compile(r"\b(?:this|the) (?:article|page|text|source)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:which|what)\s+(?P<kind>\w+)", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
LONGEST_ENTITY_ANSWER = 30  # words


def proper_subject(conversation: Conversation) -> str:
    """Return the name of the person, group or work that the conversation is about, or nothing."""
    names = conversation.topics.proper_names
    if len(names) == len(conversation.topics.main_by_article) == 1:
        return next(iter(names.values()))
    for exchange in reversed(conversation.earlier):
        said = set(words(exchange.question)) - STOP_WORDS
        spoken = [name for name in names.values() if set(words(name)) & said]
        if spoken or conversation.topics.things_in(exchange.question):
            return spoken[0] if len(spoken) == 1 else ""
    return ""


def person(conversation: Conversation) -> Reading | None:
    """Return whom "he" or "she" stands for."""
    for exchange in reversed(conversation.earlier):
        found = list(dict.fromkeys(match.group() for match in _PERSON.finditer(exchange.question)))
        if found:
            return Reading(uncapital(found[-1]), len(found) == 1)
    subject = proper_subject(conversation)
    return Reading(subject) if subject else None


def thing(conversation: Conversation) -> Reading | None:
    """Return what "it" stands for."""
    subject = proper_subject(conversation)
    if subject:
        work = _work(conversation, subject)
        return Reading(work, False) if work else None
    focus = _focus(conversation, plural=False)
    if focus is None:
        return None
    which = _WHICH.search(conversation.before.question)
    # After "which test shows gout?" it may also be the test that the answer names.
    asks_for_one = which is not None and which["kind"].lower() not in STOP_WORDS | VERBS
    return Reading(_determined(focus.text, conversation), focus.certain and not asks_for_one)


def condition(conversation: Conversation) -> Reading | None:
    """Return which one "the disease" is: the article's topic, or the short form, that was named last."""
    topics = conversation.topics
    main = {name.lower() for name in topics.main}
    for exchange in reversed(conversation.earlier):
        named = topics.things_in(exchange.question)
        found = [name for name in named if name.lower() in main or topics.long_form(name) != name.lower()]
        if found:
            return Reading(found[0], len(found) == 1)
    return None


def told_thing(conversation: Conversation) -> Reading | None:
    """Return what "that one" stands for: what the answer names and the question did not, else as "it"."""
    topics, before = conversation.topics, conversation.before
    asked = {name.lower() for name in topics.things_in(before.question)}
    new = [name for name in topics.things_in(before.told) if name.lower() not in asked]
    return Reading(new[0], False) if new else thing(conversation)


def things(conversation: Conversation) -> Reading | None:
    """Return what "they" stands for: what was spoken of in the plural, a group, or people."""
    subject = proper_subject(conversation)
    if subject:
        is_person = _PERSONAL.search(conversation.text) is not None
        return Reading(subject, not is_person)
    several = _several(conversation.before.question)
    return Reading(several) if several else _focus(conversation, plural=True)


def focus_of(conversation: Conversation) -> str:
    """Return what the conversation is about, be it one or several."""
    focus = _focus(conversation, plural=None)
    return proper_subject(conversation) or (focus.text if focus else "")


def place(conversation: Conversation) -> Reading | None:
    """Return where "there" is, with its preposition."""
    for text in (conversation.before.told, conversation.before.question):
        found = [
            f"{before[0].strip()} {phrase.text}"
            for phrase in noun_phrases(text)
            if (
                before := re.search(
                    _PLACE, re.sub(r"\b(?:the|an?)\s+$", "", text[: phrase.start], flags=re.I)
                )
            )
            and not _YEAR.search(phrase.text)
        ]
        if found:
            return Reading(re.sub(r"^(?:to|from|into|near)\b", "in", found[0]), len(set(found)) == 1)
    return None


def year(conversation: Conversation) -> Reading | None:
    """Return which year "then" or "that year" is."""
    for text in (conversation.before.told, conversation.before.question):
        found = list(dict.fromkeys(_YEAR.findall(text)))
        if found:
            return Reading(found[0], len(found) == 1)
    return None


def _focus(conversation: Conversation, *, plural: bool | None) -> Reading | None:
    """Return the thing that the latest question is about; it is certain where its number is the one sought.

    That is the first one, as subjects stand before objects; what hangs on a preposition comes after the rest.
    """
    for exchange in reversed(conversation.earlier):
        question = exchange.question
        named = sorted(conversation.topics.things_in(question), key=lambda name: _hangs(name, question))
        fitting = [name for name in named if plural is None or is_plural(name) is plural]
        if named:
            return Reading((fitting or named)[0], bool(fitting) and exchange.certain)
        of_article = _ARTICLE.search(question)
        if of_article:
            return Reading(of_article.group())
        unknown = _unknown_to_the_articles(question, plural)
        if unknown:
            return Reading(unknown)
    return None


def _determined(name: str, conversation: Conversation) -> str:
    """Return the name with the "a" or "the" that it had."""
    match = re.search(rf"\b(?:an?|the)\s+{re.escape(name)}(?![\w-])", conversation.before.question, re.I)
    return uncapital(match.group()) if match else name


def _hangs(name: str, question: str) -> bool:
    """Tell whether a preposition stands before a name."""
    before = question[: question.find(name)]
    return _PREPOSITION.search(before) is not None


def _unknown_to_the_articles(question: str, plural: bool | None) -> str:
    phrases = [
        phrase.text
        for phrase in noun_phrases(question)
        if (plural is None or phrase.plural is plural) and not set(words(phrase.text)) <= ASPECTS
    ]
    return phrases[0] if phrases else "" if plural else _bare_noun(question)


def _bare_noun(question: str) -> str:
    """Return the longest run of content words: in "What is gout?" nothing else shows the noun."""
    runs: list[list[str]] = [[]]
    for word in words(question):
        if word in STOP_WORDS | VERBS | ASPECTS or stem(word) in ASKING:
            runs.append([])
        else:
            runs[-1].append(word)
    longest: list[str] = max(runs, key=len)
    return " ".join(longest)


def _several(question: str) -> str:
    """Return a plural noun phrase of a question, with the "of ..." that belongs to it."""
    for phrase in noun_phrases(question):
        if not phrase.plural:
            continue
        complement = re.match(
            r"\s+of\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+){0,3}?(?=\s*[?.,]|\s+\w+ing\b|\s*$)",
            question[phrase.end :],
        )
        return f"the {phrase.text}{complement[0] if complement else ''}"
    return ""


def _work(conversation: Conversation, subject: str) -> str:
    """Return the name, other than the subject's own, that the latest exchange is about."""
    of_subject = set(words(subject))

    def others(text: str) -> list[NounPhrase]:
        return [
            phrase
            for phrase in noun_phrases(text)
            if not set(words(phrase.text)) <= of_subject and not _is_date(phrase.text)
        ]

    asked = others(conversation.before.question)
    told = others(conversation.before.told)
    short = len(conversation.before.told.split()) <= LONGEST_ENTITY_ANSWER
    return _first(
        [phrase for phrase in asked if phrase.proper],
        [phrase for phrase in told if phrase.proper] if short else [],
        [phrase for phrase in asked if not phrase.plural],
    )


def _first(*choices: Sequence[NounPhrase]) -> str:
    return next(
        (
            phrases[0].text if phrases[0].proper else f"the {phrases[0].text}"
            for phrases in choices
            if phrases
        ),
        "",
    )


def _is_date(text: str) -> bool:
    return bool(re.search(r"\d", text)) or _MONTH.fullmatch(text) is not None


def names_a_person(text: str) -> bool:
    """Tell whether a text speaks of a person by kinship or role: my mother, a patient."""
    return _PERSON.search(text) is not None
