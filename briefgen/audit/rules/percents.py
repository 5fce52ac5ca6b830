"""Percentages that cannot be: a part of more than its whole, a fall by more than everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.audit.figures import Figure, Reading
from briefgen.audit.issue import doubt
from briefgen.audit.reprint import lost_points, subject
from briefgen.model import Issue

_PART_OF_WHOLE = re.compile(
    "占|比重|比例|(?<!毛)入[学园]率|普及率|覆盖率|覆盖面|合格率|达标率|发生率|绿化率|绿地率|供水率|入户率|通车率|硬化率|"
    "通达率|城镇化率|"
    "优良率|及格率|满意率|满意度|知晓率|处理率|处置率|利用率|入住率|出租率|失业率|贫困率|死亡率|成活率|"
    "保障率|机械化率|"
    "治愈率|抽检率|接种率|巩固率|签约率|就业率|报销比例|回收率|破案率|治理率|整改率|办结率|收集率|净化率|通水率|通电率|建档率"
)
# What is measured against a plan, a norm or an earlier year may pass 100 %.
_MAY_PASS = re.compile(
    "性别比|目标|任务|计划|超额|完成|毛入学|指数|上年|同期|去年|预算|产能|负荷|偿债|负债|资产|周转|收益|回报|"
    "覆盖倍|拨备|参保|时序|进度|容积|GDP|生产总值|存款|余额|财力|依存"
)
_LOSABLE = re.compile("利润|亏损|赤字|逆差|顺差|余额|净")
_ALL = Decimal(100)
# Over-age pupils lift a gross enrolment rate above 100 %, those from elsewhere that of the insured, never to
# half as much again; pupils from elsewhere make a little more than all go on to the next school.
_GROSS_RATES = (
    (re.compile("毛入[学园]率|参[保合]率|缴费率"), Decimal(150)),
    (re.compile("升学率"), Decimal(110)),
)


def impossible_percents(reading: Reading) -> Iterator[Issue]:
    """Shares above 100 % of what is a part, falls below -100 %."""
    for figure in reading.every_figure():
        if figure.unit != "%":
            continue
        words = figure.before + figure.obs.indicator_text
        if figure.obs.transformation == "share" and figure.low > _ALL:
            if _PART_OF_WHOLE.search(words) and not _MAY_PASS.search(words):
                yield _too_much(figure, "部分占整体的比例不会超过100%")
            elif any(figure.low > most and rate.search(words) for rate, most in _GROSS_RATES):
                yield _too_much(figure, "这类比率可略超100%，不会高到这样")
        elif figure.obs.transformation == "growth" and figure.high < -_ALL and not _LOSABLE.search(words):
            yield _too_much(figure, "降幅不会超过100%")


def _too_much(figure: Figure, why: str) -> Issue:
    likely = [item.text for item in lost_points(figure) if abs(item.value) <= _ALL]
    guess = f"，疑为{likely[0]}" if likely else ""
    message = f"{subject(figure.obs)}印为{figure.quote}{guess}：{why}。"
    return doubt("ratio", message, [figure], likely[0] if likely else "")
