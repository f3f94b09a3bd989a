"""Drafts of golden cases, made from feedback: what was asked and answered is there, what is right is not."""

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any, get_args

import yaml

from assistant.answer import Answer, Status
from assistant.feedback import Feedback, Reason
from evals.case import Case, GoldenFile, Turn

_HEAD = """Drafts of golden cases from feedback. No draft is asked or scored before a person has completed it:
1. keep for each turn the `status` that is right, and say which facts are `required` and what to `cite`;
2. for an earlier turn that only leads up to the last one, say what is right there too;
3. word the `note`, remove `draft: true`, and move the case into the file of its stratum.
The comments hold what readers typed; remove what should not be passed on."""
_WIDTH = 105
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")  # line breaks that only Unicode knows


def draft_of(feedback: Feedback) -> Case:
    """Return the case that a person completes; every status is open, and nothing is required."""
    asked = [turn.content for turn in feedback.history if turn.role == "user"]
    return Case(
        id=f"feedback-{feedback.given:%Y%m%d}-{feedback.id}",
        split="dev",
        draft=True,
        note=f"to be completed; a reader marked the answer as {feedback.opinion.words}",
        turns=tuple(
            Turn(question=question, status=get_args(Status))
            for question in (*asked, feedback.answer.question)
        ),
    )


def drafts_text(given: Sequence[Feedback]) -> str:
    """Return a golden file of drafts, with what was answered and why it was marked as comments.

    Raises:
        ValueError: there is no feedback.
    """
    if not given:
        raise ValueError("no feedback, no drafts")
    GoldenFile(cases=tuple(map(draft_of, given)))
    return "".join([_comment(_HEAD), "cases:\n", *map(_case_text, given)])


def _case_text(feedback: Feedback) -> str:
    case = draft_of(feedback)
    fields: dict[str, Any] = {
        "id": case.id,
        "draft": True,
        "split": case.split,
        "note": case.note,
        "turns": [{"question": turn.question, "status": list(turn.status)} for turn in case.turns],
    }
    # Unescaped, such a line break would be read back as a space.
    readable = not any(_ODD_BREAK.search(turn.question) for turn in case.turns)
    written = yaml.safe_dump([fields], sort_keys=False, allow_unicode=readable, width=110)
    return "\n" + _comment("\n".join(_told(feedback))) + written


def _told(feedback: Feedback) -> Iterable[str]:
    answer, opinion = feedback.answer, feedback.opinion
    yield f"Marked as: {opinion.words}"
    if opinion.remark:
        yield f"Remark: {opinion.remark}"
    if Reason.UNSAFE in opinion.reasons:
        yield "Where a wrong answer could harm somebody, add `severity: critical`."
    for turn in feedback.history:
        yield f"{'Asked' if turn.role == 'user' else 'Answered'} before: {turn.content}"
    yield f"Asked: {answer.question}"
    if answer.standalone_question != answer.question:
        yield f"Understood as: {answer.standalone_question}"
    yield f"Answered ({answer.status}): {answer.answer}"
    yield from _cited(answer)
    receipt = answer.receipt
    yield f"Receipt: corpus {receipt.corpus}, generation {receipt.generation}"


def _cited(answer: Answer) -> Iterable[str]:
    for citation in answer.citations:
        place = " > ".join((citation.article_id, *citation.section))
        yield f"Cited [{citation.n}] {place}: {citation.quote}"


def _comment(text: str) -> str:
    """Return a text as comments; each of its lines is one, whatever ends it, and none breaks the YAML."""
    lines = (part for line in text.splitlines() for part in _parts(line))
    return "".join(f"# {line}\n" for line in lines)


def _parts(line: str) -> list[str]:
    readable = yaml.reader.Reader.NON_PRINTABLE.sub("\N{REPLACEMENT CHARACTER}", line)
    return wrap(readable, width=_WIDTH, subsequent_indent="  ")
