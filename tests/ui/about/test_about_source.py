from tests.ui.about.told import about_shipped, about_small, shipped


def test_the_shipped_articles_come_with_figures() -> None:
    about = about_shipped()
    assert [article.id for article in about.articles] == [article.id for article in shipped()]
    assert about.accuracy is not None
    assert about.accuracy.prose
    assert about.writes_prose


def test_articles_of_ones_own_come_without() -> None:
    about = about_small()
    assert about.accuracy is None
    assert not about.writes_prose
