"""All settings, from the environment (`FOOTNOTE_...`) or from command-line options; passed, never global."""

import os
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.library import shipped_articles_dir
from index.model_files import default_models_dir

EMBEDDED = "embedded"
NO_LANGUAGE_MODEL = "none"


class Settings(BaseSettings):
    """Hold every setting with its default.

    `language_model` is `embedded`, `none`, or `provider:model` as LangChain's `init_chat_model` takes it;
    then `language_model_url` and `language_model_key` say where. `language_model_file` names another GGUF
    file; one with another hash than the pinned one is refused unless `language_model_sha256` names it.
    `embedding` chooses between the embedding model with weights of 8 bits and the one that it was made from,
    which runs on PyTorch; each needs an index of its own.

    `evidence_words` bounds what the language model reads beyond the first quote: two cores read 45 tokens
    a second, and the reader waits for them. `most_waiting` bounds how many questions wait while the language
    model writes; whoever comes then is answered with quotes at once.

    `auth` is the file of those who may sign in; without one the page asks for no password.
    """

    model_config = SettingsConfigDict(env_prefix="FOOTNOTE_", extra="forbid", frozen=True)

    corpus: Annotated[tuple[Path, ...], NoDecode] = ()
    data_dir: Path = Field(default_factory=lambda: platformdirs.user_data_path("footnote", appauthor=False))
    models_dir: Path = Field(default_factory=default_models_dir)

    embedding: Literal["quantized", "reference"] = "quantized"

    language_model: str = EMBEDDED
    language_model_url: str | None = None
    language_model_key: SecretStr | None = None
    language_model_file: Path | None = None
    language_model_sha256: str | None = None

    retrieved: int = Field(default=24, ge=1, le=50)
    quotes: int = Field(default=4, ge=1, le=12)
    evidence_words: int = Field(default=45, ge=1, le=2000)
    prose_tokens: int = Field(default=160, ge=16, le=2048)
    max_question_characters: int = Field(default=2000, ge=100, le=100_000)

    most_waiting: int = Field(default=8, ge=0, le=20)

    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    auth: Path | None = None

    @field_validator("corpus", mode="before")
    @classmethod
    def _split(cls, given: object) -> object:
        """Take several folders from the environment, separated as PATH is."""
        return tuple(part for part in given.split(os.pathsep) if part) if isinstance(given, str) else given

    @property
    def corpus_dirs(self) -> tuple[Path, ...]:
        """Return the folders of articles: those named, or the shipped ones and the user's own."""
        if self.corpus:
            return self.corpus
        own = self.data_dir / "articles"
        return (shipped_articles_dir(), own) if own.is_dir() else (shipped_articles_dir(),)
