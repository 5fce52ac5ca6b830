"""Options of the suite; and being here puts `tests/` on the import path, for data that folders share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --accept` writes what is found as the new goldens; look at the difference first."""
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what is found now")
