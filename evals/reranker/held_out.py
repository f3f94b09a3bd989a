"""How trained weights do on topics that were held out of the training."""

from typing import Any

from evals.reranker.pairs import PairTopic, answering, passage_texts

LONGEST = 128


def report_on(model: Any, tokenizer: Any, topics: list[PairTopic]) -> str:
    """Return one line: how often the best passage answers, and how well the best score tells answerability.

    Every passage of a topic is read for every question, as a `transformers` model and its tokenizer do it.
    The second figure is the area under the curve of true against false positives.
    """
    import torch
    from scipy.stats import mannwhitneyu  # type: ignore[import-untyped]  # it ships no types

    right, answerable, best_of_answerable, best_of_others = 0, 0, [], []
    model.eval()
    for topic in topics:
        passages = passage_texts(topic)
        for question in topic.questions:
            with torch.no_grad():
                encoded = tokenizer(
                    [question.q] * len(passages),
                    passages,
                    padding=True,
                    truncation=True,
                    max_length=LONGEST,
                    return_tensors="pt",
                )
                scores = model(**encoded).logits[:, 0].tolist()
            best = max(range(len(scores)), key=lambda place: scores[place])
            if question.answers:
                answerable += 1
                right += best in answering(topic, question)
                best_of_answerable.append(scores[best])
            else:
                best_of_others.append(scores[best])
    statistic = mannwhitneyu(best_of_answerable, best_of_others).statistic
    area = statistic / (len(best_of_answerable) * len(best_of_others))
    return f"held out: best passage answers {right / answerable:.3f}, area under the curve {area:.3f}"
