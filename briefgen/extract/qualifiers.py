"""A quantity and the words that qualify it: 约, 近, 超过, 不足, 多, 余, 以上, 左右.

They are part of the number: they are kept with it and printed again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.extract.numerals import JOIN
from briefgen.model import Qualifier

_GAP = rf"[ {JOIN}]*"
_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    ("不低于", ">"), ("不少于", ">"), ("不得低于", ">"), ("不得少于", ">"), ("不得高于", "<"), ("不得超过", "<"), ("至少", ">"), ("超过", ">"), ("突破", ">"), ("多于", ">"), ("高于", ">"), ("大于", ">"),
    ("逾", ">"), ("超", ">"), ("过", ">"), ("高达", "="),
    ("不超过", "<"), ("不高于", "<"), ("不足", "<"), ("不到", "<"), ("低于", "<"), ("少于", "<"), ("小于", "<"), ("至多", "<"), ("不过", "<"),
    ("最多", "<"), ("未满", "<"), ("不满", "<"),
    ("大约", "~"), ("大概", "~"), ("接近", "~"), ("将近", "~"), ("约为", "~"), ("约合", "~"), ("约占", "~"), ("约", "~"), ("近", "~"),
)  # fmt: skip
_BEFORE_SIGN = dict(_BEFORE)
_BEFORE_RE = re.compile(
    "(?P<word>" + "|".join(sorted((w for w, _ in _BEFORE), key=len, reverse=True)) + ")(?:了|达|至)?$"
)
_NOT_BEFORE = re.compile(
    r"(?:最近|附近|临近|靠近|邻近|相近|亲近|贴近|新近|节约|集约|合约|签约|履约|违约|预约|契约|公约|条约|制约|(?<![进程长温强速幅])度过|[通经渡路跨走跑翻见做办吃用受有搬住给算换改看来转]过)$"
)
_LARGE = re.compile("[百千万亿]")
"""过百亿元, 过60%; but 种过3亩"""
_AFTER = re.compile(
    rf"{_GAP}(左右|上下|出头|开外|[（(]含[）)]以[上下]|以上|以下|以内|之内|之多|[多余](?![元样种项边方种]))"
)
_AFTER_SIGN: dict[str, Qualifier] = {"左": "~", "上": "~", "以下": "<", "以内": "<", "之内": "<"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed quantity. `start:end` is number, magnitude and unit; `outer_*` take in the qualifier.

    `unit` is the base unit; `implied` says that it came from a noun and is not part of the figure;
    `form` is number, fraction, times (翻番, 倍) or rank; `before` and `after` count the characters of the
    qualifier on both sides (近10万人次, 80%以上).
    """

    start: int
    end: int
    value: Decimal
    unit: str
    value_to: Decimal | None = None
    unit_mult: int = 0
    qualifier: Qualifier = "="
    form: str = "number"
    implied: bool = False
    before: int = 0
    after: int = 0

    @property
    def outer_start(self) -> int:
        """Where the figure begins with the qualifier before it."""
        return self.start - self.before

    @property
    def outer_end(self) -> int:
        """Where the figure ends with the qualifier behind it."""
        return self.end + self.after


def qualified(view: str, quantity: Quantity, more: bool = False) -> Quantity:
    """The plain `quantity` with the qualifier around it; `more` says that 多 or 余 stands inside it."""
    qualifier: Qualifier = ">" if more else "="
    start, end = quantity.start, quantity.end
    before = after = 0
    window = view[max(0, start - 6) : start]
    text = window.rstrip(f" {JOIN}")
    match = _BEFORE_RE.search(text)
    small = match and match["word"] == "过" and quantity.unit != "%" and not _LARGE.search(view, start, end)
    if match and not small and not _NOT_BEFORE.search(text[: match.end()]):
        sign = _BEFORE_SIGN[match["word"]]
        qualifier = sign if sign != "=" else qualifier
        before = len(window) - match.start()
    if behind := _AFTER.match(view, end):
        word = behind[1]
        sign = _AFTER_SIGN.get(word[:2]) or _AFTER_SIGN.get(word[:1], ">")
        if "含" in word:
            sign = ">" if word.endswith("上") else "<"
        qualifier, after = sign, behind.end() - end
    if qualifier == "=" and not before and not after:
        return quantity
    return replace(quantity, qualifier=qualifier, before=before, after=after)


_CURRENCIES = {"新台币": "新台币元", "台币": "新台币元", "港币": "港元", "美金": "美元", "人民币": "元"}
_CURRENCY = re.compile(f"(?:{'|'.join(_CURRENCIES)})$")


def in_currency(view: str, quantity: Quantity) -> Quantity:
    """新台币28亿元: an amount with the currency that stands before it, which is no part of what it measures."""
    named = _CURRENCY.search(view, max(0, quantity.outer_start - 3), quantity.outer_start)
    if quantity.unit != "元" or not named:
        return quantity
    return replace(quantity, unit=_CURRENCIES[named[0]], before=quantity.before + len(named[0]))
