import json
import logging
from importlib import import_module
from typing import Any, cast

import httpx
import pytest

from assistant.answer import Answer
from tests.ui.conftest import Served
from tests.ui.small_assistant import SmallAssistant


@pytest.fixture
def client(served: Served) -> Any:
    return import_module("gradio_client").Client(served.url, verbose=False)


@pytest.fixture
def app_error() -> type[Exception]:
    """Give the error with which the client tells what the server refused."""
    return cast(type[Exception], import_module("gradio_client.exceptions").AppError)


def test_the_endpoint_returns_the_whole_answer(client: Any) -> None:
    answer = Answer.model_validate(client.predict("How long?", api_name="/ask"))
    assert answer.status == "answered"
    assert answer.citations[0].quote == "Winter fever lasts 3 to 5 days."
    assert answer.statements[0].support == "verified"


def test_every_argument_reaches_the_assistant(client: Any, small: SmallAssistant) -> None:
    history = [{"role": "user", "content": "Earlier?"}, {"role": "assistant", "content": "Yes."}]
    result = client.predict(
        question="How long?", history=history, audience="nurse", quotes_only=True, api_name="/ask"
    )
    question, turns = small.asked[-1]
    assert question == "How long?"
    assert [turn.content for turn in turns] == ["Earlier?", "Yes."]
    assert result["statements"][0]["support"] == "quoted"


def test_a_dangling_marker_has_the_shape_of_the_contract(client: Any) -> None:
    answer = client.predict("How long?", api_name="/ask")
    assert answer["citations"][1]["references"][1] == {"marker": 3, "listed": False}


def test_the_answer_is_plain_json(client: Any) -> None:
    json.dumps(client.predict("weather on Mars?", api_name="/ask"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"question": "broken"}, "Run `assistant index`."),
        ({"question": "x", "audience": "dog"}, "There is no audience 'dog'."),
        ({"question": "x", "history": [{"role": "king", "content": "x"}]}, "history cannot be used"),
        ({"question": 7}, "not a text"),
    ],
)
def test_what_cannot_be_answered_says_why(
    client: Any, app_error: type[Exception], arguments: dict[str, Any], told: str
) -> None:
    with pytest.raises(app_error) as caught:
        client.predict(**arguments, api_name="/ask")
    assert told in str(caught.value)


def test_a_bug_is_one_sentence_for_the_caller_and_a_traceback_for_the_log(
    client: Any, app_error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(app_error, match="this is a bug") as caught:
        client.predict("bug", api_name="/ask")
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in str(caught.value)


def test_the_endpoint_leaves_no_conversation(client: Any, served: Served) -> None:
    client.predict("How long?", api_name="/ask")
    assert served.conversations() == []


def test_ask_is_the_only_endpoint(client: Any) -> None:
    assert list(client.view_api(return_format="dict")["named_endpoints"]) == ["/ask"]


def test_only_names_of_this_machine_are_served(served: Served) -> None:
    assert httpx.get(served.url, headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/monitoring", "/monitoring/summary", "/gradio_api/runs"])
def test_nothing_about_other_readers_is_served(served: Served, path: str) -> None:
    assert httpx.get(f"{served.url}{path}").status_code >= 400


def test_the_page_names_no_other_server(served: Served) -> None:
    html = httpx.get(served.url).text
    assert "fonts.googleapis" not in html
    assert "cdnjs" not in html
