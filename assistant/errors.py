"""What can go wrong between a question and its answer, told with its remedy."""

from corpus.errors import FootnoteError


class AssistantError(FootnoteError):
    """A question, a history, a setting, a conversation or a language model cannot be used."""
