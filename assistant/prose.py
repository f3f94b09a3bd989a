"""The prose composer: a language model writes from the numbered quotes, and code checks every sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langchain_core.runnables import Runnable, RunnableGenerator

from assistant.answer import AnswerStatement, Citation, Conflict
from assistant.answerability import Judgement
from assistant.prompt import Prompt, load_prompt
from assistant.refusal import NOT_IN_SOURCES
from assistant.topics import Topics, topics_of
from assistant.verification.verify import (
    best_supported,
    cited_numbers,
    stems_of,
    subject_of,
    verify,
    without_citations,
)

_PRONOUNS = frozenset(("it", "its", "they", "their", "this", "these"))
_SENTENCE_END = re.compile(r"(?<=[.!?])(?P<cited>(?:\s*\[\d+(?:\s*,\s*\d+)*\])*)\s+(?=[A-Z“\"(])")


@cache
def prose_prompt() -> Prompt:
    """Return the prompt of the prose composer."""
    return load_prompt("prose")


def writer(model: BaseChatModel, tokens: int) -> Runnable[dict[str, Any], str]:
    """Return the runnable that streams prose from `prose_input`; the model stops where its stream is left."""
    template, bound = prose_prompt().template(), model.bind(max_tokens=tokens)

    # Piped into a parser, the model would write to its end: LangChain drains what a closed step reads from.
    def written(inputs: Iterator[dict[str, Any]]) -> Iterator[str]:
        for given in inputs:
            for piece in bound.stream(template.invoke(given)):
                yield str(piece.text)

    return RunnableGenerator(written)


def unasked() -> list[BaseMessage]:
    """Return the whole prompt with nothing in the places of the passages and the question."""
    return prose_prompt().template().format_messages(**prose_input("", (), topics_of(())))


def prose_input(question: str, citations: Sequence[Citation], topics: Topics) -> dict[str, Any]:
    """Return what the prompt's placeholders stand for."""
    return {
        "not_in_sources": NOT_IN_SOURCES,
        "passages": "\n".join(f"[{citation.n}] {in_context(citation, topics)}" for citation in citations),
        "question": question,
    }


def within(citations: Sequence[Citation], conflicts: Sequence[Conflict], words: int) -> tuple[Citation, ...]:
    """Return the citations that fit into so many words; the first and both sides of a conflict always do.

    Whatever is not read here was still quoted.
    """
    kept: list[Citation] = []
    left = words
    disputed = {number for conflict in conflicts for number in conflict.citations}
    for citation in citations:
        left -= len(citation.quote.split())
        if not kept or left >= 0 or citation.n in disputed:
            kept.append(citation)
    return tuple(kept)


def leaves_to_write(citations: Sequence[Citation], judgement: Judgement) -> bool:
    """Tell whether a language model has anything to add to the quotes.

    A single quote that surely answers is the shortest answer there is; a model could only say it worse.
    """
    return len(citations) > 1 or (bool(citations) and judgement.answerable != "yes")


def in_context(citation: Citation, topics: Topics) -> str:
    """Return the quote, behind the topic of its heading where the quote itself names none."""
    heading = citation.section[-1].rstrip(":. ") if citation.section else ""
    if topics.named_in(citation.quote) or not topics.named_in(heading):
        return citation.quote
    return f"{heading}: {citation.quote}"


def refuses(prose: str) -> bool:
    """Tell whether the model said that the passages do not hold the answer."""
    return NOT_IN_SOURCES.rstrip(".").lower() in prose.lower()


def checked_statements(
    prose: str, citations: Sequence[Citation], topics: Topics
) -> tuple[AnswerStatement, ...]:
    """Return the sentences that their quotes hold; a failing sentence gives way to the quotes it cites.

    A sentence that cites nothing usable, and that no single quote holds, is dropped. No quote is shown twice.
    """
    quotes = {citation.n: topics.in_long_form(in_context(citation, topics)) for citation in citations}
    printed = {citation.n: citation.quote for citation in citations}
    statements: list[AnswerStatement] = []
    previous = ""
    for sentence in sentences(prose):
        checked = _checked(sentence, quotes, printed, topics)
        if any(one.support == "verified" and _means_other(one, previous, quotes, topics) for one in checked):
            checked = [_quoted(number, printed) for one in checked for number in one.citations]
        shown = {earlier.text for earlier in statements}
        statements += [statement for statement in checked if statement.text not in shown]
        previous = without_citations(sentence)
    return tuple(statements)


def sentences(prose: str) -> list[str]:
    """Return the sentences of prose, each with the citations printed before or behind its full stop."""
    marked = _SENTENCE_END.sub(lambda match: f"{match['cited']}\n", prose.strip())
    return [line.strip() for line in marked.splitlines() if line.strip()]


def _checked(
    sentence: str, quotes: Mapping[int, str], printed: Mapping[int, str], topics: Topics
) -> list[AnswerStatement]:
    plain = without_citations(sentence)
    cited = tuple(number for number in cited_numbers(sentence) if number in quotes)
    named = topics.in_long_form(plain)
    holding = _holding(named, cited, quotes)
    if holding:
        return [AnswerStatement(text=plain, support="verified", citations=holding)]
    supported = best_supported(named, quotes)
    if supported is not None:
        return [AnswerStatement(text=plain, support="verified", citations=(supported,))]
    return [_quoted(number, printed) for number in cited]


def _holding(sentence: str, cited: Sequence[int], quotes: Mapping[int, str]) -> tuple[int, ...]:
    """Return the cited numbers that hold the sentence: each alone, or else those that it needs together."""
    alone = tuple(number for number in cited if verify(sentence, [quotes[number]]).holds)
    if alone or not verify(sentence, [quotes[number] for number in cited]).holds:
        return alone
    return tuple(
        number
        for number in cited
        if not verify(sentence, [quotes[other] for other in cited if other != number]).holds
    )


def _quoted(number: int, printed: Mapping[int, str]) -> AnswerStatement:
    return AnswerStatement(text=printed[number], support="quoted", citations=(number,))


def _means_other(one: AnswerStatement, previous: str, quotes: Mapping[int, str], topics: Topics) -> bool:
    """Tell whether a sentence's `it` means what the sentence before is about, and its quotes do not."""
    words = one.text.split()
    if not previous or not words or words[0].lower() not in _PRONOUNS:
        return False
    meant = subject_of(topics.in_long_form(previous))
    return not all(meant <= stems_of(quotes[number]) for number in one.citations)
