"""Recognises questions about the sources: what an article cites, and what is known of the article itself.

Everything is told by the wording of one clause at a time. A clause that mentions a source in passing, or uses
a word like `source`, `reference` or `review` in its clinical sense, is no such question.
"""

import re
from datetime import date

from assistant.sources.article_patterns import OF_THE_ARTICLE
from assistant.sources.clauses import clauses_of, is_interrogative, only_adds_a_detail
from assistant.sources.filters import filter_of
from assistant.sources.list_patterns import (
    ASKS_FOR_ENTRIES,
    BARE_SOURCES,
    CITES,
    CLINICAL_JOURNAL,
    DETAILS,
    ELLIPTICAL,
    JOURNALS,
    LEADS_NOWHERE,
    LIST_ASKS,
    LOOSE,
    OF_THE_LIST,
    STRONG,
)
from assistant.sources.question import Asks, SourceQuestion
from assistant.sources.topics import (
    asks_what_backs_it,
    beyond_the_list,
    claim_before_its_source,
    numbered,
    sought_claim,
    sought_work,
)
from assistant.sources.words import REFERENCE, compiled

_NO_QUESTION_OF_OURS = compiled(
    r"according to (?:the |its |your )?(?:\w+ )?(?:guidelines?|references?|sources?|stud(?:y|ies)"
    r"|literature|evidence|research|article|page|text)",
    r"(?:guidelines?|sources?|papers?|stud(?:y|ies)|trials?|literature|evidence|reviews?) (?:\w+"
    r" )?(?:recommend|advise|suggest|prefer|favou?r|require|allow|permit|tell us|define|call for|treat"
    r"|diagnos|find|found|show|report|estimate)\w*",
    r"(?:do|does|did|what do|what does) (?:the )?(?:[\w-]+ ){0,3}(?:guidelines?|stud(?:y|ies)|trials?"
    r"|literature|evidence|reviews?) (?:[\w-]+ ){0,4}(?:recommend|advise|suggest|prefer|favou?r|say"
    r"|require|tell|show|find|report|apply|mean)",
    r"guidelines? (?:apply|applies|for|on|about|regarding|in) (?!(?:the |its |this )?(?:reference|source"
    r"|bibliograph|list|cit|article|text|page))(?!.*\b(?:cited|listed|reference list|bibliography|among"
    r" the|in the list|the references|the sources)\b)",
    r"(?:review|reviewing|reviewed) of (?:systems|symptoms|medication\w*|medicines|drugs|the (?:patient"
    r"|chart|images?|films?|scan|slides|pathology|notes))",
)

_INVENTS = compiled(
    rf"(?:make up|invent|fabricate|imagine|generate|compose|pretend|hallucinate) (?:[\w-]+"
    rf" ){{0,5}}(?:{REFERENCE}|journals?|sources?|papers?|stud(?:y|ies)|publications?|trials?|guidelines?)",
)


# What is asked in one clause on these is not told by an answer to the clause before it.
_WITHOUT_DETAILS = frozenset({Asks.COUNT, Asks.KINDS, Asks.JOURNALS, Asks.YEARS, Asks.GAPS})


def source_question(question: str, today: date) -> SourceQuestion | None:
    """Return what a question wants to know about the sources, None where it is about something else.

    The question stands alone. Where one of its clauses asks for anything else, it is not taken for one.
    """
    found: list[SourceQuestion] = []
    for clause in clauses_of(question):
        if found and found[-1].asks[0] not in _WITHOUT_DETAILS and only_adds_a_detail(clause):
            continue
        one = _recognised(clause, today) or (_in_context(clause, today) if found else None)
        if one is not None:
            found.append(one)
        elif is_interrogative(clause) and not (found and only_adds_a_detail(clause)):
            return None
    return _merged(found, question) if found else None


def recognised(standalone: str, typed: str, before: str, today: date) -> SourceQuestion | None:
    """Return what a question wants to know about the sources, by its rewrite or as it was typed.

    `Who published it?` is about the article whatever was spoken of before, so what was typed counts where the
    rewrite put something else in the place of `it`. What names a claim or a work counts as rewritten only.
    `before` is the question before this one: what `Which reference says so?` asks the source of.
    """
    clauses = clauses_of(typed)
    if before and len(clauses) == 1 and asks_what_backs_it(clauses[0]):
        return SourceQuestion((Asks.BACKING,), typed, topic=before)
    if claim := claim_before_its_source(clauses_of(standalone)):
        return SourceQuestion((Asks.BACKING,), standalone, topic=claim)
    found = source_question(standalone, today)
    if found is not None:
        return found
    as_typed = source_question(typed, today) if standalone != typed else None
    if as_typed is not None and not as_typed.topic:
        return as_typed
    follows_the_list = bool(before and len(clauses) == 1 and _is_of_the_list(source_question(before, today)))
    return _in_context(clauses[0], today) if follows_the_list else None


