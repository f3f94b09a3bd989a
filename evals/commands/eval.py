"""`assistant eval`: the golden questions, and what is done with their scores."""

import typer

from assistant.commands.command import FootnoteCommand
from evals.commands.bless import bless
from evals.commands.compare import compare
from evals.commands.from_feedback import from_feedback
from evals.commands.readability import readability
from evals.commands.report import report
from evals.commands.resume import resume
from evals.commands.run import run
from evals.commands.verification import verification
from evals.public.command import public

eval_app = typer.Typer(
    help="Tell whether answers got better or worse: golden questions, scores, baseline.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (run, resume, compare, bless, from_feedback, report, readability, verification, public):
    eval_app.command(command.__name__.replace("_", "-"), cls=FootnoteCommand)(command)
