"""How many sentences of an answer are not held by what they cite, by a check of our own."""

import re

from assistant.answer import Answer, AnswerStatement
from evals.case import Turn
from evals.metrics.citing import quotes_cited
from evals.metrics.figures import absent_figures
from evals.outcome import TurnOutcome
from evals.score import Context, Score, Unit, answer_of, share
from index.tokens import tokens_of

COVERED = 0.8  # of the content words of a sentence, what must stand in the cited quotes
# Not the pattern of the assistant's own verification, which this is to keep an eye on.
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nor|neither|nobody|nothing|cannot|without|lacks?|lacking|absent|absence)\b|n['’]t\b"
    r"|\bnon-?(?=[a-z]{5})",
    re.IGNORECASE,
)


class UnsupportedSentences:
    """Measure the share of an answer's statements that the quotes which they cite do not support."""

    name = "unsupported-sentences"
    title = "Sentences without support"
    unit: Unit = "share"
    lower_is_better = True

    def applies(self, turn: Turn) -> bool:
        """Tell whether an answer is expected."""
        return turn.answers

    def score(self, turn: Turn, outcome: TurnOutcome, context: Context) -> Score:
        """Return the share, with what each of them lacks; none where nothing is stated."""
        answer = answer_of(outcome)
        found = [
            f"“{statement.text}”: {reason}"
            for statement in answer.statements
            if (reason := _what_it_lacks(statement, answer))
        ]
        return share(len(found), len(answer.statements), "; ".join(found))


def _what_it_lacks(statement: AnswerStatement, answer: Answer) -> str:
    """Return why the cited quotes do not support a statement, or nothing."""
    quotes = quotes_cited(statement, answer)
    if not quotes:
        return "nothing is cited"
    if statement.support == "quoted":
        return "" if statement.text in quotes else "it is not the quote"
    absent = absent_figures(statement.text, quotes)
    if absent:
        return f"no quote holds {', '.join(figure.printed for figure in absent)}"
    if bool(_NEGATION.search(statement.text)) != any(map(_NEGATION.search, quotes)):
        return "a negation stands on one side only"
    told = _content(statement.text)
    new = told.difference(*map(_content, quotes))
    if len(told) - len(new) < COVERED * len(told):
        return f"the quotes lack {', '.join(sorted(new))}"
    return ""


def _content(text: str) -> frozenset[str]:
    # Negations have been compared, and "isn't" must not count as a word of its own.
    return frozenset(tokens_of(_NEGATION.sub(" ", text)))