def _is_of_the_list(question: SourceQuestion | None) -> bool:
    return question is not None and not question.topic and question.asks[0] in LIST_ASKS


def _merged(found: list[SourceQuestion], question: str) -> SourceQuestion:
    asks = tuple(dict.fromkeys(ask for one in found for ask in one.asks))
    lead = next((one for one in found if one.topic or one.number), found[0])
    only = next((one.only for one in found if not one.only.empty), lead.only)
    detail = next((one.detail for one in found if one.detail), "")
    if len(asks) > 1 and Asks.ENTRIES in asks and not only.empty and Asks.COUNT in asks:
        asks = tuple(ask for ask in asks if ask is not Asks.COUNT)
    return SourceQuestion(asks, question, lead.number, lead.topic, only, detail)


def _recognised(clause: str, today: date) -> SourceQuestion | None:
    if _NO_QUESTION_OF_OURS.search(clause):
        return None
    if _INVENTS.search(clause):
        return SourceQuestion((Asks.UNKNOWN,), clause, detail="invented")
    if LEADS_NOWHERE.search(clause):
        return SourceQuestion((Asks.GAPS,), clause)
    for ask, pattern in OF_THE_ARTICLE:
        if pattern.search(clause) and _stands_whole(ask, pattern, clause):
            return SourceQuestion((ask,), clause)
    return _of_a_claim_or_work(clause) or _of_the_list(clause, today)


def _stands_whole(ask: Asks, pattern: re.Pattern[str], clause: str) -> bool:
    """Tell whether nothing but an address stands before what was found; banners are told of in any order."""
    found = pattern.search(clause)
    before = clause[: found.start()].strip() if found else ""
    return ask in (Asks.REVIEW, Asks.LIABILITY) or len(before.split()) <= 3


def _of_a_claim_or_work(clause: str) -> SourceQuestion | None:
    detail = found.group() if (found := DETAILS.search(clause)) else ""
    number = numbered(clause)
    if number and number.cited_for:
        return SourceQuestion((Asks.CITING,), clause, number.value)
    if number:
        return SourceQuestion((Asks.UNKNOWN if detail else Asks.ENTRY,), clause, number.value, detail=detail)
    if topic := sought_claim(clause):
        return SourceQuestion((Asks.BACKING,), clause, topic=topic)
    if topic := sought_work(clause):
        return SourceQuestion((Asks.UNKNOWN if detail else Asks.WORK,), clause, topic=topic, detail=detail)
    return None


def _of_the_list(clause: str, today: date) -> SourceQuestion | None:
    journals = bool(JOURNALS.search(clause)) and not CLINICAL_JOURNAL.search(clause)
    strong = bool(STRONG.search(clause))
    cited = bool(LOOSE.search(clause)) and bool(CITES.search(clause))
    if not (journals or strong or cited or BARE_SOURCES.search(clause)):
        return None
    only = filter_of(clause, today)
    if detail := DETAILS.search(clause):
        return SourceQuestion((Asks.UNKNOWN,), clause, only=only, detail=detail.group())
    asks = next((ask for ask, pattern in OF_THE_LIST if pattern.search(clause)), None)
    if asks is None and journals:
        asks = Asks.JOURNALS
    if asks is not None:
        return SourceQuestion((asks,), clause, only=only)
    if not ASKS_FOR_ENTRIES.search(clause):
        return None
    topic = beyond_the_list(clause)
    return SourceQuestion((Asks.WORK if topic else Asks.ENTRIES,), clause, topic=topic, only=only)


def _in_context(clause: str, today: date) -> SourceQuestion | None:
    """Return what an elliptical clause asks behind one on the reference list: `and how many are trials`."""
    ask = next((ask for ask, pattern in ELLIPTICAL if pattern.search(clause)), None)
    return SourceQuestion((ask,), clause, only=filter_of(clause, today)) if ask else None
