from pathlib import Path

import pytest

from assistant.accuracy import read_accuracy
from corpus.library import load_articles, shipped_articles_dir
from evals.accuracy import accuracy_of, write_accuracy
from evals.baseline import Baseline, blessed_run, read_baseline
from evals.golden_set import FOLDER, GoldenSet, load_golden_set
from evals.metrics.all import METRICS
from evals.run import Composer
from evals.scorecard import score_run
from tests.evals.answers import CONTEXT, quoting
from tests.evals.small import RECEIPT, ULTRASOUND, a_run, small_golden


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


@pytest.fixture
def baseline(golden: GoldenSet) -> Baseline:
    run = a_run(golden, {ULTRASOUND: quoting("mri")})
    blessed = blessed_run(run.header, score_run(run, golden, METRICS, CONTEXT))
    return Baseline(runs={Composer.QUOTES: blessed})


def test_figures_are_those_of_the_baseline(baseline: Baseline, golden: GoldenSet) -> None:
    blessed = baseline.runs[Composer.QUOTES]
    told = accuracy_of(baseline, golden).of("quotes", RECEIPT)
    assert told is not None
    assert told.day == blessed.header.started.date()
    assert {name: figure.model_dump() for name, figure in told.figures.items()} == {
        name: headline.model_dump() for name, headline in blessed.headlines.items()
    }


def test_questions_kept_apart_are_those_of_the_test_half(baseline: Baseline, golden: GoldenSet) -> None:
    blessed = baseline.runs[Composer.QUOTES]
    apart = [blessed.cases[case.id]["correctness"] for case in golden.cases if case.split == "test"]
    told = accuracy_of(baseline, golden).runs["quotes"].kept_apart
    assert (told.n, told.value) == (len(apart), sum(apart) / len(apart))
    assert told.low < told.value


def test_each_case_counts_in_its_kind(baseline: Baseline, golden: GoldenSet) -> None:
    kinds = accuracy_of(baseline, golden).runs["quotes"].kinds
    assert sum(kind.asked for kind in kinds) == len(golden.cases)
    assert sum(kind.asked - kind.right for kind in kinds) == 1
    wrong = [kind.kind for kind in kinds if kind.right < kind.asked]
    assert wrong == [golden.strata["follow-up-ultrasound"]]


def test_nothing_blessed_is_nothing_measured(golden: GoldenSet) -> None:
    assert accuracy_of(Baseline(), golden).runs == {}


def test_what_is_written_is_read_again(baseline: Baseline, golden: GoldenSet, tmp_path: Path) -> None:
    write_accuracy(baseline, golden, tmp_path / "accuracy.json")
    assert read_accuracy(tmp_path / "accuracy.json") == accuracy_of(baseline, golden)


def test_the_program_carries_the_figures_of_the_baseline() -> None:
    golden = load_golden_set(load_articles([shipped_articles_dir()]), FOLDER)
    remedy = "write it anew with `python -m evals.accuracy`"
    assert read_accuracy() == accuracy_of(read_baseline(), golden), remedy
