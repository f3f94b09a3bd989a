from evals.bench.figure import Figure
from evals.bench.measurement import Measurement, together
from evals.bench.tally import tally_of

ONE, OTHER = (Figure(name, "", "s", (1.0,)) for name in ("one", "other"))


def test_parts_keep_their_order_and_no_note_is_told_twice() -> None:
    tally = tally_of("we", [])
    held = together([Measurement((ONE,), (tally,), ("a", "b")), Measurement((OTHER,), (), ("b", "c"))])
    assert held == Measurement((ONE, OTHER), (tally,), ("a", "b", "c"))


def test_nothing_is_nothing() -> None:
    assert together([]) == Measurement()
