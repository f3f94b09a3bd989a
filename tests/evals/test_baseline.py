from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.baseline import Baseline, bless, blessed_run, read_baseline
from evals.errors import EvalsError
from evals.golden_set import GoldenSet
from evals.metrics.all import METRICS
from evals.run import Composer, Run
from evals.scorecard import CORRECTNESS, Scorecard, score_run
from tests.evals.answers import CONTEXT, failing, quoting
from tests.evals.small import CAUSES, IDS, LONG, RECEIPT, ULTRASOUND, a_header, a_run, small_golden

OTHER = RECEIPT.model_copy(update={"corpus": "other articles"})


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    return small_golden(tmp_path_factory.mktemp("golden"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


def _card(run: Run, golden: GoldenSet) -> Scorecard:
    return score_run(run, golden, METRICS, CONTEXT)


def test_a_blessed_run_is_read_again(golden: GoldenSet, file: Path) -> None:
    run = a_run(golden, {ULTRASOUND: quoting("mri")})
    made = bless(run.header, _card(run, golden), file)
    assert read_baseline(file) == made
    blessed = made.runs[Composer.QUOTES]
    assert blessed.header == run.header
    assert tuple(blessed.cases) == IDS
    assert blessed.headlines[CORRECTNESS].value == 0.75
    assert blessed.headlines[CORRECTNESS].n == 4
    assert blessed.headlines[CORRECTNESS].low < 0.75 < blessed.headlines[CORRECTNESS].high
    assert blessed.cases[IDS[0]]["fact-recall"] == 0.5


def test_a_baseline_holds_what_the_run_was_made_with(golden: GoldenSet, file: Path) -> None:
    bless(a_header(golden), _card(a_run(golden), golden), file)
    text = file.read_text(encoding="utf-8")
    assert all(
        f'"{name}"' in text for name in ("corpus", "embedding_model", "language_model", "prompts", "golden")
    )
    assert text.endswith("}\n")


def test_each_composer_has_a_baseline_of_its_own(golden: GoldenSet, file: Path) -> None:
    card = _card(a_run(golden), golden)
    bless(a_header(golden), card, file)
    bless(a_header(golden, composer="prose", id="prose"), card, file)
    bless(a_header(golden, id="again"), card, file)
    held = read_baseline(file)
    assert {composer: run.header.id for composer, run in held.runs.items()} == {
        Composer.QUOTES: "again",
        Composer.PROSE: "prose",
    }


def test_scores_of_cases_are_kept_whole_and_headlines_to_six_digits(golden: GoldenSet) -> None:
    card = _card(a_run(golden, {LONG: quoting("mri")}), golden)
    third = {**card.cases[IDS[2]].scores, "fact-recall": 1 / 3}
    cases = {**card.cases, IDS[2]: replace(card.cases[IDS[2]], scores=third)}
    headlines = tuple(replace(found, value=2 / 3) for found in card.headlines)
    blessed = blessed_run(a_header(golden), replace(card, cases=cases, headlines=headlines))
    # A rounded score would differ from itself in the next run.
    assert blessed.cases[IDS[2]]["fact-recall"] == 1 / 3
    assert list(blessed.cases[IDS[2]]) == sorted(third)
    assert blessed.headlines[CORRECTNESS].value == 0.666667


@pytest.mark.parametrize("changes", [{"half": "dev"}, {"half": "test"}, {"only": "single-*"}])
def test_a_run_over_some_cases_is_not_blessed(changes: dict[str, Any], golden: GoldenSet, file: Path) -> None:
    run = replace(a_run(golden), header=a_header(golden, **changes))
    with pytest.raises(EvalsError, match="part of the cases cannot be blessed"):
        bless(run.header, _card(run, golden), file)
    assert not file.exists()


def test_a_run_that_is_not_finished_or_failed_is_not_blessed(golden: GoldenSet, file: Path) -> None:
    whole = a_run(golden)
    failed = a_run(golden, {CAUSES: failing("TookTooLong: 9 s")})
    for run, told in (
        (replace(whole, outcomes=whole.outcomes[:3]), f"{IDS[3]}: it was not asked"),
        (failed, f"{IDS[1]}: TookTooLong: 9 s"),
    ):
        with pytest.raises(EvalsError, match="cannot be blessed") as caught:
            bless(run.header, _card(run, golden), file)
        assert told in caught.value.cause
    assert not file.exists()


def test_without_a_file_nothing_was_blessed(golden: GoldenSet, file: Path) -> None:
    assert read_baseline(file) == Baseline()
    assert Baseline().of(a_header(golden)) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"runs": {"verse": {}}}', b'{"runs": {"quotes": {}}}', b'{"more": 1}', b"\xff"]
)
def test_a_damaged_file_is_told_and_never_overwritten(content: bytes, golden: GoldenSet, file: Path) -> None:
    file.write_bytes(content)
    run = a_run(golden)
    card = _card(run, golden)
    with pytest.raises(EvalsError, match="is damaged"):
        read_baseline(file)
    with pytest.raises(EvalsError, match="is damaged"):
        bless(run.header, card, file)
    assert file.read_bytes() == content


def test_a_baseline_of_other_articles_is_not_held_against_a_run(golden: GoldenSet) -> None:
    blessed = blessed_run(a_header(golden, receipt=OTHER), _card(a_run(golden), golden))
    baseline = Baseline(runs={Composer.QUOTES: blessed})
    assert baseline.of(a_header(golden)) is None
    assert baseline.is_of_other_articles(a_header(golden))
    assert not baseline.is_of_other_articles(a_header(golden, receipt=OTHER))
    assert baseline.of(a_header(golden, receipt=OTHER)) == blessed
    assert baseline.of(a_header(golden, composer="prose")) is None


def test_other_models_and_prompts_are_what_a_baseline_is_for(golden: GoldenSet) -> None:
    changed = RECEIPT.model_copy(
        update={"language_model": "other", "prompts": {"prose": "q"}, "generation": "h"}
    )
    blessed = blessed_run(a_header(golden), _card(a_run(golden), golden))
    assert Baseline(runs={Composer.QUOTES: blessed}).of(a_header(golden, receipt=changed)) == blessed
