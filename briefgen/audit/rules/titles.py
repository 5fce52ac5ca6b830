"""What a title says against its own text, where the title does not say when: 综合产值突破32亿元, and 23.4亿元 below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.audit.bounds import apart
from briefgen.audit.explain import bounds
from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import request
from briefgen.audit.reprint import subject
from briefgen.model import Article, Document, Issue, Observation

_LEFT_OUT = re.compile("种植|播种|栽培|栽种|完成|实现|总(?=[产收投])|(?<=产)量")
_TITLE = 120
"""How far from an article's beginning its title may stand."""


def titles(reading: Reading) -> Iterator[Issue]:
    """Figures of titles that the text below tells, and none of its figures agrees with."""
    for doc_id, figures in reading.figures.items():
        document = reading.documents[doc_id]
        for figure in figures:
            article = article_titled(document, figure)
            if article and figure.obs.transformation != "rank" and "time_period" in figure.obs.inferred:
                yield from _checked(figure, [one for one in figures if _is_told(one, figure, article)])


def article_titled(document: Document, figure: Figure) -> Article | None:
    """The article of which a figure stands in the title."""
    own = document.article_at(figure.obs.start)
    in_title = own and figure.obs.quote in own.title and figure.obs.start < own.start + _TITLE
    return own if in_title else None


def _is_told(figure: Figure, title: Figure, article: Article) -> bool:
    """Does the text below a title tell the same matter of the same place, whenever?"""
    one, other = figure.obs, title.obs
    below = other.end < one.start < article.end and one.sentence_start != other.sentence_start
    return (
        below
        and all(
            getattr(one, name) == getattr(other, name)
            for name in ("transformation", "scenario", "ref_area", "unit_measure", "scope")
        )
        and _called(one) == _called(other)
    )


def _called(obs: Observation) -> str:
    """水稻面积 and 水稻种植面积 are one: titles leave out words."""
    return _LEFT_OUT.sub("", obs.indicator_text)


def _checked(title: Figure, told: Sequence[Figure]) -> Iterator[Issue]:
    if told and all(apart(bounds(title), bounds(one)) for one in told):
        latest = max(told, key=lambda one: one.obs.time_period)
        message = f"{subject(title.obs)}同文两处不一：标题为{title.quote}，正文为{latest.quote}。"
        yield request("conflict", message, [title, latest])
