"""`assistant eval verification`: how often the verifier lets a false sentence pass or holds up a true one."""

import typer

from assistant.commands.options import AsJson
from assistant.commands.output import print_json, print_result

LET_THROUGH = 1


def verification(as_json: AsJson = False) -> None:
    """Measure the check on false and true sentences; exit with 1 where one passes that never may."""
    from evals.verification.mutants import mutants_of
    from evals.verification.rates import rates_of
    from evals.verification.rates_table import rates_object, rates_text
    from evals.verification.true_sentence import read_topics, true_sentences

    sentences = true_sentences(read_topics())
    rates = rates_of(mutants_of(sentences), sentences)
    if as_json:
        print_json(rates_object(rates))
    else:
        print_result(rates_text(rates))
    if rates.let_through:
        raise typer.Exit(LET_THROUGH)
