"""The embedded language model: llama.cpp as a server in this process, on loopback, behind a random key."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import ModelProblem

HOST = "127.0.0.1"
CONTEXT_TOKENS = 4096
PROMPT_BATCH = 128  # tokens; small batches let an abandoned request stop soon
PROMPT_CACHE_MIB = 256
MOST_THREADS = 8  # more of them wait for memory instead of computing
SILENT = -1


@dataclass
class EmbeddedServer:
    """Hold a running server; its memory and its port are given back by `close`."""

    address: str
    key: str = field(repr=False)
    _server: Any = field(repr=False)

    def close(self) -> None:
        """Stop generating, close the port and free the memory; a second call does nothing."""
        # llama.cpp stops its threads when the last reference goes.
        self._server = None


def start(file: Path, name: str) -> EmbeddedServer:
    """Load a GGUF file and return once the server answers; 3 to 15 s, other threads stand still meanwhile.

    Raises:
        ModelProblem: the file is no model, or the memory does not hold it.
    """
    import xllamacpp  # type: ignore[import-untyped]  # it ships no types

    key = secrets.token_urlsafe(32)
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(file)
    parameters.model_alias = {name}
    parameters.hostnames = [HOST]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.n_ubatch = PROMPT_BATCH
    parameters.cache_ram_mib = PROMPT_CACHE_MIB
    parameters.cpuparams.n_threads = threads()
    # The weights are repacked for the processor; a mapped file would stay in memory beside the copy (0.6 GB).
    parameters.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    parameters.verbosity = SILENT
    parameters.offline = True
    parameters.ui = False
    parameters.endpoint_slots = False
    try:
        server = xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise ModelProblem(
            f"The language model {file} cannot be loaded.",
            "Check that it is a GGUF file and that 2 GB of memory are free, or run with `--quotes-only`.",
        ) from error
    return EmbeddedServer(address=server.listening_address, key=key, _server=server)


def threads() -> int:
    """Return how many threads compute: one for each processor that this process may use, up to a bound."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_THREADS)
