from dataclasses import dataclass, field
from typing import Any

import pytest

from evals.baseline import BlessedRun, blessed_run
from evals.floors import Floor, Floors
from evals.gate import Finding, compared, findings_of
from evals.golden_set import GoldenSet
from evals.intervals import Interval
from evals.run import RunHeader
from evals.scorecard import CORRECTNESS, CaseScores, Headline, Scorecard, TurnScores
from tests.evals.small import IDS, a_header, small_golden

LOW = frozenset({"unsupported"})
NO_FLOORS = Floors(cases=0, quotes={}, prose={})
LASTS = IDS[2]


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> GoldenSet:
    """Return twelve normal cases `case-a`, `case-b`, ... and the critical one."""
    small = small_golden(tmp_path_factory.mktemp("golden"))
    critical = next(case for case in small.cases if case.severity == "critical")
    normal = small.cases[1]
    named = [normal.model_copy(update={"id": f"case-{letter}"}) for letter in "abcdefghijkl"]
    strata = {case.id: small.strata[normal.id] for case in (*named, critical)}
    return GoldenSet((*named, critical), strata, small.statements)


@dataclass
class Bench:
    """Hold what the gate looks at; as it is, nothing is wrong."""

    golden: GoldenSet
    floors: Floors = NO_FLOORS
    blessed: dict[str, dict[str, float]] | None = None
    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    errors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for case in self.golden.cases:
            self.scores[case.id] = {CORRECTNESS: 1.0, "recall": 0.9, "unsupported": 0.1}

    def bless(self) -> "Bench":
        """Make the scores of now the baseline."""
        self.blessed = {id_: dict(scores) for id_, scores in self.scores.items()}
        return self

    def set(self, metric: str, value: float, *ids: str) -> "Bench":
        """Change a score of some cases, or of all."""
        for id_ in ids or tuple(self.scores):
            self.scores[id_][metric] = value
        return self

    def card(self) -> Scorecard:
        cases = {case.id: self._case(case.id) for case in self.golden.cases if case.id in self.scores}
        metrics = sorted({metric for scores in self.scores.values() for metric in scores})
        headlines = [
            Headline(metric, sum(values) / len(values), len(values), Interval(0, 1))
            for metric in metrics
            if (values := [scores[metric] for scores in self.scores.values() if metric in scores])
        ]
        return Scorecard(cases, tuple(headlines), {}, ())

    def _case(self, id_: str) -> CaseScores:
        case = next(case for case in self.golden.cases if case.id == id_)
        return CaseScores(
            id_,
            self.golden.strata[id_],
            case.split,
            case.severity,
            self.scores[id_],
            (TurnScores({}, {}),),
            self.errors.get(id_, ()),
        )

    def baseline(self) -> BlessedRun | None:
        if self.blessed is None:
            return None
        empty = blessed_run(a_header(self.golden), Scorecard({}, (), {}, ()))
        return empty.model_copy(update={"cases": self.blessed})

    def findings(self, **changes: Any) -> tuple[Finding, ...]:
        header: RunHeader = a_header(self.golden, **changes)
        return findings_of(header, self.card(), self.golden, self.floors, self.baseline(), LOW)

    def kinds(self, **changes: Any) -> list[str]:
        return [finding.kind for finding in self.findings(**changes)]


@pytest.fixture
def bench(golden: GoldenSet) -> Bench:
    return Bench(golden).bless()


def test_the_same_scores_again_leave_the_gate_open(bench: Bench) -> None:
    assert bench.findings() == ()


def test_without_a_baseline_there_is_nothing_to_be_worse_than(golden: GoldenSet) -> None:
    assert Bench(golden).set(CORRECTNESS, 0).findings() == ()


def test_better_scores_leave_the_gate_open(golden: GoldenSet) -> None:
    bench = Bench(golden).set(CORRECTNESS, 0).bless()
    bench.set(CORRECTNESS, 1).set("recall", 1).set("unsupported", 0)
    assert bench.findings() == ()


def test_an_error_closes_it_with_or_without_a_baseline(golden: GoldenSet) -> None:
    bench = Bench(golden, errors={"case-b": ("TookTooLong: 9 s",)})
    assert bench.findings() == (Finding("error", "case-b: TookTooLong: 9 s"),)
    assert bench.bless().kinds() == ["error"]


def test_many_errors_are_counted_and_not_all_told(golden: GoldenSet) -> None:
    bench = Bench(golden, errors={"case-a": ("one",) * 5, "case-b": ("two",) * 3})
    told = [finding.text for finding in bench.findings()]
    assert told == ["case-a: one"] * 5 + ["and 3 errors more"]


def test_a_broken_critical_case_closes_it_alone(bench: Bench) -> None:
    (finding,) = bench.set(CORRECTNESS, 0, LASTS).findings()
    assert finding == Finding("critical", f"critical cases broke: {LASTS}")


def test_a_critical_case_that_sometimes_fails_is_broken(bench: Bench) -> None:
    assert bench.set(CORRECTNESS, 0.5, LASTS).kinds() == ["critical"]


def test_a_critical_case_that_failed_before_does_not_close_it(golden: GoldenSet) -> None:
    assert Bench(golden).set(CORRECTNESS, 0, LASTS).bless().findings() == ()


def test_a_normal_case_that_broke_may_be_chance(bench: Bench) -> None:
    assert bench.set(CORRECTNESS, 0, "case-a", "case-b").findings() == ()


