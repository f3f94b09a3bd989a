"""Over the whole golden set: the audience changes the wording, and nothing that a reader relies on."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import cycle
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import SimpleChatModel
from langchain_core.messages import BaseMessage

from assistant.answer import Answer, Audience
from assistant.assistant import Assistant, open_assistant
from assistant.composition import NO_TIMING
from assistant.history import Turn as Said
from assistant.language_model import LanguageModel
from assistant.publication import published
from assistant.settings import Settings
from corpus.library import load_articles
from evals.case import Case
from evals.golden_set import GoldenSet, load_golden_set
from index.progress import Progress
from index.reranker import CrossEncoder
from index.store import PassageStore

# All questions are asked within the time of one test.
pytestmark = [pytest.mark.models, pytest.mark.timeout(1800)]
READERS = [audience for audience in Audience if audience is not Audience.UNSAID]


class CopyingModel(SimpleChatModel):
    """Write what the first passages say, and between them sentences that none of them holds."""

    @property
    def _llm_type(self) -> str:
        return "copying"

    def _call(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> str:
        lines = [line for line in messages[-1].text.splitlines() if line.startswith("[")]
        passages = [line.partition("] ")[2].rstrip(".") for line in lines]
        wrong = f"It is {int(sha256(lines[0].encode()).hexdigest()[:4], 16)} % in plain words [1]."
        return " ".join(f"{passage} [{n}]. {wrong}" for n, passage in enumerate(passages, start=1))


def copying(_settings: Settings, _progress: Progress) -> LanguageModel:
    return LanguageModel(chat=CopyingModel(), name="copying", sha256=None)


@pytest.fixture(scope="module")
def golden() -> GoldenSet:
    return load_golden_set(load_articles(Settings().corpus_dirs))


@pytest.fixture(scope="module")
def assistant() -> Iterator[Assistant]:
    settings = Settings()
    # No audience comes to the two models, and they take most of the time: each reads a text once only.
    with pytest.MonkeyPatch.context() as patch, published(settings):
        patch.setattr(CrossEncoder, "scores", remembered(CrossEncoder.scores))
        patch.setattr(PassageStore, "embed", remembered(PassageStore.embed))
        with open_assistant(settings, language_models=copying) as opened:
            yield opened


def remembered(method: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[str, Any] = {}

    def called(owner: object, *given: object) -> Any:
        key = repr(given)
        if key not in known:
            known[key] = method(owner, *given)
        return known[key]

    return called


def answers_of(case: Case, audience: Audience, assistant: Assistant, quotes_only: bool) -> list[Answer]:
    said: list[Said] = []
    answers = []
    for turn in case.turns:
        answer = assistant.ask(turn.question, said, audience, quotes_only)
        answers.append(answer.model_copy(update={"timing_ms": NO_TIMING}))
        said += [
            Said(role="user", content=turn.question),
            Said(role="assistant", content=answer.answer),
        ]
    return answers


@pytest.mark.parametrize("quotes_only", [True, False], ids=["quotes", "prose"])
def test_no_audience_changes_what_an_answer_says(
    quotes_only: bool, golden: GoldenSet, assistant: Assistant
) -> None:
    explained = dict.fromkeys(Audience, 0)
    # Each case for one reader, in turn: all of them for each would take the time of a whole run four times.
    for case, audience in zip(golden.cases, cycle(READERS)):
        plain = answers_of(case, Audience.UNSAID, assistant, quotes_only)
        for answer, like in zip(answers_of(case, audience, assistant, quotes_only), plain, strict=True):
            explained[audience] += len(answer.glosses)
            assert answer.model_copy(update={"glosses": ()}) == like, f"{case.id} for {audience}"
            assert like.glosses == ()
    assert explained[Audience.PATIENT] > explained[Audience.STUDENT] > 0
    assert explained[Audience.NURSE] == explained[Audience.PHYSICIAN] == 0
