from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.settings import Settings
from evals.public.answerability import Answerability, Reply, measure, measures_of, refusing_f1
from evals.public.measure import Measure
from tests.evals.public.folders import task, write_answerability, write_rows
from tests.index.fakes import HashEmbedder

A, P, N, U = Answerability


@pytest.mark.parametrize(
    ("label", "status", "right"),
    [
        (A, "answered", True),
        (A, "partly_answered", True),
        (A, "not_in_sources", False),
        (P, "answered", True),
        (P, "needs_clarification", False),
        (N, "not_in_sources", True),
        (N, "needs_clarification", False),
        (N, "answered", False),
        (U, "needs_clarification", True),
        (U, "not_in_sources", True),
        (U, "partly_answered", False),
        (A, None, False),
        (N, None, False),
    ],
)
def test_what_is_right_for_a_label(label: Answerability, status: Status | None, right: bool) -> None:
    assert Reply(label, status).is_right is right


def _by_name(measures: tuple[Measure, ...]) -> dict[str, Measure]:
    return {one.what: one for one in measures}


def test_precision_recall_and_f1_of_refusing() -> None:
    replies = [
        Reply(A, "answered"),
        Reply(A, "not_in_sources"),
        Reply(N, "not_in_sources"),
        Reply(N, "needs_clarification"),
        Reply(U, "needs_clarification"),
        Reply(U, "answered"),
        Reply(U, None),
    ]
    found = _by_name(measures_of(replies))
    assert (found["refusals that are right"].value, found["refusals that are right"].n) == (0.5, 4)
    assert (found["wanted refusals that came"].value, found["wanted refusals that came"].n) == (0.4, 5)
    assert found["refusing"].value == pytest.approx(2 * 0.5 * 0.4 / 0.9)
    assert found["always refusing, for comparison"].value == pytest.approx(2 * 5 / (7 + 5))
    assert found["ANSWERABLE: answered or partly_answered"].value == 0.5
    assert found["PARTIAL: answered or partly_answered"].value is None
    assert found["UNANSWERABLE: not_in_sources"].value == 0.5
    assert found["UNDERSPECIFIED: needs_clarification or not_in_sources"].n == 3


@pytest.mark.parametrize(
    ("replies", "f1"),
    [
        ([], None),
        ([Reply(A, "answered")], None),
        ([Reply(A, "not_in_sources")], 0.0),
        ([Reply(N, "not_in_sources")], 1.0),
    ],
)
def test_f1_at_its_ends(replies: list[Reply], f1: float | None) -> None:
    assert refusing_f1(replies) == f1


def test_every_collection_is_searched_for_its_own_questions_only(tmp_path: Path) -> None:
    write_answerability(tmp_path / "set")
    embedder, kept = HashEmbedder(), tmp_path / "kept"
    settings = Settings(data_dir=tmp_path / "data")
    found = _by_name(measure(tmp_path / "set", settings, embedder, frozenset(), kept))
    assert {folder.name for folder in kept.iterdir()} == {"kitchen", "limbs"}
    assert found["ANSWERABLE: answered or partly_answered"].value == 1.0
    assert found["UNANSWERABLE: not_in_sources"].value == 1.0
    assert found["UNDERSPECIFIED: needs_clarification or not_in_sources"].value == 1.0
    assert found["refusing"].value == 1.0
    # A title at the head of a passage is context, and a passage without one lends its first words.
    assert "Tennis elbow: Tennis elbow is caused by overuse of the forearm." in embedder.embedded
    assert "Tennis elbow: Tennis elbow" not in embedder.embedded
    assert "A cast holds a broken wrist.: A cast holds a broken wrist." in embedder.embedded


def test_a_built_collection_is_not_embedded_again(tmp_path: Path) -> None:
    write_answerability(tmp_path / "set")
    settings, kept = Settings(data_dir=tmp_path / "data"), tmp_path / "kept"
    first = measure(tmp_path / "set", settings, HashEmbedder(), frozenset(), kept)
    built = {path: path.stat().st_mtime_ns for path in kept.rglob("manifest.json")}
    assert measure(tmp_path / "set", settings, HashEmbedder(), frozenset(), kept) == first
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("manifest.json")} == built


def test_a_question_that_cannot_be_used_stays_in_the_denominator(tmp_path: Path) -> None:
    write_answerability(tmp_path / "set")
    write_rows(
        tmp_path / "set" / "mtrag_un_dev.jsonl",
        [task("?", "ANSWERABLE"), task("What causes tennis elbow?", "ANSWERABLE")],
    )
    settings = Settings(data_dir=tmp_path / "data")
    found = _by_name(measure(tmp_path / "set", settings, HashEmbedder(), frozenset(), tmp_path / "kept"))
    answerable = found["ANSWERABLE: answered or partly_answered"]
    assert (answerable.value, answerable.n) == (0.5, 2)
