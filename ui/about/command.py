"""`assistant about`: what answers are made from and with, and how right they are."""

from dataclasses import asdict

from assistant.commands.options import AsJson, Corpus, DataDir, read_settings
from assistant.commands.output import print_json, print_result
from assistant.errors import AssistantError
from assistant.settings import NO_LANGUAGE_MODEL
from assistant.terminal_text import neutralised

INDEX = "Run `assistant index` with the same options."


def about(corpus: Corpus = None, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Tell of the articles, of what was measured on them, and of the models, as the page /about does.

    Raises:
        AssistantError: there is no index.
    """
    from assistant.accuracy import read_accuracy
    from assistant.check_now import read_now
    from ui.about.about_source import about_source
    from ui.about.as_text import render_text

    settings = read_settings(corpus, data_dir)
    now = read_now(settings)
    receipt = now.made_with
    if not receipt.generation:
        raise AssistantError("There is no index of these articles yet, so nothing answers.", INDEX)
    if settings.language_model == NO_LANGUAGE_MODEL:
        receipt = receipt.model_copy(update={"language_model": None, "prompts": {}})
    told = about_source(now.articles.values(), receipt, read_accuracy())
    if as_json:
        print_json(asdict(told))
    else:
        print_result(neutralised(render_text(told)))
