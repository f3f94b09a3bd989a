"""Turns a follow-up into a question that stands alone, by code: nothing waits for a language model here.

A question that already stands alone is left untouched. A rewrite only brings in words of the conversation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.history import History
from assistant.topics import Topics
from assistant.words import STOP_WORDS, VERBS, stem, stems, words

MAX_TURNS = 12

_PRONOUN = re.compile(
    r"\b(?P<possessive>its|their|his|her(?=\s+[a-z]))\b|\b(?P<plain>it|they|them|he|him|she)\b", re.IGNORECASE
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:this|that|these|those)(?:\s+(?P<noun>condition|disease|disorder|syndrome|illness|problem|one|ones))?"
    r"(?=\s*[?.,!]|\s*$|\s+(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should|may|might|last"
    r"|lasts|happen|happens|occur|occurs|look|looks|mean|means|come|comes|in|on|with|for|from|at|be)\b)"
    r"|\b(?:this|that|these|those|the same|the)\s+(?P<named>condition|disease|disorder|syndrome|illness)\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"\b(?:is|was) it (?:true|possible|safe|known|likely|normal|common|rare|necessary|correct|right|worth)\b"
    r"|\bhow long does it take\b|\bdoes it (?:matter|help)\b|\bit is (?:true|said|known)\b",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4,
    "5th": 4, "sixth": 5, "6th": 5, "seventh": 6, "7th": 6, "eighth": 7, "8th": 7, "last": -1, "final": -1,
    "former": 0, "latter": -1,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\bthe\s+(?P<ordinal>{'|'.join(_ORDINALS)})(?:\s+(?P<noun>one|cause|reason|condition|type|category|group|item"
    r"|factor|finding|point|pattern|modality|method|test|sign|option|example|disease|syndrome|site|joint))?\b"
    r"(?!\s+(?:to|and|decade|decades|week|weeks|month|months|year|years|day|days|line|stage|grade|time|two|three)\b)",
    re.IGNORECASE,
)
_THE_TWO = re.compile(r"\b(?:the|these|those) two\b|\bboth(?: of (?:them|these|those))?\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^\s*(?:(?:and|but|or|so|also|then|ok(?:ay)?|now|thanks?|thank you)\b[\s,]*)*"
    r"(?P<about>(?:what|how) about|what of|and|same for|the same for)?\s*",
    re.IGNORECASE,
)
_STARTS_ELLIPSIS = re.compile(
    r"^\s*(?:and|but|or|also|then|what about|how about|what of|same for|the same for)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will"
    r"|has|have|may|might|explain|describe|list|tell|give|compare|name|show|define|summari[sz]e)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\s*(?:why|how|how so|how come|when|where|who|how often|how long|how many|how much)\s*\??\s*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\s*(?:(?:please\s+)?(?:tell me|say|explain|give me)?\s*(?:some\s+)?more"
    r"(?:\s+(?:about|on)\s+(?:it|this|that))?"
    r"|go on|continue|explain(?: (?:it|this|that))?|elaborate|(?:and )?what else)\s*(?:please)?\s*[?.!]?\s*$",
    re.IGNORECASE,
)
_PREPOSITION = r"in|on|with|without|for|at|after|before|during|by|from|under|among|using"
_PREPOSITIONAL = re.compile(rf"^(?P<preposition>{_PREPOSITION})\s+(?P<object>.+)$", re.IGNORECASE)
_CORRECTION = re.compile(
    r"^\s*(?:no|nope|sorry|actually|wait)\b[\s,.:;–-]*"
    r"(?:i\s+(?:meant|mean|was asking about|am asking about))?\s*(?:about\s+)?(?P<meant>.+)$",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?:between|compare)?\s*(?P<one>[\w' -]+?)\s+(?:and|or|versus|vs\.?|from|with)\s+(?P<two>[\w' -]+)",
    re.IGNORECASE,
)
_MARKED_LINE = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(?P<item>.+)$", re.MULTILINE)
_SERIES = re.compile(r"(?:[^,;:.()\n\[\]\"“”]{2,70},\s+)+(?:and\s+|or\s+)?[^,;:.()\n\[\]\"“”]{2,70}")
_CITATION = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Hold an earlier question, standing alone, its answer, and the list that the question counted in."""

    question: str
    answer: str
    pointed_into: tuple[str, ...] = ()


