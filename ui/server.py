"""The web server around the page: how it is launched, what it lets in, and what it lets out."""

import asyncio
import ipaddress
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from ui.kept_at_home import KeptAtHome
from ui.turned_away import TurnedAway

if TYPE_CHECKING:
    import gradio as gr
    from starlette.routing import BaseRoute

    from ui.access.door import Door

LOOPBACK = ("127.0.0.1", "localhost", "::1")
STYLES = ("page", "source", "conversations", "feedback", "access", "gradio")
SCRIPTS = ("page", "layout", "source", "conversations", "feedback", "gradio")
MAX_UPLOAD = "1kb"  # nothing on the page takes a file


@contextmanager
def launched(
    build: "Callable[[], gr.Blocks]",
    host: str,
    port: int,
    routes: "Sequence[BaseRoute]",
    door: "Door | None" = None,
) -> Iterator[str]:
    """Build the page, serve it for as long as the `with` statement runs, and give its address.

    Port 0 means any free one. The routes are served beside the page. With a door, only those who sign in
    there see any of it.

    Raises:
        AssistantError: the port is taken, the host is not one of this machine, or other machines could reach
            a page without a door.
    """
    check_exposure(host, signs_in=door is not None)
    port = check_port(host, port)
    try:
        with ThreadPoolExecutor(max_workers=1) as apart:
            options = launch_options(host, port, routes, door)
            page = apart.submit(asyncio.run, _start(build, options)).result()
    except OSError as error:
        raise _taken(host, port) from error
    try:
        yield address_of(host, port)
    finally:
        page.close(verbose=False)


async def _start(build: "Callable[[], gr.Blocks]", options: dict[str, Any]) -> "gr.Blocks":
    """Build and launch inside an event loop; without one Gradio makes some and never closes them."""
    page = build()
    page.launch(**options)
    return page


def launch_options(
    host: str, port: int, routes: "Sequence[BaseRoute]", door: "Door | None" = None
) -> dict[str, Any]:
    """Return the arguments of `launch`: no telemetry, no share link, no web fonts, no upload."""
    from gradio.themes import Default
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from ui.access.owner import local_owner, signed_in_reader

    assets = files("ui") / "assets"
    middleware = [Middleware(KeptAtHome)]
    if is_loopback(host):
        # A page elsewhere could otherwise reach this one by a name that resolves to this machine.
        middleware.append(
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
        )
    if door is not None:
        from ui.access.gate import Gate

        middleware.append(Middleware(Gate, door=door))
    # Behind the gate: a stranger learns nothing of what is there.
    middleware.append(Middleware(TurnedAway))
    return {
        "auth_dependency": local_owner if door is None else signed_in_reader,
        "server_name": host,
        "server_port": port,
        "prevent_thread_lock": True,
        "inbrowser": False,
        "share": False,
        "ssr_mode": False,
        "quiet": True,
        "pwa": False,
        "mcp_server": False,
        "run_history": False,
        "enable_monitoring": False,
        "footer_links": [],
        "max_file_size": MAX_UPLOAD,
        "show_error": False,
        "theme": Default(
            font=["ui-sans-serif", "system-ui", "sans-serif"],
            font_mono=["ui-monospace", "monospace"],
            primary_hue="teal",
            neutral_hue="slate",
        ).set(
            body_text_color_subdued="*neutral_600",
            body_text_color_subdued_dark="*neutral_300",
            link_text_color="*primary_700",
            link_text_color_dark="*primary_300",
            button_primary_background_fill="*primary_700",
            button_primary_background_fill_hover="*primary_800",
            button_primary_background_fill_dark="*primary_700",
            button_primary_background_fill_hover_dark="*primary_800",
        ),
        "css": "\n".join((assets / f"{name}.css").read_text(encoding="utf-8") for name in STYLES),
        "js": _one_script([(assets / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]),
        "app_kwargs": {
            "middleware": middleware,
            "openapi_url": None,
            "routes": [*routes],
        },
    }


def _one_script(functions: Sequence[str]) -> str:
    """Return a script function that calls others in turn; Gradio takes only one."""
    return "() => {\n" + "\n".join(f"({function.strip()})();" for function in functions) + "\n}"


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the host."""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def check_exposure(host: str, *, signs_in: bool) -> None:
    """Refuse to show a page that asks for no password to other machines.

    Raises:
        AssistantError: other machines could reach the host, and nobody has to sign in.
    """
    if signs_in or is_loopback(host):
        return
    raise AssistantError(
        f"Other machines may reach {host or 'this address'}, and the page would ask nobody for a password.",
        "Make a file of readers with `assistant readers add NAME --auth FILE` and serve with `--auth FILE`, "
        "or leave out `--host`.",
    )


def address_of(host: str, port: int) -> str:
    """Return the address to type into a browser."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host.strip("[]")
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def check_port(host: str, port: int) -> int:
    """Return the port, or a free one for 0.

    Raises:
        AssistantError: the port is taken, or the host is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host.strip("[]"), port))
        except socket.gaierror as error:
            raise _unknown(host) from error
        except PermissionError as error:
            raise AssistantError(
                f"This account may not serve on port {port}.", "Choose one above 1023 with `--port`."
            ) from error
        except OSError as error:
            raise _taken(host, port) from error
        return int(trial.getsockname()[1])


def _taken(host: str, port: int) -> AssistantError:
    return AssistantError(
        f"Port {port} on {host} cannot be used: another program may be using it.",
        "Choose another one with `--port`, or a free one with `--port 0`.",
    )


def _unknown(host: str) -> AssistantError:
    return AssistantError(f"There is no host {host!r} here.", "Use `--host 127.0.0.1`, or leave it out.")


def keep_gradio_quiet() -> None:
    """Set what Gradio reads from the environment; call it before Gradio is imported.

    It sends nothing home, and asks its own server whether it is up without a proxy, which could not answer.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)  # a summary of events that nobody may read
    os.environ["HF_HUB_OFFLINE"] = "1"
    for name in ("NO_PROXY", "no_proxy"):
        known = [part for part in os.environ.get(name, "").split(",") if part]
        os.environ[name] = ",".join(dict.fromkeys([*known, *LOOPBACK]))
