"""One form for each character: simplified, half-width digits and letters, one set of punctuation.

Every step keeps the length, so that offsets in the view are offsets in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

NOTHING = "\u2060"
"""Stands in a view for what is to be read as nothing: a line broken inside a sentence, a zero-width mark."""

_CJK = r"\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BESIDE = _CJK + "“”‘’—…★）％%"
_HALF = re.compile(rf"[,;:?!](?:(?<=[{_BESIDE}].)|(?=[ \u2060]?[{_BESIDE}（]))")
_POINT = rf"(?<=[{_CJK}”）％%])(?<!\n[一二三四五六七八九十])(?<!\n[一二三四五六七八九十]{{2}})\."
_STOP = re.compile(rf"{_POINT}(?=[ \n]|$)")
"""农田建设. 全县耕地面积301.2万亩. is told in sentences; 一. 基本情况 is numbered."""
_TIGHT_STOP = re.compile(rf"{_POINT}(?=[\u4e00-\u9fff“（])")
"""教育事业稳步发展.现有学校132所: where most sentences of a text end so."""
_WIDE_OF = str.maketrans(",;:?!", "，；：？！")
_YEAR = re.compile(
    "(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}(?=(?:[至到—-]{1,2}[一二〇○零三四五六七八九]{4})?年)"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""一九九五年 is read as 1995年, of the same length."""
_REPUBLIC = re.compile(r"民国 ?(?P<year>\d{2,3})(?=年)")
"""民国100年 is read as 2011年."""
BEFORE_REPUBLIC = 1911
"""What the years of the republic are counted from: 民国100年, in Taiwan 100年."""
_IN_NAMES, _FEW = "乾濛於藉塚洩磑鴜鷺瀂礐鮜篢輋鮀", 0.01
"""Characters of areas' names that count as traditional elsewhere, and the share of others that makes a text so."""
_SPREAD_NAME = re.compile("(?<=[|\\t ])[\u4e00-\u9fff] {1,4}[县市区旗州](?= ?[|\\t]| {2})")
"""| 漳　县 |: a short name spread over its cell"""
_RATIO = re.compile(r"：(?<=\d：)(?=\d)")


def _one_form() -> dict[str, str]:
    """The table of single characters: widths, compatibility forms, quotation marks, dashes, spaces."""
    table = {
        code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：？！（）［］"
    }
    for first, last in ((0xF900, 0xFAD9), (0x2F00, 0x2FD5), (0x2E80, 0x2EF3), (0xFE10, 0xFE6B)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}.get(plain, plain)
    old = "℅「」『』﹁﹂﹃﹄〝〞〟＂()﹙﹚︵︶︽︾〜∼−‐‑–―─・‧․∶︰﹪\r\v\f\x85\u2028\u2029"
    new = '%“”“”“”“”“””"（）（）（）《》~~----——··.::% \n\n\n\n\n'
    pairs = dict(zip(old, new, strict=True)) | {
        "岀": "出"
    }  # a sign that scans print for it and no text means
    table.update({ord(char): plain for char, plain in pairs.items()})
    table.update(dict.fromkeys((12288, 160, 8239, 8287, *range(8192, 8203)), " "))
    table.update(dict.fromkeys((8203, 8204, 8205, 8288, 65279, 173), NOTHING))
    table.update(dict.fromkeys((*range(9), *range(14, 32), 127), " "))
    return {chr(code): plain for code, plain in table.items()}


_TABLE = _one_form()


def one_form(text: str) -> str:
    """`text` in simplified characters and one form of each sign, of the same length."""
    plain = simplified(text)
    # Replacing the few signs that are there is much faster than translating every character.
    for char in set(plain) & _TABLE.keys():
        plain = plain.replace(char, _TABLE[char])
    plain = _RATIO.sub(":", plain)
    plain = _SPREAD_NAME.sub(lambda name: name[0].replace(" ", NOTHING), plain)
    if "民国" in plain:
        plain = _REPUBLIC.sub(_common_year, plain)
    plain = _YEAR.sub(lambda match: match[0].translate(_DIGITS), plain)
    plain = _STOP.sub("。", plain)
    if len(_TIGHT_STOP.findall(plain)) > plain.count("。"):
        plain = _TIGHT_STOP.sub("。", plain)
    return _HALF.sub(lambda match: match[0].translate(_WIDE_OF), plain)


def _common_year(match: re.Match[str]) -> str:
    return str(BEFORE_REPUBLIC + int(match["year"])).ljust(len(match[0]), NOTHING)


def simplified(text: str) -> str:
    """`text` in simplified characters, of the same length."""
    if text.isascii():
        return text
    converter = _converter()
    plain = str(converter.convert(text))
    if len(plain) != len(text):
        plain = "".join(_line_simplified(line, converter) for line in text.splitlines(keepends=True))
    return _with_names(text, plain) if any(char in text for char in _IN_NAMES) else plain


def _with_names(text: str, plain: str) -> str:
    """A text in simplified characters keeps those that its names are written with: 乾安县, 於潜镇."""
    pairs = list(zip(text, plain, strict=True))
    changed = sum(old != new and old not in _IN_NAMES for old, new in pairs)
    if changed > _FEW * len(pairs):
        return plain
    return "".join(old if old in _IN_NAMES else new for old, new in pairs)


def _line_simplified(line: str, converter: Any) -> str:
    plain = str(converter.convert(line))
    if len(plain) == len(line):
        return plain
    chars = (str(converter.convert(char)) for char in line)
    return "".join(new if len(new) == 1 else old for old, new in zip(line, chars, strict=True))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def paired_quotes(view: str) -> str:
    """`view` with each plain `\"` turned into “ or ”, line by line."""
    if '"' not in view:
        return view
    return "\n".join(_paired(line) if '"' in line else line for line in view.split("\n"))


_QUOTES = re.compile('["“”]')


def _paired(line: str) -> str:
    opened = False

    def side(match: re.Match[str]) -> str:
        nonlocal opened
        opened = not opened if match[0] == '"' else match[0] == "“"
        return "“" if opened else "”"

    return _QUOTES.sub(side, line)
