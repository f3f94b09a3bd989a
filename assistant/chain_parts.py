"""What the chain is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable

from assistant.calibration import Calibration
from assistant.composition import Library
from assistant.evidence import Weights
from assistant.premises.claims import ClaimReader
from assistant.spelling import Speller
from assistant.synonyms import Synonyms
from assistant.topics import Topics
from index.passage import Passage
from index.reranker import Reranker


@dataclass(frozen=True)
class ChainParts:
    """Hold what the chain is made of; `writer` is None where no language model is at hand."""

    retriever: BaseRetriever
    library: Library
    passages: Mapping[str, Passage]
    topics: Topics
    speller: Speller
    synonyms: Synonyms
    weights: Weights
    claims: ClaimReader
    reranker: Reranker
    calibration: Calibration
    writer: Runnable[dict[str, Any], str] | None
    quotes: int
    evidence_words: int
    today: Callable[[], date] = date.today
