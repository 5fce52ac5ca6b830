"""How official texts word one matter in many ways: spellings, empty verbs, narrowing words, levels.

An indicator's phrase is brought to one plain spelling before it is looked up, and to a shorter one
where it has to serve as its own key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.yamlfile import load

_HERE = Path(__file__).parent.parent / "codelists" / "wording.yaml"
# 中央单位 and 中央企业 name a kind of body and no level of funds.
_NO_LEVEL = "(?!单位|企业|和国家|机关|环保|生态)"
_PUNCTUATION = re.compile(
    r"[\s“”\"'‘’「」『』《》〈〉（）()【】\[\]、,，。;；:：·・—…]|(?<!\d)[-－]|[-－](?!\d)"
)


@dataclass(frozen=True)
class _WordingFile:
    """The keys of wording.yaml; lists of words are written as one text, words apart by spaces."""

    same: Mapping[str, str]
    levels: Mapping[str, str]
    dimensions: Mapping[str, str]
    narrowing: str
    fillers: str
    opening: str
    closing: str
    vague: str = ""


@dataclass(frozen=True)
class Wording:
    """The words that say nothing, the words that change everything, and the spellings of each."""

    same: Mapping[str, str]
    levels: Mapping[str, str]
    dimensions: Mapping[str, str]
    narrowing: frozenset[str]
    fillers: frozenset[str]
    vague: frozenset[str]
    same_pattern: re.Pattern[str]
    level_pattern: re.Pattern[str]
    empty_pattern: re.Pattern[str]

    def plain(self, phrase: str) -> str:
        """The phrase without punctuation, every word in the spelling that the catalogue uses."""
        text = _PUNCTUATION.sub("", phrase)
        return self.same_pattern.sub(lambda found: self.same[found[0]], text)

    def level(self, plain: str) -> tuple[str, str]:
        """The level that a plain phrase names (省级, 本级, 中央和省级) and the phrase without it."""
        names: list[str] = []
        for found in self.level_pattern.finditer(plain):
            name = self.levels[found[1]] + ("以上" if found[2] else "")
            names += [name] if name not in names else []
        return "和".join(names), self.level_pattern.sub("", plain) if names else plain

    def dimension(self, bare: str) -> str:
        """The dimension that a bare phrase's last noun is measured in (收入: money), where it tells."""
        for length in range(min(4, len(bare)), 0, -1):
            if dimension := self.dimensions.get(bare[-length:]):
                return dimension
        return ""

    def bare(self, plain: str) -> str:
        """A plain phrase without opening verbs and closing counts: what agrees must be equal."""
        before, text = "", plain.replace("的", "")
        while before != text:
            before, text = text, self.empty_pattern.sub("", text)
        return text or plain


def load_wording(path: Path | None = None) -> Wording:
    """The project's wording, or that of a file of the same shape."""
    file = load(path or _HERE, _WordingFile)
    levels = dict(file.levels)
    level = f"(?:{_any(levels).pattern})"
    opening, closing = file.opening.split(), file.closing.split()
    return Wording(
        same=dict(file.same),
        levels=levels,
        dimensions=dict(file.dimensions),
        narrowing=frozenset(file.narrowing.split()),
        fillers=frozenset(file.fillers.split()) | frozenset(opening),
        vague=frozenset(file.vague.split()),
        same_pattern=_any(file.same),
        level_pattern=re.compile(
            f"(?<![全我本该])({level})((?:及|和|或)?以上)?{_NO_LEVEL}(?:[和与及](?={level}))?"
        ),
        empty_pattern=re.compile(
            f"^(?:{_any(opening).pattern})(?=...)(?![率区])|(?<=..)(?<![时指系基倍])(?:{_any(closing).pattern})$"
        ),
    )


def _any(words: Mapping[str, str] | list[str]) -> re.Pattern[str]:
    """A pattern of all words, the longest first; one that never matches where there is none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
