"""The options that several commands of `assistant eval` have."""

from pathlib import Path
from typing import Annotated

import typer

LIMIT = 120.0

Golden = Annotated[
    Path | None, typer.Option("--golden", metavar="DIR", help="Take the golden cases of this folder instead.")
]
RunName = Annotated[str, typer.Argument(metavar="RUN", help="A run's id or folder, or `latest`.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="Ask so many conversations at the same time.")]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0.1, help="Count a turn as wrong after so many seconds.")
]
