from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.ui.small_assistant import SmallAssistant
from ui.routes import routes_beside


def test_the_article_and_the_page_about_it_are_served() -> None:
    small = SmallAssistant()
    with TestClient(Starlette(routes=routes_beside(small))) as client:
        assert "Winter fever lasts 3 to 5 days." in client.get(f"/article/{small.article.id}").text
        assert "About this source" in client.get("/about").text
