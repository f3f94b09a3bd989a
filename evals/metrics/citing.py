"""What an answer cites, and what it may cite, as places in articles."""

from collections.abc import Iterable

from assistant.answer import Answer, AnswerStatement, Citation
from evals.case import Turn
from evals.golden_set import NamedStatement
from evals.score import Context

Place = tuple[str, int, int]  # article id, start, end
SHOWN = 60  # characters of a quote


def numbers_used(answer: Answer) -> tuple[int, ...]:
    """Return the citation numbers that the answer's statements use, in order, each once."""
    return tuple(dict.fromkeys(n for statement in answer.statements for n in statement.citations))


def used_citations(answer: Answer) -> tuple[Citation, ...]:
    """Return the citations that the answer's statements use; a number without a citation gives none."""
    used = numbers_used(answer)
    return tuple(citation for citation in answer.citations if citation.n in used)


def quotes_cited(statement: AnswerStatement, answer: Answer) -> tuple[str, ...]:
    """Return the quotes that one statement cites."""
    return tuple(citation.quote for citation in answer.citations if citation.n in statement.citations)


def place_of(cited: Citation | NamedStatement) -> Place:
    """Return where a citation or a named statement stands."""
    return cited.article_id, cited.start, cited.end


def needed(turn: Turn, context: Context) -> tuple[tuple[NamedStatement, ...], ...]:
    """Return the statements that must be cited, each as the alternatives of which one is enough."""
    return tuple(tuple(context.statements[name] for name in alternatives) for alternatives in turn.cite)


def allowed(turn: Turn, context: Context) -> tuple[NamedStatement, ...]:
    """Return every statement that must or may be cited."""
    names = [*(name for alternatives in turn.cite for name in alternatives), *turn.may_cite]
    return tuple(context.statements[name] for name in dict.fromkeys(names))


def either(alternatives: Iterable[NamedStatement]) -> str:
    """Return the names of alternatives as a reader sees them."""
    return " or ".join(statement.name for statement in alternatives)


def shown(citation: Citation) -> str:
    """Return a citation as a reader sees it: its number and the beginning of its quote."""
    quote = citation.quote
    return f"[{citation.n}] “{quote if len(quote) <= SHOWN else quote[:SHOWN] + ' …'}”"