def condense(question: str, history: History, topics: Topics) -> str:
    """Return the question so that it can be understood without the history."""
    standalone, earlier = "", list[_Exchange]()
    for asked, answer in _exchanges(history):
        standalone = _rewrite(asked, earlier, topics)
        match = _ORDINAL.search(asked)
        items = _pointed_into(match, earlier[-1], topics) if match and earlier else []
        earlier.append(_Exchange(standalone, answer, tuple(items)))
    return _rewrite(question, earlier, topics)


def is_incomplete(question: str, topics: Topics) -> bool:
    """Tell whether a question points at something that nobody has named."""
    if topics.named_in(question) or _EXPLETIVE.search(question):
        return False
    points = _PRONOUN.search(question) or _DEMONSTRATIVE.search(question) or _ORDINAL.search(question)
    return bool(points) and len(stems(question)) <= 3


def _exchanges(history: History) -> list[tuple[str, str]]:
    """Return the latest (question, answer) pairs; an unanswered question has an empty answer."""
    pairs: list[tuple[str, str]] = []
    for turn in history:
        if turn.role == "user":
            pairs.append((turn.content.strip(), ""))
        elif pairs:
            asked, answer = pairs[-1]
            pairs[-1] = (asked, f"{answer}\n{turn.content}".strip())
    return pairs[-MAX_TURNS:]


def _rewrite(question: str, earlier: Sequence[_Exchange], topics: Topics) -> str:
    if not earlier:
        return question
    before = earlier[-1]
    corrected = _CORRECTION.match(question)
    if corrected and len(words(question)) <= 12 and not _ASKS.search(corrected["meant"]):
        return _with_replacement(before.question, corrected["meant"].strip(" ?.!"), topics)
    if _MORE.match(question):
        return before.question
    if _BARE.match(question):
        return f"{question.strip(' ?')}: {before.question}"
    rewritten, resolved = _with_ordinal(question, before, topics)
    focus = _focus(earlier, topics)
    if resolved and before.pointed_into and not _ASKS.search(question):
        return _with_replacement(before.question, _OPENING.sub("", rewritten, count=1).strip(" ?.!"), topics)
    if resolved:
        named = topics.named_in(rewritten)
        needs_topic = len(named) < 2 and focus.lower() in topics.main
        return _without_opening(_about(rewritten, focus) if needs_topic else rewritten)
    rewritten, resolved = _with_the_two(question, earlier, topics)
    if resolved:
        return rewritten
    rewritten, resolved = _with_pronoun(question, focus)
    if resolved:
        return _without_opening(rewritten)
    if _is_ellipsis(question):
        return _completed(question, before.question, focus, topics)
    if _lacks_topic(question, topics) and focus:
        return _about(question, focus)
    return question


def _focus(earlier: Sequence[_Exchange], topics: Topics) -> str:
    """Return what the conversation is about: the most specific name of the latest question that has one."""
    for exchange in reversed(earlier):
        named = [name for name in topics.named_in(exchange.question)]
        specific = [name for name in named if name.lower() not in topics.main]
        if specific:
            return max(specific, key=lambda name: (len(name.split()), -named.index(name)))
        if named:
            return named[0]
        run = _longest_run(exchange.question)
        if run:
            return run
    return ""


def _longest_run(question: str) -> str:
    runs: list[list[str]] = [[]]
    for word in words(question):
        if word in STOP_WORDS | VERBS:
            runs.append([])
        else:
            runs[-1].append(word)
    longest: list[str] = max(runs, key=len)
    return " ".join(longest)


