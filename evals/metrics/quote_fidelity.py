"""Whether what an answer quotes stands in the article, at the place that it names."""

from collections.abc import Iterator

from assistant.answer import Answer, Citation
from assistant.verification.verify import cited_numbers
from evals.case import Turn
from evals.metrics.citing import quotes_cited
from evals.outcome import TurnOutcome
from evals.score import Context, Score, Unit, answer_of, share


class QuoteFidelity:
    """Measure the share of citations that are faithful.

    A citation is faithful when it is there once under its number, its offsets reproduce its quote, and every
    statement that claims to quote it does. A statement that claims to quote and cites nothing counts as an
    unfaithful citation.
    """

    name = "quote-fidelity"
    title = "Faithful quotes"
    unit: Unit = "share"
    lower_is_better = False

    def applies(self, turn: Turn) -> bool:
        """Tell whether citations are expected."""
        return bool(turn.cite)

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with what is wrong with the others; none where nothing is cited."""
        answer = answer_of(outcome)
        numbers = sorted(set(_numbers(answer)))
        wrong = [reason for n in numbers if (reason := _what_is_wrong(n, answer, context))]
        uncited = [
            f"“{statement.text}” is quoted from nowhere"
            for statement in answer.statements
            if statement.support == "quoted" and not statement.citations
        ]
        total = len(numbers) + len(uncited)
        return share(len(numbers) - len(wrong), total, "; ".join(wrong + uncited))


def _numbers(answer: Answer) -> Iterator[int]:
    """Give every citation number that the answer shows anywhere."""
    yield from (citation.n for citation in answer.citations)
    yield from (n for statement in answer.statements for n in statement.citations)
    yield from (quote.citation for quote in answer.quotes)
    yield from (n for conflict in answer.conflicts for n in conflict.citations)
    # A refusal may name article titles, and those may hold numbers in brackets.
    if answer.statements:
        yield from cited_numbers(answer.answer)


def _what_is_wrong(n: int, answer: Answer, context: Context) -> str:
    """Return what is wrong with the citation of a number, or nothing."""
    held = [citation for citation in answer.citations if citation.n == n]
    if len(held) != 1:
        return f"[{n}] stands for {len(held) or 'no'} citations"
    if not _is_in_article(held[0], context):
        return f"[{n}] is not what stands at {held[0].start}:{held[0].end} of {held[0].article_id}"
    for statement in answer.statements:
        quotes = n in statement.citations and statement.support == "quoted"
        if quotes and statement.text not in quotes_cited(statement, answer):
            return f"[{n}] is not what “{statement.text}” claims to quote"
    return ""


def _is_in_article(citation: Citation, context: Context) -> bool:
    article = context.articles.get(citation.article_id)
    return (
        article is not None
        # Python would count a negative offset from the end.
        and 0 <= citation.start < citation.end
        and article.text[citation.start : citation.end] == citation.quote
    )
