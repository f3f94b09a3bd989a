from tests.ui.about.told import about_shipped, about_small
from ui.about.as_text import render_text
from ui.about.wording import HOW_MEASURED, NO_LANGUAGE_MODEL, NOT_MEASURED


def test_the_text_tells_what_the_page_tells() -> None:
    about, text = about_shipped(), render_text(about_shipped())
    assert about.accuracy is not None
    told = [about.accuracy.in_short, about.accuracy.weakest, HOW_MEASURED, *about.can, *about.cannot]
    told += [finding.text for article in about.articles for finding in article.findings]
    told += [f"sha256 {model.sha256}" for model in about.machinery.models]
    first = about.accuracy.rows[0]
    assert first.quotes is not None
    told.append(f"{first.label}: quotes only {first.quotes.value} ({first.quotes.interval})")
    assert [part for part in told if part not in text] == []


def test_articles_of_ones_own_are_told_to_be_unmeasured() -> None:
    text = render_text(about_small())
    assert NOT_MEASURED in text
    assert NO_LANGUAGE_MODEL in text
    assert " of 100" not in text
