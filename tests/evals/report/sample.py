"""A run with a right case, a follow-up, a failure, and a payload wherever text of others stands."""

from datetime import UTC, datetime
from pathlib import Path

from assistant.answer import (
    Answer,
    AnswerStatement,
    Citation,
    CitedReference,
    Conflict,
    Notice,
    Quote,
    Receipt,
    Status,
    Timing,
)
from evals.case import Case, Fact, Stratum, Turn
from evals.gate import Finding
from evals.golden_set import GoldenSet, NamedStatement
from evals.metrics.citation_recall import CitationRecall
from evals.metrics.correctness import Correctness
from evals.metrics.fact_recall import FactRecall
from evals.metrics.forbidden_facts import ForbiddenFacts
from evals.metrics.latency import FirstQuote, FirstToken, Total
from evals.metrics.notices_told import NoticesTold
from evals.metrics.rewrite_quality import RewriteQuality
from evals.outcome import CaseOutcome, TurnOutcome
from evals.run import Composer, Half, Run, RunHeader
from evals.score import Context, Metric

METRICS: tuple[Metric, ...] = (
    Correctness(),
    FactRecall(),
    ForbiddenFacts(),
    CitationRecall(),
    NoticesTold(),
    RewriteQuality(),
    FirstQuote(),
    FirstToken(),
    Total(),
)
PAYLOAD = '<script>alert("x")</script><img src="https://evil.example/x.png" onerror=alert(1)>'
ESCAPED = "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;"
QUOTE = f"The edema lasts 3-9 months. {PAYLOAD}"
STATEMENT = NamedStatement("lasting", "edema", QUOTE, 10, 10 + len(QUOTE), (2,))
OTHER = NamedStatement("cause", "edema", "Trauma is a cause.", 400, 418, (6,))
RECEIPT = Receipt(
    corpus="c0" * 32,
    generation="9e" * 8,
    embedding_model="e0" * 32,
    language_model="1a" * 32,
    prompts={"prose": "b0" * 32},
)
HEADER = RunHeader(
    id="20260102-030405-000006-prose-all",
    started=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
    composer=Composer.PROSE,
    half=Half.ALL,
    only="*",
    repetitions=1,
    live=True,
    golden="d1" * 32,
    receipt=RECEIPT,
)
RIGHT = Case(
    id="figures-lasting",
    split="dev",
    severity="critical",
    turns=(
        Turn(
            question=f"How long does it last? {PAYLOAD}",
            required=(Fact(accepted=("3-9 months", "three to nine months"), statement=("lasting",)),),
            forbidden=("13.5 months",),
            cite=(("lasting",),),
            references=(2,),
        ),
    ),
    note=f"a range {PAYLOAD}",
)
FOLLOWED = Case(
    id="follow-up-cause",
    split="test",
    turns=(
        RIGHT.turns[0],
        Turn(
            question="And its cause?",
            rewrite=f"What causes it? {PAYLOAD}",
            required=(Fact(accepted=("trauma",), statement=("cause",)),),
            cite=(("cause",),),
            references=(6,),
            notices=("dangling_marker",),
        ),
    ),
    note="ellipsis",
)
FAILED = Case(
    id="unanswerable-dose",
    split="dev",
    turns=(Turn(question="Which dose?", status=("not_in_sources",)),),
    note="no dose stands there",
)
GOLDEN = GoldenSet(
    cases=(RIGHT, FOLLOWED, FAILED),
    strata={
        RIGHT.id: Stratum.FIGURES,
        FOLLOWED.id: Stratum.FOLLOW_UP,
        FAILED.id: Stratum.UNANSWERABLE_WITHIN,
    },
    statements={STATEMENT.name: STATEMENT, OTHER.name: OTHER},
)


def answer(question: str, standalone: str = "", status: Status = "answered") -> Answer:
    answered = status == "answered"
    return Answer(
        question=question,
        standalone_question=standalone or question,
        status=status,
        answer=f"{QUOTE} [1]" if answered else f"The articles do not tell. {PAYLOAD}",
        quotes=(Quote(citation=1),) if answered else (),
        statements=(AnswerStatement(text=QUOTE, support="verified", citations=(1,)),) if answered else (),
        citations=(
            Citation(
                n=1,
                article_id="edema",
                article_title=f"Edema {PAYLOAD}",
                section=("Course",),
                quote=QUOTE,
                start=STATEMENT.start,
                end=STATEMENT.end,
                references=(
                    CitedReference(marker=2, listed=True, kind="guideline", title="A title", year=2025),
                    CitedReference(marker=6, listed=False),
                ),
                review_status="pending",
                updated=None,
            ),
        )
        if answered
        else (),
        conflicts=(Conflict(quantity="duration", citations=(1,), values=("3-9 months", "3-18 months")),)
        if answered
        else (),
        notices=(Notice(kind="review_status", text=f"Not reviewed. {PAYLOAD}"),),
        follow_ups=(),
        timing_ms=Timing(condense=1.0, retrieve=20.0, first_quote=90.0, first_token=2_000.0, total=7_500.0),
        receipt=RECEIPT,
    )


def turn_outcome(turn: Turn, standalone: str = "") -> TurnOutcome:
    passages = ("edema#999", *(f"edema#{1000 + number}" for number in range(9)), STATEMENT.passage_id)
    draft = f"It lasts 3-9 months [1]. {PAYLOAD}"
    return TurnOutcome(
        answer=answer(turn.question, standalone), passages=passages, probability=0.75, draft=draft
    )


ALONE = TurnOutcome(answer=answer("What causes it?"), passages=(OTHER.passage_id,))
OUTCOMES = (
    CaseOutcome(case=RIGHT.id, repetition=1, turns=(turn_outcome(RIGHT.turns[0]),)),
    CaseOutcome(
        case=FOLLOWED.id,
        repetition=1,
        turns=(
            turn_outcome(FOLLOWED.turns[0]),
            turn_outcome(FOLLOWED.turns[1], "What is the cause of edema?").model_copy(
                update={"alone": ALONE}
            ),
        ),
    ),
    CaseOutcome(
        case=FAILED.id,
        repetition=1,
        turns=(TurnOutcome(answer=None, probability=0.25, error=f"TimeoutError: {PAYLOAD}"),),
    ),
)
RUN = Run(Path("a-run"), HEADER, OUTCOMES)
CONTEXT = Context(GOLDEN.statements, {})
FINDINGS = (Finding("critical", f"{RIGHT.id} and more: {PAYLOAD}"),)
