from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.ui.about.told import about_small, measured_receipt, shipped
from tests.ui.small_assistant import RECEIPT, small_article
from ui.about.about_page import render_about
from ui.about.about_route import ABOUT, about_route


def test_the_page_of_the_articles_is_served() -> None:
    article = small_article()
    with TestClient(Starlette(routes=[about_route({article.id: article}, RECEIPT)])) as client:
        first, second = client.get(ABOUT), client.get(ABOUT)
    assert first.text == second.text == render_about(about_small())
    assert first.headers["content-type"] == "text/html; charset=utf-8"
    assert first.headers["cache-control"] == "no-store"


def test_the_figures_that_the_program_carries_are_served() -> None:
    articles = {article.id: article for article in shipped()}
    with TestClient(Starlette(routes=[about_route(articles, measured_receipt())])) as client:
        assert " of 100" in client.get(ABOUT).text


def test_the_page_is_only_read() -> None:
    with TestClient(Starlette(routes=[about_route({}, RECEIPT)])) as client:
        assert client.post(ABOUT).status_code == 405
