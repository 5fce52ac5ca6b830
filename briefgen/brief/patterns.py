"""The ways to say a finding, read from `codelists/sentences.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefgen.yamlfile import load

_FILE = Path(__file__).parent.parent / "codelists" / "sentences.yaml"


@dataclass(frozen=True)
class _File:
    kinds: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def patterns() -> Mapping[str, tuple[str, ...]]:
    """For each kind of finding the ways to say it."""
    return load(_FILE, _File).kinds
