"""Text in the making: words, references to figures, table notes; numbers are given only at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model import Note, Observation, PolicyMeasure

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Ref:
    """What a source number will lead to: a figure or a name inside its sentence."""

    doc_id: str
    sentence_start: int
    sentence_end: int
    start: int
    end: int
    ref_area: str = ""


Words = tuple[str | Note | Ref, ...]


def ref(found: Observation | PolicyMeasure) -> Ref:
    """The reference to a figure or a measure."""
    return Ref(found.doc_id, found.sentence_start, found.sentence_end, found.start, found.end, found.ref_area)


def say(pattern: str, **slots: str | Words) -> Words:
    """The pattern with its {slots} filled; a comma that an empty slot leaves behind goes."""
    words: list[str | Note | Ref] = []
    for index, part in enumerate(_SLOT.split(pattern)):
        if index % 2 == 0:
            words.append(part)
        else:
            filled = slots[part]
            words.extend((filled,) if isinstance(filled, str) else filled)
    return tidy(words)


def join(parts: Iterable[str | Words], mark: str = "") -> Words:
    """The parts with `mark` between them."""
    words: list[str | Note | Ref] = []
    for index, part in enumerate(parts):
        if index and mark:
            words.append(mark)
        words.extend((part,) if isinstance(part, str) else part)
    return tuple(words)


def tidy(parts: Iterable[str | Note | Ref]) -> Words:
    """Neighbouring texts as one, without leading or doubled commas."""
    words: list[str | Note | Ref] = []
    for part in parts:
        if isinstance(part, str) and words and isinstance(words[-1], str):
            words[-1] += part
        elif part != "":
            words.append(part)
    mended: list[str | Note | Ref] = []
    for index, word in enumerate(words):
        if isinstance(word, str):
            word = re.sub(r"，{2,}", "，", word)
            word = re.sub(r"，(?=[；。])", "", word)
            word = re.sub(r"为(?=高达|突破|超过|达到|逾|超)", "", word)
            word = word.lstrip("，") if index == 0 else word
        mended.append(word)
    return tuple(word for word in mended if word != "")


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(word for word in words if isinstance(word, str))


def refs(words: Words) -> tuple[Ref, ...]:
    """The references alone."""
    return tuple(word for word in words if isinstance(word, Ref))
