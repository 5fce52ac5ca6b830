"""Composes a brief: findings, tables, charts, measures, notes, doubts and sources, figure by figure cited."""

from __future__ import annotations

from briefgen.brief.compose import Material, compose, is_empty

__all__ = ["Material", "compose", "is_empty"]
