"""Shares against part and whole: 党员120名，其中女党员36名，占30%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.audit.bounds import Bounds, apart, over
from briefgen.audit.explain import bounds, culprit
from briefgen.audit.figures import Figure, Reading, Statement
from briefgen.audit.issue import doubt
from briefgen.audit.parts import spoken_of, whole_among
from briefgen.audit.reprint import rate, subject
from briefgen.model import Issue

_SHARE = re.compile(
    "^[，、,（(]?占(?P<of>[\u4e00-\u9fff“”]{0,12}?)(?:的)?(?:比重|比例|比)?(?:约|达到|达|为|近|超过)*$"
)
_RATE = re.compile(
    "^[，、,（(]?[\u4e00-\u9fff]{0,4}(?:完成率|完成比例|开工率|完工率|竣工率|入住率|支付率|支出率|拨付率|"
    "到位率|接种率|免疫率|出席率|到会率|缴费率|报到率|办结率|整改率|治理率|兑现率|化解率|销号率|处置率|调处率|修复率|收缴率|复工率|返岗率|回访率|清偿率|使用率|取证率|验收率|(?:支出|支付|拨付)进度)(?:约|达到|达|为|近)*$"
)
# 农业人口32万人，参加合作医疗31.4万人，参合率98%
_TAKING_PART = re.compile("^[，、,（(]?(?:参合|参保|参加|参与|签约|入学|接种|参训)率(?:约|达到|达|为|近)*$")
_TAKES_PART = re.compile("参加|参保|参合|签约|入学|接种|参训|缴费")
# 县级资金0.5亿元，县级资金占比20%: the share is called by its part.
_BY_NAME = re.compile(
    "^[，、,](?P<part>[\u4e00-\u9fff]{2,8}?)(?:所)?占(?:比|比重|比例)(?:约|达到|达|为|近)*$"
)
# 下达任务8000户，完成7200户，占任务的90%
_OF_TASK = re.compile(
    "^[，、,（(]?(?:占|完成|为)(?:年度|全年|目标|年初|调整)*(?:任务|计划|目标|预算)(?:数|量)?的$"
)
_ELSEWHERE = re.compile(
    "全国|全省|全市|全县|全区|全州|世界|生产总值|GDP|面积|人口|收入|支出|预算|任务|目标|计划"
)
# 新增就业3120人，完成年度任务3000人的104%
_TASK = re.compile("(?:完成|占|达到?|为)[\u4e00-\u9fff]{0,6}(?:任务|目标|计划|预算)(?:数)?$")
# 其中, or 224个行政村中，
_JOINED = re.compile(
    "^(?:[\u4e00-\u9fff“”]{0,10}[，、,（(：:])?(?:其中|含|包括)|^[\u4e00-\u9fff]{1,8}中[，,]"
)
_SLACK = Decimal("0.01")


def shares(reading: Reading) -> Iterator[Issue]:
    """Shares that are not their part by their whole."""
    for figures in reading.figures.values():
        yield from _of_plans(figures)
    for statement in reading.every_statement():
        for place in range(2, len(statement)):
            figure = statement[place]
            if figure.unit == "%" and figure.obs.transformation == "share":
                found = _trio(statement, place)
                if found:
                    yield from _judged(*found)


def _of_plans(figures: Sequence[Figure]) -> Iterator[Issue]:
    """计划改造86个小区。…已竣工79个，完成年度计划的91.9%: the plan stands in a sentence before."""
    for place in range(2, len(figures)):
        part, share = figures[place - 1], figures[place]
        if share.unit != "%" or not _OF_TASK.match(share.before) or not part.is_level:
            continue
        run = figures[max(0, place - 6) : place]
        # 完成目标6.5万人的105.7%；再就业1.96万人，完成目标的122.5%: a plan that has its share is of its own matter
        held = [one for one, after in pairwise(run) if not (after.unit == "%" and after.before == "的")]
        before = [one for one in held if one.unit == part.unit]
        plans = [one for one in before if one.obs.scenario == "target" or "计划" in one.before]
        if len(plans) == 1 and plans[0].low > 0 and plans[0].obs.ref_area == part.obs.ref_area:
            yield from _judged(plans[0], part, share)


def _trio(statement: Statement, place: int) -> tuple[Figure, Figure, Figure] | None:
    """Whole, part and share, where the words leave no doubt that they belong together."""
    part, share, first = statement[place - 1], statement[place], place - 1
    among = whole_among(statement, place - 1)
    taken = _SHARE.match("，" + share.before.rpartition("，")[2])
    if among and taken and taken["of"] in among.after:
        return among, part, share
    # A 9800名、占49.5%，B 5200名、占26.3%: parts of one whole, each with its share.
    while first >= 3 and statement[first - 1].unit == "%" and statement[first - 2].unit == part.unit:
        if statement[first - 1].before == "的":
            break  # 为预算92000万元的94.2%: no part with its share
        first -= 2
    joined = _JOINED.match(statement[first].before)
    whole = (spoken_of(statement, first) if joined else None) or statement[first - 1]
    same = whole.unit == part.unit and whole.obs.transformation == part.obs.transformation == "level"
    if "均" in part.before:
        return None
    if not same or whole.low <= 0 or part.low <= 0 or whole.obs.ref_area != part.obs.ref_area:
        return None
    if share.before == "的" and _TASK.search(part.before):
        return part, whole, share
    if _OF_TASK.match(share.before) and re.search(
        "任务|计划|目标|预算", whole.before + whole.obs.indicator_text
    ):
        return whole, part, share
    if "城镇化率" in share.before and "城镇" in part.before and "常住" in whole.obs.indicator_text:
        return whole, part, share
    taking = _TAKING_PART.match(share.before) and _TAKES_PART.search(part.before)
    # Insured are those registered; residents are others.
    if taking and "常住" not in whole.before + whole.obs.indicator_text:
        return whole, part, share
    rate = _RATE.match(share.before)
    if rate and (
        whole.obs.scenario == "target"
        or re.search("全部|均已|都已", whole.after[:10])
        or re.search("计划|应|需|共|总|下达|安排|实施|培训|排查|查出|发现|受理|登记|补[助偿贴]", whole.before)
    ):
        return whole, part, share
    if not (whole.is_level and part.is_level):
        return None
    named_part = _BY_NAME.match(share.before)
    if joined and named_part and named_part["part"] in part.before + part.obs.indicator_text:
        return whole, part, share
    found = _SHARE.match(share.before)
    if not found:
        return None
    of = found["of"].removesuffix("数").removesuffix("总")
    told = re.sub("进出口", "", whole.obs.indicator_text + whole.before) if "出口" in of else ""
    words = told or whole.obs.indicator_text + whole.before
    named = bool(of) and (of in words or of in _plain(words) or set(of) <= set("总全部数量额计其"))
    if _ELSEWHERE.search(of) and of not in whole.before and not (joined and of in _plain(words)):
        return None
    return (whole, part, share) if (joined and (not of or named)) or (named and len(of) >= 2) else None


def _plain(words: str) -> str:
    """政府性基金预算收入 is called 基金收入 too."""
    return re.sub("预算|总额|总量|总|实现|完成", "", words)


def _judged(whole: Figure, part: Figure, share: Figure) -> Iterator[Issue]:
    hundred = Decimal(100)

    def holds(three: Sequence[Bounds]) -> bool:
        quotient = over(three[1], three[0])
        return quotient is not None and not apart(
            (quotient[0] * hundred, quotient[1] * hundred), three[2], _SLACK
        )

    figures = [whole, part, share]
    printed = [bounds(figure) for figure in figures]
    if whole.obs.scenario == "target" and whole.obs.qualifier == "=":
        printed[0] = (whole.value, whole.value)  # a plan is set, and not rounded
    if holds(printed):
        return
    computed = rate(part.value / whole.value * hundred, share)
    fact = f"{part.quote}占{whole.quote}的比例约为{computed}"
    lost = culprit(figures, holds)
    if lost and lost[0] is not share:
        doubted, reprint = lost
        rest = [figure for figure in figures if figure is not doubted]
        message = (
            f"{subject(doubted.obs)}印为{doubted.quote}，疑为{reprint.text}："
            f"{fact}，与所印{share.quote}不符。"
        )
        yield doubt("share", message, [doubted, *rest], reprint.text)
        return
    expected = lost[1].text if lost else computed
    what = subject(share.obs)
    what += "" if re.search("[占率比]", what) else "占比"
    message = f"{what}印为{share.quote}，疑为{expected}：{fact}。"
    yield doubt("share", message, [share, part, whole], expected)
