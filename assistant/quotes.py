"""The quote composer: picks the statements that answer and shows them verbatim, without a language model."""

import re
from collections.abc import Sequence

from assistant.answer import AnswerStatement, Citation
from assistant.calibration import Calibration
from assistant.evidence import Evidence
from assistant.expectation import every_figure_asked, figure_is_missing
from assistant.topics import Topics
from assistant.words import STOP_WORDS

# Of the likeliest passage, what another must reach to stand for a thing that only it speaks of.
NEAR_ENOUGH_FOR_A_NAME = 0.15
# A list may take this many more quotes than another answer.
MORE_FOR_A_LIST = 2
FIRST_WORDS = 5
# Of what a question names, what a statement must name to give one of all figures on it.
ON_TOPIC = 0.9

_ASKS_FOR_A_LIST = re.compile(
    r"\b(?:what|which) (?:\w+ ){0,2}(?:are|causes|factors|sites|features|findings|symptoms|signs|types|kinds"
    r"|cancers|infections|conditions|diseases|joints|bones|groups|drugs|tests|ones)\b"
    r"|\b(?:list|name|enumerate|collect) (?:\w+ )?(?:all|every|each|the|everything|\w+s)\b"
    r"|\b(?:all (?:of )?the|every|everything)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:differ\w*|compar\w*|versus|vs|both|better|worse|distinguish\w*|apart|each|or)\b", re.IGNORECASE
)


def select(
    question: str, evidence: Sequence[Evidence], topics: Topics, calibration: Calibration, most: int
) -> tuple[Evidence, ...]:
    """Return the statements to quote, best first: those that come near the best one.

    Where every figure on a topic is asked for, they are those that give one. Where one figure is asked for
    and a statement gives it, those without are left out. Where the question names several things, each has a
    statement of its own if one comes near enough. Reference entries are never quoted as an answer:
    `assistant.sources` tells of them.
    """
    statements = [passage for passage in evidence if passage.kind == "statement"]
    if not statements:
        return ()
    ranked = sorted(statements, key=lambda passage: (-passage.answers, passage.rank))
    gives_one = every_figure_asked(question)
    if gives_one and (giving := [one for one in ranked if one.on_topic >= ON_TOPIC and gives_one(one.quote)]):
        return tuple(giving[: most + MORE_FOR_A_LIST])
    lists = bool(_ASKS_FOR_A_LIST.search(question))
    wide = lists or bool(_COMPARES.search(question))
    share = calibration.near_the_best_of_a_list if wide else calibration.near_the_best
    near = [passage for passage in ranked if passage.answers >= share * ranked[0].answers]
    telling = [passage for passage in near if not figure_is_missing(question, [passage.quote])]
    if _of_another_thing(question, ranked, telling, topics):
        return ()
    chosen = (telling or near)[: most + MORE_FOR_A_LIST if lists else most]
    return (*chosen, *_for_each_name(question, ranked, chosen, topics))


def _of_another_thing(
    question: str, ranked: Sequence[Evidence], telling: Sequence[Evidence], topics: Topics
) -> bool:
    """Tell whether a figure is asked for one thing, and those that were found belong to other things only.

    The sensitivity of a bone scan is not that of MRI: where the articles speak of the bone scan without a
    figure, a statement on MRI with a figure answers nothing.
    """
    if not telling or not figure_is_missing(question, ()):
        return False
    named = _asked_names(question, topics)
    if any(named & _names_of(passage, topics) for passage in telling):
        return False
    return any(named & _subjects_of(passage, topics) for passage in ranked)


def _subjects_of(passage: Evidence, topics: Topics) -> set[str]:
    """Return what a statement names in its first words, of which it mostly tells something."""
    first = " ".join(passage.quote.split()[:FIRST_WORDS])
    return {topics.long_form(name) for name in topics.named_in(first)} - STOP_WORDS


def _asked_names(question: str, topics: Topics) -> set[str]:
    return {topics.long_form(name) for name in topics.things_in(question)} - set(topics.main)


def _for_each_name(
    question: str, ranked: Sequence[Evidence], chosen: Sequence[Evidence], topics: Topics
) -> list[Evidence]:
    """Return a statement for each of several things that a question names and no chosen one speaks of."""
    named = _asked_names(question, topics)
    if len(named) < 2:
        return []
    added: list[Evidence] = []
    for name in sorted(named):
        if any(name in _names_of(passage, topics) for passage in (*chosen, *added)):
            continue
        added += [
            passage
            for passage in ranked
            if name in _names_of(passage, topics)
            and passage.answers >= NEAR_ENOUGH_FOR_A_NAME * ranked[0].answers
        ][:1]
    return added


def _names_of(passage: Evidence, topics: Topics) -> set[str]:
    return {topics.long_form(name) for name in topics.named_in(" ".join((*passage.section, passage.quote)))}


def quoted_statements(citations: Sequence[Citation]) -> tuple[AnswerStatement, ...]:
    """Return the quotes as statements of an answer, each with its own citation."""
    return tuple(
        AnswerStatement(text=citation.quote, support="quoted", citations=(citation.n,))
        for citation in citations
    )


def answer_text(statements: Sequence[AnswerStatement], separator: str) -> str:
    """Return the statements with their citation numbers behind them."""
    return separator.join(
        f"{statement.text} {''.join(f'[{n}]' for n in statement.citations)}" for statement in statements
    )
