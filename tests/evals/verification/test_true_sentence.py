from evals.verification.true_sentence import read_topics, true_sentences


def test_there_are_enough_paraphrases_in_both_halves_and_no_statement_is_in_both() -> None:
    sentences = true_sentences(read_topics())
    paraphrases = [one for one in sentences if one.is_paraphrase]
    assert len(paraphrases) >= 300
    halves = {half: {one.statement for one in sentences if one.half == half} for half in ("dev", "test")}
    assert min(map(len, halves.values())) >= 50
    assert not halves["dev"] & halves["test"]


def test_short_forms_are_written_as_an_answer_is_checked() -> None:
    (topic,) = [one for one in read_topics() if one.short_forms]
    assert not any("TBMES" in one.text for one in true_sentences((topic,)))
