"""spaCy is loaded in part, and all of it works as ever afterwards."""

import subprocess
import sys

LOADED = """
import sys
from opsanalyse.language.lean import load_spacy
spacy = load_spacy()
"""


def after_loading(code: str) -> str:
    """Return what ``code`` prints in a process of its own that loaded spaCy as an analysis does."""
    command = [sys.executable, "-c", LOADED + code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_nothing_of_the_command_line_is_loaded():
    assert after_loading(
        "print(sorted({'typer', 'requests', 'weasel', 'pydantic.v1', 'scipy', 'sklearn'} & sys.modules.keys()))"
    ) == ("[]\n")


def test_what_was_left_out_can_be_imported():
    assert (
        after_loading(
            "import spacy.cli, pydantic.v1\nprint(spacy.cli.info.__name__, pydantic.v1.BaseModel.__name__)"
        )
        == "info BaseModel\n"
    )


def test_patterns_are_still_checked():
    code = """
from spacy.matcher import Matcher
nlp = spacy.blank("en")
matcher = Matcher(nlp.vocab, validate=True)
matcher.add("growth", [[{"LOWER": "growth"}]])
print(len(matcher(nlp("Growth of growth"))))
try:
    matcher.add("wrong", [[{"LOWER": {"GROWTH": 1}}]])
except Exception as error:
    print(type(error).__name__)
"""
    assert after_loading(code) == "2\nMatchPatternError\n"


def test_schemas_of_others_are_built_at_once():
    assert (
        after_loading(
            "import pydantic\nclass Mine(pydantic.BaseModel):\n    n: int\nprint(Mine.__pydantic_complete__)"
        )
        == "True\n"
    )


def test_a_pipeline_of_components_and_its_configuration_work():
    code = """
nlp = spacy.blank("es")
nlp.add_pipe("sentencizer")
again = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
print([len(list(doc.sents)) for doc in again.pipe(["Subió. Bajó."])])
"""
    assert after_loading(code) == "[2]\n"
