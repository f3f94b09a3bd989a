"""The sentences that the page, the text of it, and their tests share."""

NOT_MEASURED = (
    "Nothing was measured on these articles with these models, so nobody knows how often answers are right. "
    "Read the passage behind each sentence."
)
OTHER_MODEL = (
    "Answers with prose were not measured with the language model at hand; the figures are for quotes."
)
HOW_MEASURED = (
    "The questions and their right answers were written by the makers of Footnote, on the articles above. "
    "Half of them were used while it was built, so of new questions the first row says more than the second. "
    "A question with its follow-ups counts once, and as right only when every answer is."
)
MODELS = "A sha256 is the fingerprint of a file: a file that differs in anything has another one."
NO_LANGUAGE_MODEL = "No language model is at hand: answers are quotes from the articles, without prose."
