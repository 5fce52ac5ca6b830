"""What was done with what was just counted: fines of cases, waste that was used, people whom a standard holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DEALINGS = (
    # 安全生产事故3起，死亡4人
    (re.compile("(?:死亡|受伤|重伤|轻伤|失踪)(?:人数)?"), re.compile("[一-鿿]*?(?P<what>[一-鿿]{2,8}(?:事故|灾害|火灾)).*"), ""),
    # 立案查处环境违法案件246件，罚款1820万元
    (re.compile("罚款|罚没款|罚没金额|罚没收入"), re.compile("(?:立案|查处|查办|办理|侦办|处理|查结)*(?P<what>[一-鿿]{2,}案件?)"), ""),
    # 受理劳动人事争议案件1876件，结案率94.7%，调解成功率68.5%
    (re.compile("结案率|调解成功率|调解率|息诉率"), re.compile("(?:受理|立案|办理|处理|审理|调处)*(?P<what>[一-鿿]{2,}(?:争议|纠纷|投诉))(?:案?件)?"), ""),
    # 受理欠薪投诉87件，结案85件
    (re.compile("已?(?:结案|办结|化解|调解成功|答复)"), re.compile("(?:受理|立案|办理|接收|收到|处理|调解)(?P<what>[一-鿿]{2,12})"), ""),
    # 林业有害生物发生面积46.2万亩，防治41.5万亩
    (re.compile("(?:有效|综合|已|累计)?(?:防治|防控)(?:面积)?"), re.compile("(?P<what>[一-鿿]{2,}?)发生(?:面积)?"), ""),
    # 一般工业固体废物产生量320万吨，综合利用286万吨，综合利用率89.4%
    (re.compile("(?:综合利用|安全?处置|处置|贮存|无害化处理)[量率]?"), re.compile("(?P<what>[一-鿿]{2,})产生量"), ""),
    # 农村低保标准由每人每年5400元提高到5820元，保障1863户4275人
    (re.compile("保障"), re.compile("(?P<what>[一-鿿]{2,}?)(?:月|年)?(?:人均)?(?:保障)?标准"), ""),
    # 肉牛保险每头保费480元，投保4.1万头，理赔533万元
    (re.compile("理赔|赔付|理赔金额|赔付金额|赔款"), re.compile("(?P<what>[一-鿿“”]{2,}?保险).*"), ""),
    # 累计结余14.2亿元，可支付17.6个月
    (re.compile("(?:约)?可(?:支付|支撑)(?:能力)?"), re.compile("(?P<what>[一-鿿]*(?:结余|结存|余额))"), "月数"),
    # 雨露计划资助742人、兑现148.4万元
    (re.compile("兑现"), re.compile("(?P<what>[一-鿿“”]{2,})(?:资助|补助|奖补|补贴|救助|奖励)"), "资金"),
)  # fmt: skip
"""A phrase that does not stand alone, what the sentence must have counted before, and what ends the whole."""
_FAR = ("利用率", "处置率", "处理率", "案率", "结率", "成功率", "赔", "赔付", "金额", "赔款")
_ANY = re.compile("|".join(f"(?:{alone.pattern})" for alone, _, _ in _DEALINGS))


_ACT = re.compile(
    "已?(?P<act>处理|约谈|暂停协议|解除协议|责令整改|责令停业|查处|关停|取缔|处罚|通报|曝光|移送|移交|立案|停业整顿)"
)
_LOOKED_AT = re.compile(
    "(?:检查|抽查|排查|巡查|督查|核查|查处|处理|约谈|暂停协议|责令整改|走访)(?P<what>[一-鿿]{2,12})"
)


def done_to(phrase: str, counted: str) -> str:
    """检查定点医药机构2946家，处理1023家: the act with those that were `counted` in the same unit; else empty."""
    act, looked_at = _ACT.fullmatch(phrase), _LOOKED_AT.fullmatch(counted)
    return act["act"] + looked_at["what"] if act and looked_at else ""


def named(phrase: str, told: str, spoken: Sequence[tuple[str, str]]) -> str:
    """The phrase with what it deals with: what was `told` last, or for rates and insurance `spoken` of before
    (its dimension and its phrase); else empty."""
    if not _ANY.fullmatch(phrase):
        return ""
    subjects = [told, *(word for _, word in reversed(spoken))] if phrase.endswith(_FAR) else [told]
    for alone, counted, end in _DEALINGS:
        if alone.fullmatch(phrase):
            found = next((match for subject in subjects if (match := counted.fullmatch(subject))), None)
            return found["what"] + phrase + end if found else ""
    return ""
