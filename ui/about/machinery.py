"""What answers are made with: models with their hashes, prompts, the index, and versions."""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from platform import python_version

from assistant.answer import Receipt
from index.embedding import is_fingerprint_of
from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PACKAGES = (
    ("Footnote", "footnote"),
    ("Gradio", "gradio"),
    ("LangChain core", "langchain-core"),
    ("Chroma", "chromadb"),
    ("Sentence Transformers", "sentence-transformers"),
    ("ONNX Runtime", "onnxruntime"),
    ("PyTorch", "torch"),
    ("xllamacpp", "xllamacpp"),
)


@dataclass(frozen=True, slots=True)
class Model:
    """Hold what a model is for, its name, and the sha256 of its file; empty where it runs elsewhere."""

    role: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Machinery:
    """Hold what an answer can be made again with; `versions` are pairs of a name and a version."""

    models: tuple[Model, ...]
    prompts: tuple[tuple[str, str], ...]
    generation: str
    corpus: str
    embedding: str
    versions: tuple[tuple[str, str], ...]


def machinery(receipt: Receipt) -> Machinery:
    """Return what a receipt names, and the versions that are installed."""
    return Machinery(
        models=tuple(_models(receipt)),
        prompts=tuple(sorted(receipt.prompts.items())),
        generation=receipt.generation,
        corpus=receipt.corpus,
        embedding=receipt.embedding_model,
        versions=(
            ("Python", python_version()),
            *((name, _installed(package)) for name, package in _PACKAGES),
        ),
    )


def _models(receipt: Receipt) -> list[Model]:
    models = [
        Model("Finds passages by meaning", model.name, model.sha256)
        for model in (QUANTIZED_EMBEDDING_MODEL, EMBEDDING_MODEL)
        if is_fingerprint_of(model, receipt.embedding_model)
    ]
    if receipt.reranker:
        models.append(Model("Judges whether a passage answers", "Footnote's reranker", receipt.reranker))
    if receipt.language_model:
        models.append(_language_model(receipt.language_model))
    return models


def _language_model(called: str) -> Model:
    role = "Writes prose"
    if called == LANGUAGE_MODEL.sha256:
        return Model(role, LANGUAGE_MODEL.name, called)
    if _SHA256.fullmatch(called):
        return Model(role, "A model file of your own", called)
    return Model(role, called, "")


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed as a package"
