"""`assistant doctor`: checks everything that an answer needs."""

from dataclasses import asdict
from typing import Annotated

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.commands.progress import shown_steps
from assistant.terminal_text import neutralised

NEGATIVE = 1
Deep = Annotated[
    bool,
    typer.Option("--deep", help="Also hash the models again, open the index and start the language model."),
]


def doctor(
    deep: Deep = False, corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False
) -> None:
    """Check models, index, versions and disk; each finding comes with its remedy."""
    from assistant.doctor import Severity, examine

    settings = read_settings(corpus, data_dir)
    checks = []
    with shown_steps() as tell:
        tell("checking")
        for check in examine(settings, deep=deep):
            checks.append(check)
            if not as_json:
                remedy = f"\n         {check.remedy}" if check.remedy else ""
                print_result(
                    neutralised(f"{check.severity.value:8} {check.name}: {check.message}{remedy}") + "\n"
                )
    sound = all(check.severity is not Severity.ERROR for check in checks)
    if as_json:
        print_json({"ok": sound, "checks": [asdict(check) for check in checks]})
    if not sound:
        raise typer.Exit(NEGATIVE)
