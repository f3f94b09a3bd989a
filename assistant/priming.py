"""Has the unchanging start of a prompt read ahead of the first question, and remembers it across starts."""

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version

from langchain_core.messages import BaseMessage

from assistant.language_model import LanguageModel
from index.progress import Progress, silent

READING = "reading the prompt"


def prime(model: LanguageModel, messages: Sequence[BaseMessage], progress: Progress = silent) -> None:
    """Bring the embedded model to where only the passages and the question are left to read.

    `messages` are the whole prompt with nothing in the places that change. The first time takes as long as
    reading it, some 8 s; later starts take up the saved state. Models that run elsewhere are left alone.

    Raises:
        AssistantError: the model failed.
    """
    if model.server is None:
        return
    text = "\n".join(f"{message.type}: {message.text}" for message in messages)
    read = sha256(f"{text}\n{model.sha256}\n{version('xllamacpp')}".encode()).hexdigest()
    state = f"{read[:32]}.state"
    if model.server.restore(state):
        return
    progress(READING, 0, 1)
    with model.failures_told():
        model.chat.bind(max_tokens=1).invoke(list(messages))
    model.server.save(state)
    progress(READING, 1, 1)
