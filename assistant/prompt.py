"""Prompts: Markdown files whose second-level headings name the role of each message."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

_FOLDER = Path(__file__).with_name("prompts")
_HEADING = re.compile(r"^## (system|user|assistant)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """Hold the messages of one prompt, with `{placeholders}`, and the sha256 of its file."""

    name: str
    messages: tuple[tuple[str, str], ...]
    sha256: str

    def template(self) -> "ChatPromptTemplate":
        """Return the prompt as LangChain takes it."""
        from langchain_core.prompts import ChatPromptTemplate

        return ChatPromptTemplate.from_messages(list(self.messages))


def load_prompt(name: str) -> Prompt:
    """Read `prompts/<name>.md`."""
    raw = (_FOLDER / f"{name}.md").read_bytes()
    parts = _HEADING.split(raw.decode("utf-8"))[1:]
    messages = tuple((role, text.strip()) for role, text in zip(parts[::2], parts[1::2], strict=True))
    return Prompt(name, messages, sha256(raw).hexdigest())
