"""The one root of all errors whose text is meant for a reader.

    FootnoteError
    ├── CorpusError            (corpus)     an article cannot be read
    ├── IndexProblem           (index)      no index, a damaged one, a second builder, a full disk
    ├── ModelProblem           (index)      a model file is missing, damaged or not the expected one
    ├── AssistantError         (assistant)  a question, a history, a setting or a server cannot be used
    └── EvalsError             (evals)      a measurement cannot be made

Anything that is not a FootnoteError is a bug and keeps its traceback.
"""


class FootnoteError(Exception):
    """Say in one sentence what is wrong, and in a second one what to do."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause} {remedy}")
        self.cause = cause
        self.remedy = remedy


class CorpusError(FootnoteError):
    """An article, or a folder of articles, cannot be read."""
