"""Fixtures that every kind of test shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from opsanalyse.cli import one_thread

one_thread()  # as the command line has it: sums of floats depend on the number of threads

# What a law takes hangs on the machine and on what was loaded before; limits of time have tests of their own.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Development data beside the checkout; a stranger's clone has none, CI must."""
    if _SHARED.is_dir():
        return _SHARED
    if os.environ.get("OPSANALYSE_REQUIRE_SHARED"):
        pytest.fail("the development data beside the checkout is required here and missing")
    pytest.skip("needs the development data beside the checkout (../shared)")
