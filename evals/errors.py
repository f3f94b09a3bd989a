"""What can go wrong while something is measured and is told to the reader."""

from corpus.errors import FootnoteError


class EvalsError(FootnoteError):
    """A measurement cannot be taken on this machine or with this set-up."""
