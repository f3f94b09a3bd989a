from evals.public.made_article import article_of


def test_sentences_become_statements_and_a_line_ends_one() -> None:
    article = article_of("a", "Rest", ["Rest helps. Ice too\nMore on rest", ""], section="Care")
    assert [one.quote for one in article.statements] == ["Rest helps.", "Ice too", "More on rest"]
    assert {one.section for one in article.statements} == {("Care",)}
    assert article.text.startswith("Rest\n\nCare\nRest helps. Ice too\n")


def test_figures_in_brackets_stay_what_they_are() -> None:
    article = article_of("a", "Rest", ["It holds three [3] items."])
    assert article.statements[0].quote == "It holds three [3] items."
    assert article.statements[0].markers == ()
    assert article.statements[0].section == ()