def _with_pronoun(question: str, focus: str) -> tuple[str, bool]:
    if not focus or _EXPLETIVE.search(question):
        return question, False
    match = _PRONOUN.search(question)
    if match:
        by = f"{focus}'s" if match["possessive"] else focus
        return _spliced(question, match.span(), by), True
    match = _DEMONSTRATIVE.search(question)
    if match:
        return _spliced(question, match.span(), focus), True
    return question, False


def _with_ordinal(question: str, before: _Exchange, topics: Topics) -> tuple[str, bool]:
    match = _ORDINAL.search(question)
    if not match:
        return question, False
    items = _pointed_into(match, before, topics)
    place = _ORDINALS[match["ordinal"].lower()]
    if not items or place >= len(items):
        return question, False
    return _spliced(question, match.span(), items[place]), True


def _pointed_into(match: re.Match[str], before: _Exchange, topics: Topics) -> list[str]:
    """Return the list that an ordinal counts in: after "the second", "the first" counts in the same one."""
    pair = _pair(before.question)
    if pair and match["ordinal"].lower() in {"former", "latter"}:
        return pair
    return list(before.pointed_into) or enumerated(before.answer, topics) or pair


def _with_the_two(question: str, earlier: Sequence[_Exchange], topics: Topics) -> tuple[str, bool]:
    match = _THE_TWO.search(question)
    if not match or topics.named_in(question):
        return question, False
    named = [
        name
        for exchange in earlier[-2:]
        for name in topics.named_in(exchange.question)
        if name.lower() not in topics.main
    ]
    two = _pair(earlier[-1].question) or list(dict.fromkeys(named))[-2:]
    return (_spliced(question, match.span(), " and ".join(two)), True) if len(two) == 2 else (question, False)


def enumerated(answer: str, topics: Topics) -> list[str]:
    """Return the items that an answer lists, in order: its marked lines, else its longest series."""
    lines = [_CITATION.sub("", match["item"]).strip() for match in _MARKED_LINE.finditer(answer)]
    if len(lines) >= 2:
        return [_head(line, topics) for line in lines]
    series = [match.group() for match in _SERIES.finditer(_CITATION.sub("", answer))]
    split = [_items(found, topics) for found in series]
    return max(split, key=lambda items: len(items), default=[])


