"""What can go wrong between an article and a searchable index, told with its remedy."""

from corpus.errors import FootnoteError


class IndexProblem(FootnoteError):
    """The index is missing, damaged, busy, or cannot be written."""


class ModelProblem(FootnoteError):
    """A model file is missing, damaged, or not the one that is expected."""
