"""Has the unchanging start of a prompt read ahead of the first question, and remembers it across starts."""

from importlib.metadata import version

from assistant.language_model import LanguageModel
from assistant.prompt import Prompt
from index.progress import Progress, silent

READING = "reading the prompt"


def prime(model: LanguageModel, prompt: Prompt, progress: Progress = silent) -> None:
    """Bring the embedded model to where only the passages and the question are left to read.

    The first time takes as long as reading the prompt, some 8 s; later starts take up the saved state. Models
    that run elsewhere are left alone.

    Raises:
        AssistantError: the model failed.
    """
    if model.server is None:
        return
    state = f"{prompt.name}-{prompt.sha256[:16]}-{(model.sha256 or '')[:16]}-{version('xllamacpp')}.state"
    if model.server.restore(state):
        return
    progress(READING, 0, 1)
    template = prompt.template()
    with model.failures_told():
        model.chat.bind(max_tokens=1).invoke(
            template.format_messages(**dict.fromkeys(template.input_variables, ""))
        )
    model.server.save(state)
    progress(READING, 1, 1)
