"""Money by head: 381万人次 helped with 1746.53万元 would be 4.6元 each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import each, lost_points, subject
from briefgen.model import Issue

_HEADS = ("人", "名", "人次", "户", "户次", "笔")
# Payments that go to each person or household counted.
_PAID = re.compile(
    "补助|资助|救助|发放|补贴|低保|津贴|奖励|慰问|助学|养老金|贷款|信贷|报销|赔付|参保|抚恤|救济|兑现|"
    "兑付|临时救助|小额"
)
# Small things that may cost next to nothing by head.
_SMALL = re.compile(
    "营养餐|营养改善|早餐|公交|乘车|门票|消费券|优惠券|红包|口罩|宣传|短信|资料|培训|体检|筛查|接种|疫苗|"
    "保费|保险费"
)
_SMALL_LOAN = re.compile("小额(?:信贷|贷款)")
_LINK = re.compile(
    "^[，、,（(]?(?:(?:共|共计|累计|合计|已|全年|人均)*(?:发放|补助|资助|救助|补贴|支付|支出|拨付|兑付|"
    "兑现|落实|使用|奖励|报销|保障|减免|惠及|受益|受助|涉及|覆盖|帮助|投入))?"
    "(?:了|各类|医疗|教育|资助|救助|补助|奖励|贷款|帮扶|困难)*(?:资金|金额|补助金|救助金|补助款|总额|"
    "群众|学生|人员|对象|总金额|贷款)?"
    "(?:共|达到|达|为|共计|约|超|超过|近|计)*$"
)
_BY_HEAD = re.compile("[人户]均|标准$")
"""月人均补助水平提高到168元，惠及13.2万人: what each gets is shared out already."""
_LEAST = {"户": Decimal(30), "户次": Decimal(30), "笔": Decimal(100)}
_LEAST_HEAD = Decimal(10)
_USUAL = Decimal(100)
_MOST_LOAN = Decimal(300_000)
_MOST_HEAD = Decimal(2_000_000)


def amounts_by_head(reading: Reading) -> Iterator[Issue]:
    """Payments that would be too small or too large by head."""
    for statement in reading.every_statement():
        for first, second in pairwise(statement):
            pair = _pair(first, second)
            if pair and _LINK.search(second.before):
                words = _words(statement, first, second)
                if _PAID.search(words) and not _SMALL.search(words):
                    yield from _judged(*pair, words)


def _pair(first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """The count and the money, if the two figures are one and the other."""
    for count, money in ((first, second), (second, first)):
        if count.unit in _HEADS and money.unit == "元" and count.is_level and money.is_level:
            whole = not _BY_HEAD.search(money.obs.indicator_text)
            return (count, money) if whole and count.low > 0 and money.low > 0 else None
    return None


def _words(statement: Statement, first: Figure, second: Figure) -> str:
    return first.before + second.before + first.obs.indicator_text + second.obs.indicator_text


def _judged(count: Figure, money: Figure, words: str) -> Iterator[Issue]:
    mean = money.value / count.value
    if money.high / count.low < _LEAST.get(count.unit, _LEAST_HEAD):
        likely = [r for r in lost_points(count) if _USUAL <= money.value / r.value <= _MOST_HEAD]
        yield _said(count, money, mean, likely[0].text if likely else "", likely[0].value if likely else None)
        return
    most = _MOST_LOAN if _SMALL_LOAN.search(words) else _MOST_HEAD
    if most == _MOST_HEAD and re.search("贷|授信|融资", words):
        return
    if money.low / count.high > most and not re.search("企业|合作社|公司|主体|项目|经营体", words):
        fits = [r for r in lost_points(money) if _USUAL <= r.value / count.value <= most]
        name = _each(count)
        then = f"，疑为{fits[0].text}" if fits else ""
        after = f"，后者约{each(fits[0].value / count.value, '元')}" if fits else ""
        which = f"前者{name}约{each(mean, '元')}{after}" if fits else f"{name}约{each(mean, '元')}，明显过大"
        message = f"{subject(money.obs)}印为{money.quote}{then}：{count.quote}，{which}。"
        yield doubt("magnitude", message, [money, count], fits[0].text if fits else "")


def _said(count: Figure, money: Figure, mean: Decimal, text: str, value: Decimal | None) -> Issue:
    name = _each(count)
    if value is None:
        rest = f"{money.quote}，{name}约{each(mean, '元')}，明显过小"
        message = f"{subject(count.obs)}印为{count.quote}：{rest}。"
    else:
        rest = f"{money.quote}，前者{name}约{each(mean, '元')}，后者约{each(money.value / value, '元')}"
        message = f"{subject(count.obs)}印为{count.quote}，疑为{text}：{rest}。"
    return doubt("magnitude", message, [count, money], text)


def _each(count: Figure) -> str:
    return "每" + {"名": "人", "笔": "笔"}.get(count.unit, count.unit)
