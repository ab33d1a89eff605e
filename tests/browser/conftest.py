"""A Chromium or a plain reason why these tests do not run."""

import os

import pytest

from browser import chromium


@pytest.fixture(scope="session", autouse=True)
def browser() -> str:
    path = chromium.find()
    if path is None and os.environ.get(chromium.REQUIRED):
        pytest.fail(f"no Chromium was found; {chromium.HOW}")
    if path is None:
        pytest.skip(f"no Chromium was found; {chromium.HOW}")
    return path
