"""Tiny public sets of our own, in the shape of the real ones."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HISTORY = [
    {"role": "user", "text": "How long does tennis elbow last?"},
    {"role": "assistant", "text": "Tennis elbow lasts 6-12 months."},
]


def write_rows(file: Path, rows: Iterable[dict[str, Any]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def follow_up(question: str, rewrite: str, **changes: Any) -> dict[str, Any]:
    row = {
        "id": "made:1",
        "topic_id": "elbow",
        "article_title": "Tennis elbow",
        "section_title": "Course",
        "history": HISTORY,
        "question": question,
        "gold_rewrite": rewrite,
        "needs_rewrite": question != rewrite,
    }
    return row | changes


def write_follow_ups(folder: Path) -> None:
    rows = [
        follow_up("What causes it?", "What causes tennis elbow?"),
        follow_up("When was it described?", "When was tennis elbow described?", topic_id="elbow-2"),
        follow_up("What causes tennis elbow?", "What causes tennis elbow?"),
        follow_up("What is this?", "What is tennis elbow?", history=[]),
    ]
    write_rows(folder / "canard_dev.jsonl", rows)
    pairs = [{"rewrite_a": "What causes gout?", "rewrite_b": "What causes the gout ?"}]
    write_rows(folder / "canard_two_annotators.jsonl", pairs)


def write_retrieval(folder: Path) -> None:
    documents: list[dict[str, Any]] = [
        {"_id": "d1", "title": "Gout", "text": "Crystals of uric acid inflame the joint."},
        {"_id": "d2", "title": "Gout", "text": "Colchicine eases an attack."},
        {"_id": "d3", "title": "Sprain", "text": "A ligament is torn by a twist."},
    ]
    queries: list[dict[str, Any]] = [
        {"_id": "q1", "text": "What does colchicine ease?"},
        {"_id": "q2", "text": "Which ligament is torn by a twist?"},
        {"_id": "q3", "text": "Which question has no judgement?"},
    ]
    judgements: list[dict[str, Any]] = [
        {"query_id": "q1", "doc_id": "d2", "relevance": 2},
        {"query_id": "q2", "doc_id": "d3", "relevance": 2},
        {"query_id": "q3", "doc_id": "d1", "relevance": 0},
    ]
    write_rows(folder / "corpus.jsonl", documents)
    write_rows(folder / "queries.jsonl", queries)
    write_rows(folder / "qrels.jsonl", judgements)


def task(question: str, answerability: str, collection: str = "limbs") -> dict[str, Any]:
    return {
        "collection": collection,
        "answerability": answerability,
        "history": [],
        "question": question,
        "passages": [],
    }


def write_answerability(folder: Path) -> None:
    pool: list[dict[str, Any]] = [
        {
            "_id": "p1",
            "collection": "limbs",
            "title": "Tennis elbow",
            "text": "Tennis elbow\nTennis elbow is caused by overuse of the forearm.\nRest eases the pain.",
        },
        {"_id": "p2", "collection": "limbs", "title": None, "text": "A cast holds a broken wrist."},
        {"_id": "p3", "collection": "kitchen", "title": "Bread", "text": "Bread rises because of yeast."},
    ]
    tasks: list[dict[str, Any]] = [
        task("What causes tennis elbow?", "ANSWERABLE"),
        task("Which moons does Jupiter have?", "UNANSWERABLE"),
        task("Why does bread rise?", "PARTIAL", "kitchen"),
        task("What about it?", "UNDERSPECIFIED", "kitchen"),
    ]
    write_rows(folder / "passage_pool.jsonl", pool)
    write_rows(folder / "mtrag_un_dev.jsonl", tasks)


def judged(answer: str, statement: str, *labels: str) -> dict[str, Any]:
    majority = max(labels, key=labels.count)
    return {
        "question": f"What of {statement}?",
        "answer": answer,
        "statement": statement,
        "label": majority,
        "physician_labels": list(labels),
    }


def write_statements(folder: Path) -> None:
    rows = [
        judged("Rest helps. Ice eases pain.", "Ice eases pain", "Entailment", "Entailment", "Entailment"),
        judged("Rest helps.", "Surgery cures elbows", "Neutral", "Neutral", "Entailment"),
        judged("Rest heals the arm.", "Arms get well by rest", "Entailment", "Neutral", "Entailment"),
    ]
    write_rows(folder / "kqa_physician_nli.jsonl", rows)


PAGE = """# Elbows

*Ann Author, 2020.*

Elbows hurt [2,1]. They *mend* with rest [1]–[3].

## Course

Some [3] never mend.

## References

1. Author A (2001). On elbows [letter]. Elbow J 1:1.
2. Author B (2002). On arms. Arm J 2:2.
3. Author C (2003). On rest. Rest J 3:3.
"""
PARAGRAPHS = (
    "Elbows hurt [2,1]. They *mend* with rest [1]–[3].",
    "Some [3] never mend.",
)


def gold_page(**changes: Any) -> dict[str, Any]:
    def marker(paragraph: int, printed: str, refs: list[int]) -> dict[str, Any]:
        start = PARAGRAPHS[paragraph].index(printed)
        return {"start": start, "end": start + len(printed), "marker": printed, "refs": refs}

    row = {
        "id": "elbows",
        "md": "md/elbows.md",
        "references": [
            {"n": 1, "text": "Author A (2001). On elbows [letter]. Elbow J 1:1."},
            {"n": 2, "text": "Author B (2002). On arms. Arm J 2:2."},
            {"n": 3, "text": "Author C (2003). On rest. Rest J 3:3."},
        ],
        "gold_citations": [
            {
                "paragraph": PARAGRAPHS[0],
                "citations": [marker(0, "[2,1]", [1, 2]), marker(0, "[1]–[3]", [1, 2, 3])],
            },
            {"paragraph": PARAGRAPHS[1], "citations": [marker(1, "[3]", [3])]},
        ],
    }
    return row | changes


def write_pages(folder: Path, *rows: dict[str, Any]) -> None:
    write_rows(folder / "gold.jsonl", rows or [gold_page()])
    (folder / "md").mkdir(exist_ok=True)
    (folder / "md" / "elbows.md").write_text(PAGE, encoding="utf-8")
    (folder / "md" / "uncited.md").write_text("# Arms\n\nArms are long [not a marker].\n", encoding="utf-8")
