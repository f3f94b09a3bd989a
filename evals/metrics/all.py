"""Every metric, in the order in which a report shows them."""

from evals.metrics.citation_precision import CitationPrecision
from evals.metrics.citation_recall import CitationRecall
from evals.metrics.correctness import Correctness
from evals.metrics.exact_figures import ExactFigures
from evals.metrics.fact_recall import FactRecall
from evals.metrics.forbidden_facts import ForbiddenFacts
from evals.metrics.latency import FirstQuote, FirstToken, Total
from evals.metrics.notices_told import NoticesTold
from evals.metrics.quote_fidelity import QuoteFidelity
from evals.metrics.reference_precision import ReferencePrecision
from evals.metrics.reference_recall import ReferenceRecall
from evals.metrics.refusal_precision import RefusalPrecision
from evals.metrics.refusal_recall import RefusalRecall
from evals.metrics.retrieval_ndcg import RetrievalNdcg
from evals.metrics.retrieval_recall import RetrievalRecall
from evals.metrics.rewrite_quality import RewriteQuality
from evals.metrics.unsupported_sentences import UnsupportedSentences
from evals.score import Metric

METRICS: tuple[Metric, ...] = (
    Correctness(),
    FactRecall(),
    ForbiddenFacts(),
    ExactFigures(),
    RefusalPrecision(),
    RefusalRecall(),
    CitationPrecision(),
    CitationRecall(),
    ReferencePrecision(),
    ReferenceRecall(),
    QuoteFidelity(),
    UnsupportedSentences(),
    NoticesTold(),
    RewriteQuality(),
    RetrievalRecall(k=8),
    RetrievalNdcg(k=10),
    FirstQuote(),
    FirstToken(),
    Total(),
)
