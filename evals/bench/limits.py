"""What the figures may be at most, or must be at least: what is promised for two cores on a quiet machine."""

from evals.bench.figure import Limit

FIRST_QUOTE = (Limit(0.15, "p95"),)  # seconds, as all that follow unless told otherwise
FIRST_TOKEN = (Limit(0.7, "p50"), Limit(1.5, "p95"), Limit(2.5, "ratio", "at least"))
WHOLE_ANSWER = (Limit(2.5, "p50"), Limit(1.5, "ratio", "at least"))
FOLLOW_UP = (Limit(1.0, "p50"),)  # times the first turn
COLD_ASK = (Limit(2.0, "p95"),)
HELP = (Limit(1.0, "p95"),)
SERVE_START = (Limit(6.0, "p95"),)
SERVE_MEMORY = (Limit(2.0, "highest"),)  # GB
INDEX_UNCHANGED = (Limit(1.0, "p95"),)
EMBEDDINGS_UNCHANGED = (Limit(0, "highest"),)
BUILD_RATE = (Limit(400, "p50", "at least"),)  # passages a second
RETRIEVED = (Limit(0.05, "p95"),)  # at 100,000 passages
RECALL = (Limit(0.98, "p50", "at least"),)  # at 100,000 passages
