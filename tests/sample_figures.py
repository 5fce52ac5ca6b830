"""Documents with figures marked by hand, so that comparing and composing are tested without extraction.

A case lists documents: their text, and under it each figure by the words in which it stands. The number,
its magnitude and its unit are read from those words; everything else is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from briefgen.catalogue import Catalogue, load_catalogue
from briefgen.model import Article, Document, Extraction, Issue, Observation, Place, PolicyMeasure

_NUMBER = re.compile(r"(\d[\d.]*)[多余]?([万亿]?)[多余]?([^\d]*)")
_HEDGES = ("近", "约", "超过", "突破")
_POWERS = {"": 0, "万": 4, "亿": 8}


@cache
def catalogue() -> Catalogue:
    """The project's own catalogue."""
    return load_catalogue()


def code(name: str) -> str:
    """The code of an area's official name."""
    areas = catalogue().areas
    found = areas.find(name) or areas.find(name, within=areas.find("正安县")[0].code)
    return next(area.code for area in found if area.name == name)


def document(case: Mapping[str, Any], number: int) -> Document:
    """One document with one article."""
    text = case["text"].strip()
    article = Article(
        0,
        len(text),
        title=case.get("title", f"第{number}份总结"),
        publisher=case.get("publisher", ""),
        date=str(case.get("date", "")),
    )
    name = f"{number:03}.txt"
    return Document(f"d{number}", name, sha256(text.encode()).hexdigest(), text, text, (article,))


def extraction(case: Mapping[str, Any], source: Document) -> Extraction:
    """The figures, measures and issues that a case marks in a document."""
    figures = [_figure(source, row, case) for row in case.get("figures", ())]
    measures = [_measure(source, row, case) for row in case.get("measures", ())]
    issues = [_issue(source, row) for row in case.get("issues", ())]
    return Extraction(source.doc_id, tuple(figures), tuple(measures), tuple(issues))


def material(documents: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Document], tuple[Extraction, ...]]:
    """All documents and extractions of a case."""
    read = [document(case, number) for number, case in enumerate(documents, 1)]
    found = tuple(extraction(case, source) for case, source in zip(documents, read, strict=True))
    return {source.doc_id: source for source in read}, found


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    highs = [at for mark in "。\n" if (at := text.find(mark, end)) >= 0]
    high = min(highs, default=len(text))
    return low, high + (text[high : high + 1] == "。")


def _figure(source: Document, row: Mapping[str, Any], case: Mapping[str, Any]) -> Observation:
    """`at` is the figure, with words before it behind a | where it does not stand alone (就业|3万人)."""
    before, _, words = str(row["at"]).rpartition("|")
    start = source.text.index(before + words) + len(before)
    match = _NUMBER.fullmatch(words)
    assert match is not None, words
    unit = row.get("unit") or catalogue().units.base(re.sub("以上|左右", "", match[3])).unit
    hedge = next((word for word in _HEDGES if source.text[:start].endswith(word)), "")
    label = row["indicator"]
    transformation = row.get("as", "share" if unit == "%" else "level")
    low, high = _sentence(source.text, start, start + len(words))
    area = row.get("area", case.get("area", ""))
    return Observation(
        doc_id=source.doc_id,
        start=start,
        end=start + len(words),
        quote=words,
        printed=hedge + words,
        sentence_start=low,
        sentence_end=high,
        indicator=label,
        indicator_text=row.get("words", label),
        transformation=transformation,
        scenario=row.get("scenario", "actual"),
        ref_area=code(area),
        ref_area_name=area,
        time_period=str(row.get("period", case.get("period", ""))),
        obs_value=(-1 if row.get("negative") else 1)
        * Decimal(match[1]).scaleb(row.get("mult", _POWERS[match[2]])),
        obs_value_to=None,
        unit_measure=unit,
        unit_mult=row.get("mult", _POWERS[match[2]]),
        qualifier="~" if hedge in ("近", "约") else ">" if hedge else "=",
        themes=tuple(row.get("themes", case.get("themes", ("教育",)))),
        scope=row.get("scope", ""),
        base_period=str(row.get("base", "")),
        suspect=row.get("suspect", False),
    )


def _measure(source: Document, row: Mapping[str, Any], case: Mapping[str, Any]) -> PolicyMeasure:
    start = source.text.index(row["name"])
    end = start + len(row["name"])
    area = row.get("area", case.get("area", ""))
    themes = tuple(row.get("themes", case.get("themes", ("教育",))))
    sentence = _sentence(source.text, start, end)
    return PolicyMeasure(
        source.doc_id,
        start,
        end,
        row["name"],
        row["kind"],
        code(area),
        area,
        themes,
        *sentence,
        row.get("scenario", "actual"),
    )


def _issue(source: Document, row: Mapping[str, Any]) -> Issue:
    start = source.text.index(row["at"])
    place = Place(source.doc_id, start, start + len(row["at"]))
    return Issue(
        row["code"], "warning", row["message"], (place,), row["at"], suspect=row.get("suspect", False)
    )
