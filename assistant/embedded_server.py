"""The embedded language model: llama.cpp as a server in this process, on loopback, behind a random key."""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import ModelProblem

HOST = "127.0.0.1"
CONTEXT_TOKENS = 4096
# Tokens; between two batches an abandoned request is noticed. 64 would cost 15 to 20 % of the reading speed.
PROMPT_BATCH = 128
PROMPT_CACHE_MIB = 256
MOST_THREADS = 8  # more of them wait for memory instead of computing
SILENT = -1
SLOT_TIMEOUT = 60  # seconds


@dataclass
class EmbeddedServer:
    """Hold a running server; its memory and its port are given back by `close`."""

    address: str
    key: str = field(repr=False)
    states: Path
    _server: Any = field(repr=False)

    def restore(self, state: str) -> bool:
        """Take up what was read before `save`; return False where no such state is, or it does not fit."""
        return (self.states / state).exists() and self._slot("restore", state)

    def save(self, state: str) -> None:
        """Keep what has been read so far, about 30 kB a token; a state half written is never found."""
        if self._slot("save", f"{state}.new"):
            (self.states / f"{state}.new").replace(self.states / state)

    def _slot(self, action: str, state: str) -> bool:
        import httpx2

        with httpx2.Client(trust_env=False, timeout=SLOT_TIMEOUT) as client:
            answer = client.post(
                f"{self.address}/slots/0",
                params={"action": action},
                json={"filename": state},
                headers={"Authorization": f"Bearer {self.key}"},
            )
        return answer.status_code == httpx2.codes.OK

    def close(self) -> None:
        """Stop generating, close the port and free the memory; a second call does nothing."""
        # llama.cpp stops its threads when the last reference goes.
        self._server = None


def start(file: Path, name: str, states: Path) -> EmbeddedServer:
    """Load a GGUF file and return once the server answers; 3 to 15 s, other threads stand still meanwhile.

    `states` is the folder of the saved states; it is made where it is missing.

    Raises:
        ModelProblem: the file is no model, or the memory does not hold it.
    """
    import xllamacpp  # type: ignore[import-untyped]  # it ships no types

    states.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(32)
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(file)
    parameters.model_alias = {name}
    parameters.hostnames = [HOST]
    parameters.port = 0
    parameters.api_keys = [key]
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.n_batch = PROMPT_BATCH
    parameters.n_ubatch = PROMPT_BATCH
    parameters.cache_ram_mib = PROMPT_CACHE_MIB
    parameters.cpuparams.n_threads = threads()
    # The weights are repacked for the processor; a mapped file would stay in memory beside the copy (0.6 GB).
    parameters.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    parameters.verbosity = SILENT
    parameters.offline = True
    parameters.ui = False
    # What the server is doing is told to those who hold the key only.
    parameters.endpoint_slots = True
    parameters.slot_save_path = f"{states}{os.sep}"
    try:
        server = xllamacpp.Server(parameters)
    except RuntimeError as error:
        raise ModelProblem(
            f"The language model {file} cannot be loaded.",
            "Check that it is a GGUF file and that 2 GB of memory are free, or run with `--quotes-only`.",
        ) from error
    return EmbeddedServer(address=server.listening_address, key=key, states=states, _server=server)


def threads() -> int:
    """Return how many threads compute: one for each processor that this process may use, up to a bound."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_THREADS)
