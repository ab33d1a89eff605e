"""``python -m opsanalyse``: the command line."""

from opsanalyse.cli import main

main(prog_name="opsanalyse")
