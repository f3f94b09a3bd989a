"""A golden set of four cases over the small article, an assistant that knows its answers, and runs of it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from assistant.answer import Audience, Receipt
from assistant.event import Condensed, Drafted, Event, Finished, Judged, Retrieved
from assistant.history import History
from evals.case import Case
from evals.golden_set import GoldenSet, load_golden_set
from evals.outcome import CaseOutcome, TurnOutcome
from evals.run import Composer, Half, Run, RunHeader
from tests.evals.answers import ARTICLE, LASTS, STATEMENTS, quoting, refusing

RECEIPT = Receipt(
    corpus="c", generation="g", embedding_model="e", language_model=None, prompts={"prose": "p"}
)
LIKELY = 0.75
LONG = "How long does chronic tendon syndrome last?"
MRI = "What does MRI show?"
ULTRASOUND = "And ultrasound?"
REWRITE = "What does ultrasound show?"
CAUSES = "What causes tennis elbow?"
DRUG = "Which drug helps?"
RIGHT: Mapping[str, TurnOutcome] = {
    LONG: quoting("lasts-6-12"),
    MRI: quoting("mri"),
    ULTRASOUND: quoting("ultrasound"),
    REWRITE: quoting("ultrasound"),
    CAUSES: quoting("causes"),
    DRUG: refusing(),
}
NONE: Mapping[str, TurnOutcome] = {}
IDS = (
    "follow-up-ultrasound",
    "single-fact-causes",
    "single-fact-lasts",
    "unanswerable-within-drug",
)


def golden_files() -> dict[str, Any]:
    """Return what the files of the small golden set hold, by name, to be changed at will."""
    mri = {"accepted": ["up to 90%"], "statement": "mri"}
    thick = {"accepted": "4 mm", "statement": "ultrasound"}
    overuse = {"accepted": "overuse", "statement": "causes"}
    return {
        "statements.yaml": {ARTICLE.id: {name: held.quote for name, held in STATEMENTS.items()}},
        "single-fact.yaml": {
            "stratum": "single-fact",
            "cases": [
                {
                    "id": "single-fact-lasts",
                    "split": "dev",
                    "severity": "critical",
                    "note": "a range",
                    "turns": [
                        {
                            "question": LONG,
                            "required": [dict(LASTS)],
                            "cite": ["lasts-6-12"],
                            "references": [1],
                        }
                    ],
                },
                {
                    "id": "single-fact-causes",
                    "split": "test",
                    "note": "one of a list",
                    "turns": [{"question": CAUSES, "required": [overuse], "cite": ["causes"]}],
                },
            ],
        },
        "follow-up.yaml": {
            "stratum": "follow-up",
            "cases": [
                {
                    "id": "follow-up-ultrasound",
                    "split": "dev",
                    "note": "ellipsis",
                    "turns": [
                        {"question": MRI, "required": [mri], "cite": ["mri"]},
                        {
                            "question": ULTRASOUND,
                            "rewrite": REWRITE,
                            "required": [thick],
                            "cite": ["ultrasound"],
                        },
                    ],
                }
            ],
        },
        "unanswerable-within.yaml": {
            "stratum": "unanswerable-within",
            "cases": [
                {
                    "id": "unanswerable-within-drug",
                    "split": "test",
                    "note": "no drug is named",
                    "turns": [{"question": DRUG, "status": "not_in_sources"}],
                }
            ],
        },
    }


def write_golden(folder: Path, files: Mapping[str, Any]) -> Path:
    """Write the files of a golden set and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, held in files.items():
        (folder / name).write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    return folder


def small_golden(folder: Path) -> GoldenSet:
    """Return the small golden set, written into a folder and read from there."""
    return load_golden_set([ARTICLE], write_golden(folder, golden_files()))


class SmallAssistant:
    """Answer what `replies` holds, an exception by raising it; remember what was asked, and with what."""

    receipt = RECEIPT

    def __init__(self, replies: Mapping[str, TurnOutcome | BaseException] = NONE) -> None:
        self.replies: dict[str, TurnOutcome | BaseException] = {**RIGHT, **replies}
        self.asked: list[tuple[str, tuple[str, ...], Audience, bool]] = []

    def stream(
        self,
        question: str,
        history: History = (),
        audience: Audience = Audience.UNSAID,
        quotes_only: bool = False,
    ) -> Iterator[Event]:
        self.asked.append((question, tuple(turn.content for turn in history), audience, quotes_only))
        reply = self.replies[question]
        yield Condensed(question)
        yield Retrieved(2, (f"{question}#1", f"{question}#2"))
        yield Judged(LIKELY)
        if not quotes_only:
            yield Drafted("So ")
            yield Drafted("be it.")
        if isinstance(reply, BaseException):
            raise reply
        if reply.answer is not None:
            yield Finished(reply.answer)

    @property
    def questions(self) -> list[str]:
        return [question for question, *_ in self.asked]


def a_header(golden: GoldenSet, **changes: Any) -> RunHeader:
    """Return the header of a run over all cases, with some fields changed."""
    fields: dict[str, Any] = {
        "id": "20260101-000000-000000-quotes-all",
        "started": datetime(2026, 1, 1, tzinfo=UTC),
        "composer": Composer.QUOTES,
        "half": Half.ALL,
        "only": "*",
        "repetitions": 1,
        "live": False,
        "golden": golden.digest,
        "receipt": RECEIPT,
    }
    return RunHeader.model_validate(fields | changes)


def answered(case: Case, repetition: int = 1, replies: Mapping[str, TurnOutcome] = NONE) -> CaseOutcome:
    """Return what comes of a case when each question gets its reply, the right one if none is given."""
    known = {**RIGHT, **replies}
    turns = tuple(known[turn.question] for turn in case.turns)
    return CaseOutcome(case=case.id, repetition=repetition, turns=turns)


def a_run(golden: GoldenSet, replies: Mapping[str, TurnOutcome] = NONE) -> Run:
    """Return a run in which every case was asked once."""
    return Run(Path(), a_header(golden), tuple(answered(case, 1, replies) for case in golden.cases))
