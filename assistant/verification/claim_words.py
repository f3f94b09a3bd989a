"""How the words of a claim are read: spellings, words alike, and the small words that change a claim."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from assistant.words import ASPECTS, STOP_WORDS, stem

_LISTS = Path(__file__).parents[1] / "wordlists"


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


# Phrases that say one thing in two ways, written one way; each keeps the direction of what it says.
_REWRITTEN = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"[’]", "'"),
        (r"(?<=\w)[:*;](?=\w)", " "),
        (r"\bunder ?way\b", "ongoing"),
        (r"\bapart from\b|\bexcluding\b|\bexcept for\b", "except"),
        (r"\bmost of all\b", "especially"),
        (r"\bcan ?not\b|\bcan't\b", "not"),
        (r"\bbetween (\d[\d.]*) and (?=\d)", r"\1-"),
        (r"\b(above|over|under|below|before|after|until) (?:the )?age (?:of )?(?=\d)", r"\1 "),
        (r"(\d[\d.,]*)((?: [^\s,;.()]+){0,3}?) or (?:more|higher|over)\b", r"at least \1\2"),
        (r"(\d[\d.,]*)((?: [^\s,;.()]+){0,3}?) or (?:less|fewer|lower)\b", r"at most \1\2"),
        (
            r",? as (?=(?:it|they|this|these|the \w+|\w+) (?:is|are|has|have|can|may|does|do|was|were)\b)",
            ", because ",
        ),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"\bnon-(?=[a-z]{5})", "non"),
        (r"\buntreated\b", "without treatment"),
        (r"\bpainless\b", "without pain"),
        (r"\basymptomatic\b", "without symptoms"),
        (r"\bun(?=suitable|reliable|able|necessary|likely|clear|known|changed|affected)", "not "),
        (r"\birreversible\b", "not reversible"),
        (r"\b(?:is|are|was|were|be) (?:due|attributable|secondary) to\b", "is caused by"),
        (r"\b(?:results?|arises?|stems?|comes?|originates?) from\b", "is caused by"),
        (r"\bbecause of|\bdue to|\bowing to|\bas a result of|\bon account of", "by"),
        (r"\b(?:leads? to|results? in|gives? rise to|brings? about)\b", "causes"),
        (r"\b(?:leading to|resulting in|giving rise to|bringing about)\b", "causing"),
        (r"\b(?:led to|resulted in|gave rise to|brought about)\b", "caused"),
        (r"\b(?:as |when |if )?(?:compared|in comparison) (?:with|to)\b", "versus"),
        (r"\bas well as\b", "and"),
        (r"\bnot only\b(?=.*\bbut\b)", ""),
        (r"\bbut also\b", "and"),
        (r"\bonce not\b", "not"),
        (r"\brather than\b", "not"),
        (r"\binstead of\b", "not"),
        (r"\brul(?:es?|ed|ing) (?:the disease |it )?out\b", "exclude"),
        (r"\btell ([^.,;]{3,60}?) apart\b", r"distinguish \1"),
        (r"\btell apart\b", "distinguish"),
        (r"\bpoint(?:s|ed|ing)? to(?:wards?)?\b", "suggests"),
        (r"\bcall(?:s|ed|ing)? for\b", "requires"),
        (r"\bget(?:s|ting)? worse\b", "worsens"),
        (r"\bcarr(?:y|ies) out\b", "perform"),
        (r"\bcommonest\b", "most common"),
        (r"\bcommoner\b", "more common"),
        (r"\brarer\b", "more rare"),
        (r"\b(?:by|on) (?:itself|themselves|its own|their own)\b", "itself"),
        (r"\bat all\b|\bas (?:a|the) rule\b", ""),
        (r"\bhardly any\b", "few"),
        (r"\bno longer\b", "not"),
        (r"\bin (?:most|the majority of) (?:cases|patients)\b", "mostly"),
        (r"\b(?:including|for example|for instance|e\.g\.|namely)\b", "such as"),
        (r"\bi\.e\.", "namely"),
        (r"\bx[- ]rays?\b", "radiograph"),
        (r"\bas (\w+) as\b", r"equally \1 as"),
    )
)

# Small words that change what a claim says, by what they do to it.
OPERATORS: dict[str, str] = {
    word: kind
    for kind, listed in {
        "not": "no not never none neither nor without absent absence lack lacks lacking nobody nothing "
        "except",
        "unlike": "unlike",
        "may": "may might can could possibly perhaps potentially probably likely presumably",
        "some": "some sometimes occasionally certain partly several",
        "often": "often frequently frequent commonly common usually usual typically generally mostly mainly "
        "chiefly many tend tends normally majority predominantly largely",
        "rare": "rarely rare seldom uncommon uncommonly infrequent few hardly scarcely",
        "all": "always all every invariably solely exclusively entirely completely wholly fully any",
        "only": "only alone merely",
        "must": "must",
        "more": "more",
        "less": "less fewer",
        "most": "most",
        "least": "least",
        "almost": "almost nearly",
    }.items()
    for word in listed.split()
}

# What a claim may bring in: these words join what is said and state nothing of their own.
_LIGHT = words_of(
    "include call know appear show see find yes occur happen consider regard term name refer become "
    "patient people person individual someone case those also however therefore thus moreover "
    "addition additionally furthermore instead still yet even overall note present exist example "
    "article passage source state report mean described list well both either same equally way form "
    "look namely point especially particularly especial kind follow"
)

MARKERS = words_of(
    "in on at during within among by from to into onto with without for of than as after before until "
    "since through via over under above below between beyond around toward towards against per "
    "despite except versus vs if when unless where across along behind beneath"
)
# Behind these, `with` and `who` say which ones are meant.
POPULATION = words_of("patient patients people person persons individual individuals those someone")
AUXILIARIES = words_of(
    "is are was were be been being has have had do does did may might can could should must will would"
)
_IRREGULAR = {
    form: base
    for base, *forms in map(
        str.split,
        (
            "begin began begun", "find found", "give gave given", "take took taken", "make made",
            "see saw seen", "show shown", "lose lost", "meet met", "fall fell fallen", "rise rose risen",
            "lead led", "leave left", "hold held", "keep kept", "break broke broken", "know known",
            "grow grew grown", "spread", "bleed bled", "feel felt", "draw drew drawn",
            "drive drove driven", "bind bound", "come came", "become became", "bring brought",
            "choose chose chosen", "arise arose arisen", "worsen worse", "tell told", "hide hidden",
        ),
    )
    for form in forms
}  # fmt: skip


def _stems_of(name: str) -> frozenset[str]:
    return frozenset(stem(one_spelling(word)) for word in (_LISTS / f"{name}.txt").read_text("utf-8").split())


def one_spelling(word: str) -> str:
    """Return a word in lower case and in the American spelling, as far as rules tell."""
    lowered = word.lower().replace("'s", "")
    lowered = _IRREGULAR.get(lowered, lowered)
    if len(lowered) > 4:
        lowered = lowered.replace("ae", "e").replace("oe", "e")
        lowered = re.sub(r"(?<=[a-z]{2})our(?=s|ed|ing|able|ite|al|$)", "or", lowered)
        lowered = re.sub(r"is(?=(?:e|es|ed|ing|ation)$)", "iz", lowered)
        lowered = re.sub(r"([bt])re(?=s?$)", r"\1er", lowered)
    return lowered


@lru_cache(maxsize=50_000)
def canonical(word: str) -> str:
    """Return the stem under which a word is compared: that of the first of the words alike."""
    stemmed = stem(one_spelling(word))
    return _alike().get(stemmed, stemmed)


@lru_cache(maxsize=1)
def _alike() -> Mapping[str, str]:
    groups = (line.split() for line in (_LISTS / "alike.txt").read_text("utf-8").splitlines())
    return {stem(one_spelling(word)): stem(one_spelling(group[0])) for group in groups for word in group}


PREDICATES = _stems_of("predicates")
ASPECT_STEMS = frozenset(canonical(word) for word in ASPECTS)
_OPPOSED = (
    "high low", "higher lower", "upper lower", "left right", "early late", "short long", "thick thin",
    "large small", "first second", "positive negative", "increase decrease", "deep superficial",
    "proximal distal", "acute chronic",
)  # fmt: skip
OPPOSITE = {
    canonical(word): canonical(other)
    for left, right in map(str.split, _OPPOSED)
    for word, other in ((left, right), (right, left))
}
LIGHT = frozenset(canonical(word) for word in _LIGHT)
# These say what is done, where other words that a question may leave out say nothing.
_TELLING = words_of("use used uses using give given gives get gets take takes")
_SILENT = STOP_WORDS - MARKERS - set(OPERATORS) - _TELLING


def is_silent(word: str) -> bool:
    """Tell whether a word only joins others (articles, pronouns, auxiliaries)."""
    return word in _SILENT or word in AUXILIARIES


def rewritten(text: str) -> str:
    """Return the text with phrases that say one thing in several ways written one way."""
    for pattern, written in _REWRITTEN:
        text = pattern.sub(written, text)
    return text
