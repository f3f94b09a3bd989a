import json

from typer.testing import CliRunner

from evals.commands.eval import eval_app


def test_rates_are_printed_for_machines() -> None:
    result = CliRunner().invoke(eval_app, ["verification", "--json"])
    assert result.exit_code == 0
    shown = json.loads(result.stdout)
    assert sum(rate["n"] for rate in shown["mutants"]) >= 1000
    assert shown["let_through"] == []