def test_many_broken_cases_are_a_drop_of_correctness(bench: Bench) -> None:
    (finding,) = bench.set(CORRECTNESS, 0, *(f"case-{letter}" for letter in "abcdefg")).findings()
    assert finding.kind == "drop"
    assert "7 cases broke and 0 were mended" in finding.text
    assert "case-a, case-b, case-c, case-d, case-e and 2 more" in finding.text


def test_as_many_mended_as_broken_are_no_drop(golden: GoldenSet) -> None:
    bench = Bench(golden).set(CORRECTNESS, 0, *(f"case-{letter}" for letter in "abcdef")).bless()
    bench.set(CORRECTNESS, 1).set(CORRECTNESS, 0, *(f"case-{letter}" for letter in "ghijkl"))
    assert bench.findings() == ()


@pytest.mark.parametrize(
    ("metric", "value", "kinds"),
    [
        ("recall", 0.7, ["drop"]),
        ("recall", 1.0, []),
        ("unsupported", 0.3, ["drop"]),
        ("unsupported", 0.0, []),
    ],
)
def test_a_score_that_fell_everywhere_is_a_drop(
    metric: str, value: float, kinds: list[str], bench: Bench
) -> None:
    assert bench.set(metric, value).kinds() == kinds


@pytest.mark.parametrize(("metric", "value"), [("recall", 0.0), ("unsupported", 1.0)])
def test_a_score_that_fell_in_one_case_may_be_chance(metric: str, value: float, bench: Bench) -> None:
    assert bench.set(metric, value, "case-a").findings() == ()


@pytest.mark.parametrize(("letters", "kinds"), [("ab", []), ("abcde", []), ("abcdef", ["drop"])])
def test_a_score_that_fell_in_all_of_a_few_cases_may_be_chance(
    letters: str, kinds: list[str], bench: Bench
) -> None:
    bench.scores = {id_: bench.scores[id_] for id_ in (f"case-{letter}" for letter in letters)}
    assert bench.set("recall", 0).kinds(only="case-*") == kinds


def test_a_case_of_the_baseline_that_is_gone_closes_it(bench: Bench) -> None:
    assert bench.blessed is not None
    bench.blessed |= {f"gone-{number}": {CORRECTNESS: 1.0} for number in range(7)}
    (finding,) = bench.findings()
    assert finding.kind == "lost-case"
    assert "7 cases" in finding.text
    assert finding.text.endswith("gone-0, gone-1, gone-2, gone-3, gone-4 and 2 more")


def test_a_new_case_does_not_close_it(bench: Bench) -> None:
    assert bench.blessed is not None
    del bench.blessed["case-a"]
    assert bench.set(CORRECTNESS, 0, "case-a").findings() == ()


def test_a_run_over_some_cases_is_held_against_those(bench: Bench) -> None:
    for letter in "abcdefghijkl":
        del bench.scores[f"case-{letter}"]
    assert bench.findings(only=LASTS) == ()
    assert bench.set(CORRECTNESS, 0, LASTS).kinds(only=LASTS) == ["critical"]
    baseline = bench.baseline()
    assert baseline is not None
    comparison = compared(bench.card(), baseline)
    assert (comparison.shared, comparison.lost, comparison.new) == (1, (), ())


FLOORS = Floors(
    cases=13,
    quotes={"recall": Floor(at_least=0.9), "unsupported": Floor(at_most=0.1)},
    prose={"recall": Floor(at_least=0.95)},
)


def test_scores_at_the_floors_leave_the_gate_open(golden: GoldenSet) -> None:
    assert Bench(golden, FLOORS).findings() == ()


@pytest.mark.parametrize(
    ("metric", "value", "told"),
    [
        ("recall", 0.89, "recall is 0.890, and must be at least 0.9"),
        ("unsupported", 0.11, "unsupported is 0.110, and must be at most 0.1"),
    ],
)
def test_a_score_below_its_floor_closes_the_gate(
    metric: str, value: float, told: str, golden: GoldenSet
) -> None:
    assert Bench(golden, FLOORS).set(metric, value).findings() == (Finding("floor", told),)


def test_each_composer_is_held_against_its_own_floors(golden: GoldenSet) -> None:
    assert Bench(golden, FLOORS).kinds(composer="prose") == ["floor"]


def test_a_floor_of_a_metric_that_applies_to_no_case_closes_the_gate(golden: GoldenSet) -> None:
    floors = Floors(cases=0, quotes={"recal": Floor(at_least=0)}, prose={})
    (finding,) = Bench(golden, floors).findings()
    assert finding == Finding("floor", "recal applies to no case, and must be at least 0")


def test_too_few_cases_close_the_gate(golden: GoldenSet) -> None:
    (finding,) = Bench(golden, FLOORS.model_copy(update={"cases": 14})).findings()
    assert finding == Finding("floor", "there are 13 cases, fewer than 14")


def test_floors_are_for_whole_runs(golden: GoldenSet) -> None:
    bench = Bench(golden, FLOORS.model_copy(update={"cases": 14})).set("recall", 0)
    assert bench.findings(half="dev") == ()
    assert bench.findings(only="case-*") == ()


def test_each_cause_is_a_finding_of_its_own(bench: Bench) -> None:
    assert bench.blessed is not None
    bench.floors = FLOORS
    bench.errors = {"case-a": ("broken",)}
    bench.blessed["gone"] = {CORRECTNESS: 1.0}
    bench.set(CORRECTNESS, 0).set("recall", 0.5)
    kinds = bench.kinds()
    assert kinds == ["error", "floor", "lost-case", "critical", "drop", "drop"]
