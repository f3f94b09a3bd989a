"""What a run was made with, line by line, and where the baseline was made with something else."""

from dataclasses import dataclass

from evals.baseline import BlessedRun
from evals.report.formats import counted, moment, short, words
from evals.run import Half, RunHeader


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold one line: what it is, as shown and in full, and the baseline's where that differs."""

    what: str
    shown: str
    full: str
    before: str = ""
    before_full: str = ""


def origins_of(header: RunHeader, cases: int, blessed: BlessedRun | None) -> tuple[Origin, ...]:
    """Return what a run over so many cases was made with."""
    told = [
        Origin("Date", moment(header.started), ""),
        Origin("Composer", header.composer.value, ""),
        Origin("Cases", _cases(header, cases), ""),
        Origin("Language model", _language_model_runs(header), ""),
    ]
    now = _digests(header)
    before = _digests(blessed.header) if blessed is not None else now
    names = [name for name in dict.fromkeys([*now, *before]) if now.get(name) or before.get(name)]
    return (*told, *(_digest(name, now.get(name, ""), before.get(name, "")) for name in names))


def _digest(name: str, value: str, before: str) -> Origin:
    shown = short(value) or "none"
    return (
        Origin(name, shown, value)
        if before == value
        else Origin(name, shown, value, short(before) or "none", before)
    )


def _digests(header: RunHeader) -> dict[str, str]:
    receipt = header.receipt
    return {
        "Model file": receipt.language_model or "",
        **{f"Prompt {words(name)}": digest for name, digest in sorted(receipt.prompts.items())},
        "Embedding model": receipt.embedding_model,
        "Articles": receipt.corpus,
        "Generation": receipt.generation,
        "Golden set": header.golden,
    }


def _cases(header: RunHeader, cases: int) -> str:
    half = "both halves" if header.half is Half.ALL else f"the {header.half} half"
    only = "" if header.only == "*" else f", only {header.only}"
    times = f", each asked {header.repetitions} times" if header.repetitions > 1 else ""
    return f"{counted(cases, 'case')} of {half}{only}{times}"


def _language_model_runs(header: RunHeader) -> str:
    if header.receipt.language_model is None:
        return "none took part"
    return "ran live" if header.live else "its recorded outputs were read"
