"""All names that areas go by, and the search for them in a text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from briefgen.catalogue.areas.model import AreaMention, Entry, level_of, parent_of
from briefgen.catalogue.areas.names import by_kind, of_zone, official_before, stem
from briefgen.catalogue.areas.table import AreaFile

Form = Literal["full", "short", "alias"]
_LETTERS: Mapping[str, str] = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "蒙": "150000", "辽": "210000",
    "吉": "220000", "黑": "230000", "沪": "310000", "苏": "320000", "浙": "330000", "皖": "340000",
    "闽": "350000", "赣": "360000", "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000",
    "粤": "440000", "桂": "450000", "琼": "460000", "渝": "500000", "川": "510000", "蜀": "510000",
    "黔": "520000", "贵": "520000", "滇": "530000", "云": "530000", "藏": "540000", "陕": "610000",
    "秦": "610000", "甘": "620000", "陇": "620000", "青": "630000", "宁": "640000", "新": "650000",
    "台": "710000", "港": "810000", "澳": "820000",
}  # fmt: skip
# 湘鄂两省, 湘鄂赣三省, 京津冀: one letter is a province only beside others of its kind.
_SETS = re.compile(
    f"(?<![{''.join(_LETTERS)}])(?:[{''.join(_LETTERS)}]{{2,6}}(?=[两二三四五六](?:省|地|市|省市|省区)|(?:各|等)省|省际|边[区界])"
    "|京津冀|苏浙沪|江浙沪|沪苏浙皖?|湘鄂赣|湘鄂渝黔|粤港澳|闽粤赣|晋陕豫|云贵川|川渝|桂黔滇|滇桂黔|陕甘宁|湘赣)"
)
# 示范县, 清单县级: a full name of two characters stands behind a mark, another name or a word like 在.
_INSIDE = re.compile("[\u4e00-\u9fff](?<![市州区县省盟旗、在和与及从到往对赴为由有是])(?<!其中)..")
# A text that calls itself 全县 may be about 漳县.
_SELF = re.compile("[全我该本]县")
_REGION = re.compile("区[域位间块划]|市场")
# 和平区 after a mark or another area is the district; in 发展中山区 it is not.
_OPENS = re.compile("$|[^\u4e00-\u9fff]|[市省州盟]")
_SLOGAN = re.compile(
    "(?:发展|建设|振兴|建好|服务|推介|美丽|魅力|幸福|活力|平安|法治|健康|数字|和谐|绿色|实力|生态|大美)(?P<name>[一-鿿]{2,3})(?=[、，。”》])"
)
_WATERS = re.compile(
    "(?:[、和][一-鿿]{1,4}[江河湖溪水])*(?:流域|水系|干流|支流|沿岸|上游|中游|下游|两岸|大堤|大桥|水位|洪水)"
)
"""柳江、桂江流域: rivers, though a district is called 柳江."""
_LIST = re.compile("[、和与及至到-]|以及")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: the entry, and how the name relates to it."""

    entry: Entry
    form: Form


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The names found in a text, which of them are sure so far, and the areas that the text is about."""

    text: str
    found: list[AreaMention]
    sure: list[bool]
    circle: set[str]
    trusted: set[str]

    def beside(self, index: int, other: int) -> bool:
        """Whether a name stands in a list with another, or right behind the area that it lies in."""
        if not 0 <= other < len(self.found):
            return False
        mention, near = self.found[index], self.found[other]
        left, right = (near, mention) if other < index else (mention, near)
        if right.start - left.end > 2:
            return False
        between = self.text[left.end : right.start]
        alike = _ranks if self.sure[other] else _around
        if _LIST.fullmatch(between) and alike(left) & alike(right):
            return True
        behind = other < index and self.sure[other] and not between
        return behind and any(_above(code) & set(left.codes) for code in mention.codes)


class Lexicon:
    """Names by their first two characters, the longest first."""

    def __init__(self, entries: Iterable[Entry], files: Iterable[AreaFile]) -> None:
        self.senses: dict[str, list[Sense]] = defaultdict(list)
        self.risk: dict[str, int] = {}
        self._by_code: dict[str, list[Entry]] = defaultdict(list)
        self._before: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_code[entry.code].append(entry)
            self.senses[entry.name].append(Sense(entry, "full"))
            if (len(entry.name) == 2 and entry.name[-1] in "县区") or (
                len(entry.name) == 3 and entry.name[-1] == "区" and entry.risk == 2
            ):
                self.risk[entry.name] = 1
        for entry in (entry for same in self._by_code.values() for entry in same):
            if entry.next:
                self._before[entry.next].append(entry)
        self._add_short()
        self._guards(list(files))
        self._index: dict[str, list[str]] = defaultdict(list)
        for name in self.senses:
            self._index[name[:2]].append(name)
        for names in self._index.values():
            names.sort(key=len, reverse=True)
        firsts, seconds = ("".join(sorted({key[place] for key in self._index})) for place in (0, 1))
        # Where a name can begin at all: far faster than looking up every pair of characters.
        self._starts = re.compile(f"(?=[{re.escape(firsts)}][{re.escape(seconds)}])")

    # --- building -----------------------------------------------------------------------------

    def _add_short(self) -> None:
        order = {"province": 0, "prefecture": 1, "county": 2}
        entries = sorted(
            (entry for same in self._by_code.values() for entry in same),
            key=lambda entry: (order.get(level_of(entry.code), 3), entry.code),
        )
        taken: dict[str, tuple[str, set[str]]] = {}
        full = set(self.senses)
        for entry in entries:
            level = level_of(entry.code)
            short = stem(entry.name)
            first, provinces = taken.setdefault(short, (level, set()))
            # 南昌 is 南昌市 and not 南昌县; 朝阳 may be a district of 北京; 海南 is the province alone.
            if short != entry.name and (
                level == first or (first != "province" and entry.code[:2] not in provinces)
            ):
                provinces |= {entry.code[:2]} if level == first else set()
                self.senses[short].append(Sense(entry, "short"))
                self.risk[short] = max(self.risk.get(short, 0), entry.risk)
            if "70" < entry.code[4:] < "80":
                above = [
                    self._by_code[code][-1].name for code in (parent_of(entry.code), entry.code[:2] + "0000")
                ]
                for form in of_zone(entry.name, tuple(above)):
                    self.senses[form].append(Sense(entry, "alias"))
                continue
            for form in by_kind(entry.name):
                # 东乡县 was another county's whole name until 2016, and is short for 东乡族自治县 all along
                if official_before(entry.name) or (form not in full and level == "county"):
                    self.senses[form].append(Sense(entry, "alias"))

    def _guards(self, files: list[AreaFile]) -> None:
        for file in files:
            for name, code in file.aliases.items():
                self.senses[name] += [Sense(self._by_code[part][-1], "alias") for part in code.split()]
            for item in file.areas:
                entry = self._by_code[item.code][-1]
                for alias in item.aliases:
                    self.senses[alias].append(Sense(entry, "alias"))
            self.risk.update(dict.fromkeys(file.ordinary.split(), 2))
            self.risk.update(dict.fromkeys(file.sound.split(), 0))
            for name in file.never.split():
                self.senses[name] = [sense for sense in self.senses[name] if sense.form == "full"]
                if not self.senses[name]:
                    del self.senses[name]
        self.literary = {name: str(code) for file in files for name, code in file.literary.items()}
        self._wrong_after = {
            name: re.compile(words) for file in files for name, words in file.not_before.items()
        }
        self._wrong_before = {
            name: re.compile(f"(?:{words})$") for file in files for name, words in file.not_after.items()
        }

    # --- meaning ------------------------------------------------------------------------------

    def entries(self, code: str) -> list[Entry]:
        """All names that a code has had, in the order of their years."""
        return self._by_code.get(code, [])

    def all_codes(self) -> tuple[str, ...]:
        """All codes, past and present."""
        return tuple(self._by_code)

    def codes(self, name: str, year: int | None) -> tuple[str, ...]:
        """The codes of the areas that a name means in a year, each area once, as it was in that year."""
        senses = self.senses.get(name, ())
        if year is None:
            return self._newest(
                [sense.entry for sense in senses], {s.entry.code for s in senses if s.form == "full"}
            )
        valid = [sense.entry for sense in senses if sense.entry.valid(year)]
        entries = valid or [self._in_year(sense.entry, year) for sense in senses]
        own = {s.entry.code for s in senses if s.form == "full" and s.entry.valid(year)}
        return self._newest(entries, own)

    def _newest(self, entries: list[Entry], printed: set[str]) -> tuple[str, ...]:
        """Codes without those whose successor stands there too, unless the name was printed in full."""
        codes = {entry.code for entry in entries}
        gone = {e.code for e in entries if e.next in codes and e.code not in printed}
        return tuple(sorted(codes - gone))

    def _in_year(self, entry: Entry, year: int) -> Entry:
        """The entry of the same area that was valid in a year, or the nearest there is."""
        for same in self._by_code[entry.code]:
            if same.valid(year):
                return same
        if entry.until and year > entry.until and entry.next in self._by_code:
            return self._in_year(self._by_code[entry.next][-1], year)
        earlier = [e for e in self._before.get(entry.code, ()) if e.valid(year)]
        return earlier[0] if len(earlier) == 1 else entry

    # --- search -------------------------------------------------------------------------------

    def search(self, text: str, year: int | None, known: Collection[str]) -> tuple[AreaMention, ...]:
        """All names in a text, longest first; risky short names only where something speaks for them."""
        found = sorted([*self._raw(text, year), *_letters(text)], key=lambda mention: mention.start)
        sure = [self.risk.get(m.text, 0) == 0 or _told_of(m, known) for m in found]
        around = {code for m, ok in zip(found, sure, strict=True) if ok for code in m.codes} | set(known)
        circle = around | {parent_of(code) for code in around if level_of(code) in ("county", "town")}
        evidence = _Evidence(text, found, sure, circle, _trusted(text, found))
        for step in (range(len(found)), range(len(found) - 1, -1, -1)):
            for index in step:
                sure[index] = sure[index] or self._supported(evidence, index)
        return tuple(mention for mention, ok in zip(found, sure, strict=True) if ok)

    def spoken_of(self, text: str) -> tuple[str, ...]:
        """The areas that a text calls by a literary name (八桂) or in a slogan (发展莲都), once for each time."""
        codes = [code for name, code in self.literary.items() for _ in range(text.count(name))]
        for slogan in _SLOGAN.finditer(text):
            named = self.codes(slogan["name"], None) if self.risk.get(slogan["name"], 0) < 2 else ()
            codes += named if len(named) == 1 else ()
        if not codes:  # a short name that nothing else supports (青浦已跻身…), where it is the only one
            names = {mention.text: mention.codes for mention in self._raw(text, None) if mention.form == "short"
                     and self.risk.get(mention.text, 0) < 2}  # fmt: skip
            codes += next(iter(names.values())) if len(names) == 1 else ()
        return tuple(codes)

    def _supported(self, evidence: _Evidence, index: int) -> bool:
        """Whether something speaks for a risky name: a list, its prefecture before it, an area around it."""
        mention = evidence.found[index]
        if evidence.beside(index, index - 1) or evidence.beside(index, index + 1):
            return True
        if self.risk.get(mention.text, 0) > 1:
            return False
        if mention.form == "full" and len(mention.text) > 2:
            opens = _OPENS.match(evidence.text[max(0, mention.start - 1) : mention.start])
        else:
            opens = None
        if opens or mention.text in evidence.trusted:
            return True
        return any(code in evidence.circle or parent_of(code) in evidence.circle for code in mention.codes)

    def _raw(self, text: str, year: int | None) -> Iterable[AreaMention]:
        index, senses, free = self._index, self.senses, 0
        for place in self._starts.finditer(text):
            position = place.start()
            if position < free:
                continue
            for name in index.get(text[position : position + 2], ()):
                if text.startswith(name, position):
                    end = position + len(name)
                    codes = self.codes(name, year)
                    form = senses[name][0].form
                    whole = form == "full" and len(name) > 2 and not _REGION.match(text, end - 1)
                    whole = whole and not self._misread(text, position, end)
                    if text.startswith("级", end) and self.risk.get(name[:-1], 0) > 1:
                        continue  # 新建县级中心
                    if codes and (whole or self._fits(text, position, end)):
                        yield AreaMention(position, end, name, codes, form)
                        free = end
                        break

    def _fits(self, text: str, start: int, end: int) -> bool:
        """Whether the characters around a short name let it be one."""
        name = text[start:end]
        if _REGION.match(text, end - 1):
            return False
        if name[-1] == "县" and len(name) == 2 and text.startswith("城", end):
            return False  # 山水新县城
        if name[-1] in "县区" and len(name) == 2 and _INSIDE.match(text, start - 1, end):
            return False
        if name[-1] in "江河湖溪水海" and _WATERS.match(text, end):
            return False
        anywhere = self._wrong_after.get("*")
        if anywhere and anywhere.match(text, end):
            return False
        if name[0] in "一二三四五六七八九十百千万亿" and text[start - 1 : start].isdigit():
            return False
        return not self._misread(text, start, end)

    def _misread(self, text: str, start: int, end: int) -> bool:
        """Whether a name, in full or short, is part of other words: 督查室会同县住房局, 新增城区."""
        after, before = (guards.get(text[start:end]) for guards in (self._wrong_after, self._wrong_before))
        return bool(
            (after and after.match(text, end)) or (before and before.search(text, max(0, start - 4), start))
        )


def _told_of(mention: AreaMention, known: Collection[str]) -> bool:
    """A full name that an area known from outside the text has inside it: 新城区 in a text of 西安市."""
    whole = mention.form == "full" and len(mention.text) > 2
    return whole and any(parent_of(code) in known for code in mention.codes)


def _around(mention: AreaMention) -> set[str]:
    """The areas right around those that a name can mean: 洪湖、公安 both lie in 荆州市."""
    return {parent_of(code) for code in mention.codes if not code.endswith("0000")}


def _above(code: str) -> set[str]:
    """The codes of the prefecture and the province of an area."""
    return {parent_of(code), code[:2] + "0000"}


_OF_AUTHORITY = re.compile(
    "(?:人民)?(?:政府|法院|检察院)|县?委(?![托屈派])|县?人大|县?政协|[一-鿿]{2,8}[局办]|(?:19|20)\\d\\d年|概况|简介|年鉴"
)
"""蔚县人民政府, 威县2018年工作总结"""
_JOURNAL = re.compile("(?:[文农水林]?(?:旅|业|务|情)|情况|简报|信息|工作|动态|通讯|政务|要情|快报|时讯)》")
"""《上犹文旅》2022年第1期"""


def _trusted(text: str, found: list[AreaMention]) -> set[str]:
    """Full names of two characters that the text repeats, that an authority bears, or any where it calls itself
    全县; names of journals."""
    journals = {
        one.text for one in found if text[one.start - 1 : one.start] == "《" and _JOURNAL.match(text, one.end)
    }
    short = [mention for mention in found if mention.form == "full" and len(mention.text) == 2]
    if short and _SELF.search(text):
        return {*(one.text for one in short), *journals}
    borne = (one.text for one in short if _OF_AUTHORITY.match(text, one.end))
    counted = Counter(one.text for one in short)
    return {*journals, *borne, *(name for name, count in counted.items() if count > 1)}


def _ranks(mention: AreaMention) -> set[str]:
    return {level_of(code) for code in mention.codes}


def _letters(text: str) -> Iterable[AreaMention]:
    for found in _SETS.finditer(text):
        for place in range(found.start(), found.end()):
            yield AreaMention(place, place + 1, text[place], (_LETTERS[text[place]],), "alias")
