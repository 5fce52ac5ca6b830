"""What several regions report of one matter in indicators of their own: shown together, never compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefgen.brief.candidate import Candidate, value, ways
from briefgen.brief.desk import Desk
from briefgen.brief.pieces import Words, join
from briefgen.brief.totals import areas_word
from briefgen.compare import year_of
from briefgen.model import Observation

_SHORTEST, _LONGEST = 3, 10
_MOST_AREAS = 6
_A_REGION = 2
_COMMON = 6
_BEHIND = 4
_NOT_NOUNS = re.compile(
    r"^(?:全部|全面|的|了|和|与|及|等|各|为|在|新|个|人口|对象|脱贫|贫困|农村|乡村|全市|全省|全县|建成|建设|累计|发展|实现|完成|达到|带动|投入)"
    r"|(?:的|了|和|与|及|等|各|为|在|人均|累计|达到|新|完成|实现|县|市|省|级)$"
)
_GENERIC = {
    "脱贫人口",
    "乡村振兴",
    "贫困人口",
    "脱贫攻坚",
    "农村居民",
    "城乡居民",
    "有效衔接",
    "地区生产总值",
    "项目投入",
    "资金投入",
    "项目建设",
    "项目资金",
}
_VERBS = (
    "新建",
    "建成",
    "启动",
    "投入",
    "完成",
    "新增",
    "改造",
    "发放",
    "培育",
    "实施",
    "落实",
    "打造",
    "新发展",
    "建设",
)
_BRACKETS = re.compile(r"[“”\"‘’《》（）()\s]")


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter and what each region reports of it, in the order of the brief."""

    name: str
    figures: tuple[Observation, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """The regions, each once."""
        return tuple(dict.fromkeys(figure.ref_area for figure in self.figures))


def matters(desk: Desk, shown: Collection[Observation], most: int) -> tuple[Matter, ...]:
    """Matters of which two regions at least report something that no table row holds."""
    if not most:
        return ()
    compared = {member for row in desk.rows for group in row.groups for member in group.members}
    left = [o for o in desk.observations if o not in shown and o not in compared and _tells(o)]
    # A matter that a row compares by its own name is told there: what is left of it are plans and parts.
    rows = {desk.label(row) for row in desk.rows if row.axis == "area" and row.comparable}
    found = [matter for matter in _by_name(desk, left) if matter.name not in rows][:most]
    taken = {figure for matter in found for figure in matter.figures}
    rest = [o for o in left if o not in taken]
    found += list(_by_theme(desk, rest))[: most - len(found)]
    return tuple(found)


def _tells(observation: Observation) -> bool:
    return (
        observation.transformation == "level"
        and not observation.suspect
        and bool(observation.ref_area)
        and observation.scenario != "estimate"
        and bool(observation.themes)
        and not observation.indicator_text.endswith(("中", "的", "是", "和", "与"))
    )


def _by_name(desk: Desk, left: list[Observation]) -> Iterable[Matter]:
    """Greedily the longest words that most regions share."""
    rest = list(left)
    candidates = _candidates(desk, left)
    while True:
        grams: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        for observation in rest:
            for gram in candidates[observation]:
                grams[gram, observation.themes[0]].append(observation)
        fitting = {key: found for key, found in grams.items() if _fits(desk, found)}
        if not fitting:
            return
        best = max(fitting, key=lambda key: (len(_areas(fitting[key])), len(key[0]), key))
        yield _matter(desk, _extended(desk, best[0], fitting[best]), fitting[best])
        rest = [observation for observation in rest if observation not in fitting[best]]


def _extended(desk: Desk, gram: str, found: Sequence[Observation]) -> str:
    """The words with what follows them in every one of the phrases: 标准化 → 标准化考场."""
    tails = []
    for observation in found:
        text = next(text for text in _phrases(desk, observation) if gram in text)
        tails.append(text[text.rfind(gram) + len(gram) :])
    shared = takewhile(lambda chars: len(set(chars)) == 1, zip(*tails, strict=False))
    return gram + "".join(chars[0] for chars in shared)


def _candidates(desk: Desk, left: Sequence[Observation]) -> dict[Observation, set[str]]:
    """For each figure the words that could name its matter: its own, its label's, other figures' whole phrases."""
    phrases = {observation: _phrases(desk, observation) for observation in left}
    whole = {
        text
        for found in phrases.values()
        for text in found
        if _SHORTEST < len(text) <= _LONGEST and not _NOT_NOUNS.search(text) and text not in _GENERIC
    }
    return {
        observation: {gram for text in found for gram in _grams(text, desk) if _ends_in(text, gram)}
        | {text[at:] for text in found for at in range(len(text)) if text[at:] in whole}
        for observation, found in phrases.items()
    }


def _phrases(desk: Desk, observation: Observation) -> tuple[str, ...]:
    """The source's own phrase and the catalogue's label."""
    plain = desk.catalogue.indicators.wording.plain
    own, label = plain(_BRACKETS.sub("", observation.indicator_text)), plain(desk.label(observation))
    return (own, label) if own != label else (own,)


def _grams(text: str, desk: Desk) -> set[str]:
    """Stretches of the phrase that begin and end where words do."""
    words = desk.lexicon
    starts, ends, inside = {0}, {len(text)}, set()
    for at in range(len(text)):
        for size in range(2, min(7, len(text) - at + 1)):
            if text[at : at + size] in words:
                starts.add(at)
                ends.add(at + size)
                inside |= set(range(at + 1, at + size))
    return {
        text[low:high]
        for low in starts - inside
        for high in ends - inside
        if _SHORTEST <= high - low <= _LONGEST
        and not _NOT_NOUNS.search(text[low:high])
        and text[low:high] not in _GENERIC
        and _spelt(text[low:high], words)
    }


def _ends_in(text: str, gram: str) -> bool:
    """Does the phrase end in these words, so that they name what it speaks of?"""
    return gram in text and len(text) - text.rfind(gram) - len(gram) <= _BEHIND


def _spelt(text: str, words: Collection[str]) -> bool:
    """Is the stretch made of known words throughout?"""
    reached = {0}
    for at in range(len(text)):
        if at in reached:
            reached |= {at + size for size in range(2, 9) if text[at : at + size] in words}
    return len(text) in reached


def _areas(found: Sequence[Observation]) -> set[str]:
    return {observation.ref_area for observation in found}


def _fits(desk: Desk, found: Sequence[Observation]) -> bool:
    """Two regions of one level, or the home area and a part; not one indicator; not a word of everything."""
    areas = _areas(found)
    if desk.asked and not areas & desk.asked:
        return False
    indicators = {observation.indicator for observation in found}
    levels = {desk.level(area) for area in areas if area != desk.home}
    years = {year_of(observation.time_period) for observation in found}
    themes = set.intersection(*(set(observation.themes) for observation in found))
    per_area = len(indicators) / max(1, len(areas))
    return (
        len(areas) > 1
        and len(indicators) > 1
        and per_area <= _COMMON / 2
        and len(levels) == 1
        and bool(themes)
        and len(years) == 1
    )


def _matter(desk: Desk, name: str, found: Sequence[Observation]) -> Matter:
    found = _in_one_measure(desk, found)
    figures: list[Observation] = []
    for area in sorted(_areas(found), key=desk.rank)[:_MOST_AREAS]:
        figures += [o for o in found if o.ref_area == area][:_A_REGION]
    return Matter(name, tuple(figures))


def _in_one_measure(desk: Desk, found: Sequence[Observation]) -> Sequence[Observation]:
    """Those counted alike by most regions: loans by households are not set beside loans by sums."""
    by_measure: dict[str, list[Observation]] = defaultdict(list)
    for observation in found:
        by_measure[desk.catalogue.units.dimension(observation.unit_measure)].append(observation)
    most = max(by_measure.values(), key=lambda alike: len(_areas(alike)))
    return most if len(_areas(most)) > 1 else found


def _by_theme(desk: Desk, rest: Sequence[Observation]) -> Iterable[Matter]:
    """Themes of people and households in which regions of one level report different steps."""
    bundles: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for observation in rest:
        if observation.unit_measure in ("户", "人") and observation.themes:
            bundles[observation.themes[0], desk.level(observation.ref_area)].append(observation)
    for (theme, _), found in sorted(bundles.items(), key=lambda item: -len(_areas(item[1]))):
        if theme == "防返贫监测" and _fits(desk, found):
            yield _matter(desk, theme, found)


def told(desk: Desk, matter: Matter) -> Words:
    """What each region reports, region by region: 全市新建16.07万亩；咸安区启动4.1万亩."""
    parts = []
    for area in matter.areas:
        by_text: dict[str, list[Observation]] = defaultdict(list)
        for figure in matter.figures:
            if figure.ref_area == area:
                by_text[_lead(desk, matter, figure)].append(figure)
        own = [
            (lead, *join((value(desk, figure, said=lead) for figure in found), "、"))
            for lead, found in by_text.items()
        ]
        parts.append((desk.name(area), *join(own, "，")))
    return join(parts, "；")


def _lead(desk: Desk, matter: Matter, figure: Observation) -> str:
    """The words before a figure: its verb where the matter says the rest, its whole phrase otherwise."""
    text = desk.words(figure)
    plain = desk.catalogue.indicators.wording.plain(_BRACKETS.sub("", text))
    rest = plain.replace(matter.name, "")
    return rest if rest in _VERBS or not rest else text


def matter_findings(desk: Desk, found: Sequence[Matter]) -> list[Candidate]:
    """Matters that may be told as findings: two or three regions, a figure each."""
    out = []
    for matter in found:
        if len(matter.areas) > 3 or len(matter.figures) > 4:
            continue
        said = ways(
            "matter",
            matter=matter.name,
            areas=areas_word(
                desk, [area for area in matter.areas if area != desk.home] or list(matter.areas)
            ),
            list=told(desk, matter),
        )
        out.append(Candidate("matter", said, frozenset(matter.figures), (), (len(matter.figures),)))
    return out