def _items(series: str, topics: Topics) -> list[str]:
    items = [
        item.strip() for item in re.split(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+", series) if item.strip()
    ]
    if len(items) < 2:
        return []
    # The first item trails the start of its sentence, the last one the rest of it.
    first = topics.named_in(items[0])
    last = topics.named_in(items[-1])
    items[0] = _plain(first[-1] if first else " ".join(items[0].split()[-2:]))
    items[-1] = last[0] if last else " ".join(items[-1].split()[:2])
    return items


def _plain(name: str) -> str:
    """Return a name without the capital of a sentence's start; abbreviations keep theirs."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _head(line: str, topics: Topics) -> str:
    head, colon, _ = line.strip('"“”').partition(":")
    if colon and len(head.split()) <= 6:
        return head
    if len(line.split()) <= 6:
        return line.strip('"“”. ')
    named = [name for name in topics.named_in(line) if name.lower() not in topics.main]
    return named[0] if named else line


def _pair(question: str) -> list[str]:
    match = _PAIR.search(question)
    if not match:
        return []
    one, two = (_content(match[side]) for side in ("one", "two"))
    return [one, two] if one and two else []


def _content(text: str) -> str:
    """Return the text without the stop words at its two ends."""
    kept = text.split()
    while kept and kept[0].lower() in STOP_WORDS | {"difference"}:
        kept = kept[1:]
    while kept and kept[-1].lower() in STOP_WORDS:
        kept = kept[:-1]
    return " ".join(kept)


def _is_ellipsis(question: str) -> bool:
    if _STARTS_ELLIPSIS.match(question):
        rest = _OPENING.sub("", question, count=1)
        return len(words(rest)) <= 10 and (not _ASKS.search(rest) or len(stems(rest)) <= 2)
    return len(words(question)) <= 5 and not _ASKS.search(question)


def _completed(question: str, before: str, focus: str, topics: Topics) -> str:
    rest = _OPENING.sub("", question, count=1).strip(" ?.!")
    prepositional = _PREPOSITIONAL.match(rest)
    if prepositional and not _ASKS.search(rest):
        return _with_prepositional(before, prepositional["preposition"], prepositional["object"], topics)
    if _ASKS.match(rest):
        return _about(f"{_capital(rest)}?", focus) if _lacks_topic(rest, topics) else f"{_capital(rest)}?"
    if topics.named_in(rest) or _same_kind(rest, before, topics):
        return _with_replacement(before, rest, topics)
    return _about(f"What about {rest}?", focus)


def _with_prepositional(before: str, preposition: str, phrase: str, topics: Topics) -> str:
    """Return the earlier question with the phrase in place of one of the same preposition, or added."""
    same = re.search(
        rf"\b(?:{re.escape(preposition)})\s+(?:the\s+)?(?P<old>{_any_name(topics, before)})(?=[\s?.,]|$)",
        before,
        re.IGNORECASE,
    )
    if same:
        return _spliced(before, same.span(), f"{preposition} {phrase}")
    kin = _same_kind(phrase, before, topics)
    if kin:
        return _spliced(before, kin, phrase)
    return f"{before.rstrip(' ?.!')} {preposition} {phrase}?"


def _with_replacement(before: str, replacement: str, topics: Topics) -> str:
    """Return the earlier question about another thing: its most specific name is replaced."""
    kin = _same_kind(replacement, before, topics)
    if kin:
        return _spliced(before, kin, replacement)
    named = topics.named_in(before)
    specific = [name for name in named if name.lower() not in topics.main] or list(named)
    if not specific:
        return _about(f"What about {replacement}?", _longest_run(before))
    old = max(specific, key=lambda name: (len(name.split()), -named.index(name)))
    place = before.find(old)
    return _spliced(before, (place, place + len(old)), replacement)


def _same_kind(phrase: str, before: str, topics: Topics) -> tuple[int, int] | None:
    """Return where the earlier question holds an upper-case short form, if the phrase is one (MRI, CT)."""
    if not re.search(r"\b[A-Z][A-Z0-9]{1,6}\b", phrase):
        return None
    for match in re.finditer(r"\b(?:an?\s+|the\s+)?([A-Z][A-Z0-9]{1,6})\b", before):
        if match.group(1) not in topics.abbreviations:
            return match.span(1)
    return None


def _any_name(topics: Topics, text: str) -> str:
    return "|".join(re.escape(name) for name in topics.named_in(text)) or r"(?!)"


def _lacks_topic(question: str, topics: Topics) -> bool:
    """Tell whether a question names nothing that the articles speak of, though its words are theirs."""
    if topics.named_in(question):
        return False
    content = stems(question)
    if not content:
        return True
    known = [word for word in content if word in topics.vocabulary]
    return len(content) <= 5 and len(known) * 2 >= len(content)


def _about(question: str, focus: str) -> str:
    if not focus or stem(focus.lower()) in stem(question.lower()):
        return question
    bare = question.rstrip(" ?.!")
    mark = "?" if question.rstrip().endswith("?") else ""
    return (
        f"{bare} in {focus}{mark}"
        if not bare.lower().startswith("what about")
        else f"{bare} of {focus}{mark}"
    )


def _spliced(text: str, span: tuple[int, int], by: str) -> str:
    start, end = span
    article = "an" if by[:1].lower() in "aeiou" else "a"
    before = re.sub(r"\ban?(?=\s$)", article, text[:start])
    spliced = f"{before}{by}{text[end:]}"
    return _capital(spliced) if start == 0 else spliced


def _without_opening(question: str) -> str:
    """Return a question without its "and", and as a question where only a phrase is left."""
    if not _STARTS_ELLIPSIS.match(question):
        return question
    rest = _OPENING.sub("", question, count=1)
    return _capital(rest) if _ASKS.search(rest) else f"What about {rest}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
