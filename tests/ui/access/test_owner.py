from importlib import import_module

import pytest
from starlette.requests import Request

from assistant.owner import LOCAL_OWNER
from ui.access.owner import READER, local_owner, owner_of, signed_in_reader


def test_the_owner_is_the_one_that_the_server_found() -> None:
    request = import_module("gradio").Request
    assert owner_of(request(username="ann")) == "ann"
    for nobody in (None, ""):
        with pytest.raises(RuntimeError, match="without an owner"):
            owner_of(request(username=nobody))


def test_only_the_gate_says_who_asks() -> None:
    headers = [(READER.encode(), b"ann"), (b"cookie", b"footnote.reader=ann")]
    request = Request({"type": "http", "headers": headers, "query_string": b"reader=ann"})
    assert signed_in_reader(request) is None
    assert signed_in_reader(Request({**request.scope, READER: "bob"})) == "bob"
    assert local_owner(request) == LOCAL_OWNER
