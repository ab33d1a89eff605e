"""``python -m opsanalyse``: the command line."""

from opsanalyse.cli import run

run()
