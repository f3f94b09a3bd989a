"""Runs the groups of a bench, one after the other, each with what it needs and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from evals.bench.group import COMPARED, IN_PROCESS, Group
from evals.bench.measurement import Part
from evals.bench.questions import Questions
from evals.bench.runs import LARGEST, QUICK, Runs
from index.progress import Progress

if TYPE_CHECKING:
    from assistant.settings import Settings
    from evals.bench.plain_process import Plain

PREPARING = "indexing for the plain chain"


@dataclass(frozen=True)
class Bench:
    """Hold what is measured, and with what; `data` is the folder of the public sets."""

    groups: frozenset[Group]
    settings: "Settings"
    questions: Questions
    data: Path
    runs: Runs


def runs_for(only: frozenset[Group], *, quick: bool) -> Runs:
    """Return how often each thing is measured; the largest size only where it was asked for by name."""
    if quick:
        return QUICK
    runs = Runs()
    return replace(runs, sizes=(*runs.sizes, LARGEST)) if Group.RETRIEVAL in only else runs


def measured(bench: Bench, progress: Progress) -> tuple[Part, ...]:
    """Return what some groups come to.

    The assistant of this process is closed before other processes are measured: it would be in their way.

    Raises:
        FootnoteError: there is no index or no model, or a process that is measured failed.
    """
    with TemporaryDirectory() as scratch:
        return tuple(_parts(bench, Path(scratch), progress))


def _parts(bench: Bench, scratch: Path, progress: Progress) -> Iterator[Part]:
    from evals.bench.index_figures import index_figures
    from evals.bench.retrieval_figures import retrieval_figures
    from evals.bench.start_figures import help_figures

    if bench.groups & COMPARED:
        yield from _compared_parts(bench, _prepared(bench, scratch, progress), progress)
    if Group.HELP in bench.groups:
        yield Part(Group.HELP, help_figures(bench.runs, progress))
    if Group.INDEX in bench.groups:
        yield Part(Group.INDEX, index_figures(bench.settings, bench.data, bench.runs, progress))
    if Group.RETRIEVAL in bench.groups:
        yield Part(Group.RETRIEVAL, retrieval_figures(bench.settings, bench.data, bench.runs, progress))


def _prepared(bench: Bench, scratch: Path, progress: Progress) -> "Plain":
    from evals.bench.plain_process import prepare_plain

    progress(PREPARING, 0, 1)
    plain = prepare_plain(bench.settings, scratch)
    progress(PREPARING, 1, 1)
    return plain


def _compared_parts(bench: Bench, plain: "Plain", progress: Progress) -> Iterator[Part]:
    from evals.bench.reader_figures import reader_figures
    from evals.bench.start_figures import cold_ask_figures, serve_figures

    settings, questions, runs = bench.settings, bench.questions, bench.runs
    if bench.groups & IN_PROCESS:
        yield from _in_process(bench, plain, progress)
    if Group.READERS in bench.groups:
        yield Part(Group.READERS, reader_figures(settings, plain, questions, runs, progress))
    if Group.COLD_ASK in bench.groups:
        yield Part(Group.COLD_ASK, cold_ask_figures(settings, plain, questions, runs, progress))
    if Group.SERVE in bench.groups:
        yield Part(Group.SERVE, serve_figures(settings, plain, questions, runs, progress))


def _in_process(bench: Bench, plain: "Plain", progress: Progress) -> Iterator[Part]:
    from assistant.commands.opening import opened
    from evals.bench.plain_process import plain_process
    from evals.bench.prose_figures import prose_figures
    from evals.bench.quote_figures import quote_figures

    writes = Group.PROSE in bench.groups
    with (
        plain_process(plain, writes=writes) as process,
        opened(bench.settings, quotes_only=not writes, progress=progress) as assistant,
    ):
        if Group.FIRST_QUOTE in bench.groups:
            yield Part(Group.FIRST_QUOTE, quote_figures(assistant, process, bench.questions, progress))
        if writes:
            yield Part(Group.PROSE, prose_figures(assistant, process, bench.questions, progress))
