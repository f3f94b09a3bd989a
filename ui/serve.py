"""`assistant serve`: the chat page on this machine."""

import importlib
import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.opening import no_garbage_collection, opened
from assistant.commands.options import AsJson, Corpus, DataDir, QuotesOnly, read_settings
from assistant.commands.output import print_json, print_notice, print_result
from assistant.commands.progress import shown_progress
from assistant.settings import EMBEDDED, Settings

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.conversations import Conversations
    from ui.access.door import Door

Host = Annotated[
    str | None, typer.Option("--host", help="Serve on this address, 127.0.0.1 if none is given.")
]
Port = Annotated[
    int | None, typer.Option("--port", help="Serve on this port, 7860 if none is given; 0 takes a free one.")
]
Auth = Annotated[
    Path | None,
    typer.Option(
        "--auth", metavar="FILE", help="Let only the readers in this file sign in (`assistant readers`)."
    ),
]
Prepare = Annotated[
    bool, typer.Option("--prepare", help="First fetch missing models and build the index where it is due.")
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]

OPENING = "opening the page"
READY = "Footnote is ready"
NO_MODEL = "No language model is here, so answers are quotes only. Run `assistant models` to fetch it."
UNENCRYPTED = (
    "Passwords and answers cross the network unencrypted. "
    "Where others may listen, put a proxy with HTTPS in front."
)


def serve(
    host: Host = None,
    port: Port = None,
    auth: Auth = None,
    quotes_only: QuotesOnly = False,
    prepare: Prepare = False,
    open_browser: Open = False,
    corpus: Corpus = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Serve the chat page until ctrl-C."""
    settings = read_settings(corpus, data_dir, host=host, port=port, auth=auth)
    if prepare:
        _prepare(settings)
    if not quotes_only and lacks_language_model(settings):
        print_notice(NO_MODEL)
        quotes_only = True
    with ExitStack() as held:
        address = _open(settings, held, quotes_only=quotes_only)
        with asked_to_end() as end:
            _tell(address, settings.host, as_json=as_json)
            if open_browser:
                _show(address)
            end.wait()


def _prepare(settings: Settings) -> None:
    from assistant.publication import prepare

    with no_garbage_collection(), shown_progress() as progress:
        prepare(settings, progress)


def lacks_language_model(settings: Settings) -> bool:
    """Tell whether the embedded model is wanted and its file was never fetched."""
    from index.model_files import LANGUAGE_MODEL

    wanted = settings.language_model == EMBEDDED and settings.language_model_file is None
    return wanted and not (settings.models_dir / LANGUAGE_MODEL.target).exists()


@contextmanager
def asked_to_end() -> Iterator[threading.Event]:
    """Give an event that ctrl-C and SIGTERM set; a second signal ends the process at once."""
    end = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        for ending, handler in before.items():
            signal.signal(ending, handler)
        end.set()

    before = {ending: signal.signal(ending, note) for ending in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield end
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)


def _open(settings: Settings, held: ExitStack, *, quotes_only: bool) -> str:
    """Open everything, hand it to `held` for closing, and return the address of the page."""
    from assistant.conversations import open_conversations
    from ui.server import check_exposure, check_port, keep_gradio_quiet

    # What is not allowed is told before anything is opened, which takes seconds.
    check_exposure(settings.host, signs_in=settings.auth is not None)
    door = _door(settings, held)
    check_port(settings.host, settings.port)
    keep_gradio_quiet()
    # Both imports take seconds and wait for the disk now and then.
    page_import = threading.Thread(target=importlib.import_module, args=("gradio",), daemon=True)
    page_import.start()
    with shown_progress() as progress:
        assistant = held.enter_context(opened(settings, quotes_only=quotes_only, progress=progress))
        progress(OPENING, 0, 1)
        page_import.join()
        conversations = held.enter_context(closing(open_conversations(settings)))
        address = _launch(assistant, conversations, settings, door, held)
        progress(OPENING, 1, 1)
    return address


def _door(settings: Settings, held: ExitStack) -> "Door | None":
    if settings.auth is None:
        return None
    from ui.access.opening import opened_door

    return held.enter_context(opened_door(settings.auth))


def _launch(
    assistant: "Assistant",
    conversations: "Conversations",
    settings: Settings,
    door: "Door | None",
    held: ExitStack,
) -> str:
    from ui.page import build_page
    from ui.routes import routes_beside
    from ui.server import launched
    from ui.talk import Talk

    talk = held.enter_context(closing(Talk(assistant, conversations, settings)))
    shared = door is not None
    return held.enter_context(
        launched(
            lambda: build_page(talk, shared=shared),
            settings.host,
            settings.port,
            routes_beside(assistant),
            door,
        )
    )


def _tell(address: str, host: str, *, as_json: bool) -> None:
    from ui.server import is_loopback

    if not is_loopback(host):
        print_notice(UNENCRYPTED)
    if as_json:
        print_json({"address": address}, indent=None)
    else:
        print_result(f"{READY}: {address}\n")


def _show(address: str) -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print_notice("There is no display here: open the address in a browser yourself.")
        return
    webbrowser.open(address)
