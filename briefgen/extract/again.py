"""What is spoken of again without its name: 这类机构, 这两个数分别是, 甲县务工4.9万人."""

from __future__ import annotations

import re

from briefgen.extract.context import Context
from briefgen.extract.phrases import SUCH

_THIS_KIND = re.compile(f"{SUCH}(?P<noun>[一-鿿]{{2,6}})")
_THESE = re.compile(
    "(?:而|但|时)*(?:(?:这|上述|以上)[两二三四][个项]?(?:数|数字|数据|指标|比例|比重|率|项)?|这一?个?(?:数|数字|数据|指标)(?:已|还|更)?)"
)
_LATTER, _FORMER = re.compile("后者|后一项|后一(?:个|指标)"), re.compile("前者|前一项|前一(?:个|指标)")
_ONE_OF_THEM = re.compile("一[省市县区镇乡村地家](?:就|便)[一-鿿]{1,2}了?|[仅光]?一年(?:[就便]?[有达])?")
"""其中西乡县一县就卖了1.52亿元"""
SEVERAL_AREAS = re.compile(
    "(?:[两二三四五六七八九十]|[1-9]?\\d)个?(?:省份?|市州?|县区?市?|区县?|州|旗县?|盟市|地区?|镇|乡镇?)(?:均|都)?"
)
"""三地均在8%以上: how many they are names nothing."""
SAID_OF_AREAS = re.compile(
    "(?:市州|县区?|市|区县|州|旗县?|盟市|地区|省份|乡镇)(?:[均都全][一-鿿]*|[实保]现?[一-鿿]*增长)"
)
"""九个市州均实现正增长: how many they are is nothing that is spoken of."""
_GAP = re.compile("差距|差额|缺口|差")
"""济南地区生产总值10326.4亿元，与青岛的差距由…缩小到…: what follows is not of the gap."""
_COUNT = re.compile("(?:户数|人数|数量|金额|[额数量])$")
_VERBS = frozenset(
    "务工 救助 受灾 参保 参合 就业 转移 脱贫 减贫 开工 竣工 完工 新增 发放 惠及 入户 搬迁 入住 建成 销售 采购 培训 安置 识别 兑付 改建 改造 投放 代缴 接种 收购 纳入 解决".split()
)
"""Verbs that are said again of what was spoken of before, without saying of what."""

_FOUND = frozenset("认定 建成 培育 创建 引进 发展 打造".split())
_IN_NAMES = frozenset("签约 救治 培训 管理 诊疗".split())
"""Verbs that the name of who or what is counted before holds: 签约团队, 救治病种"""
_DOES, _LEAST_NOUN = re.compile("^(?:新)?(?:发放|完成|实现|改造|新建|建成|开展|培训(?=.))"), 2
_INVESTED = ("投资", "完成投资")
_REACHES = frozenset(("惠及", "发放", "兑付"))


def pointed_at(context: Context, own: str, right: str) -> tuple[str, str] | None:
    """The phrase, with its rule, that words such as 这两个数 or 这类机构 point back at; None where none do."""
    if _THESE.fullmatch(own) and not right:
        return context.share or context.carried, "carried"
    if _LATTER.fullmatch(own) and context.spoken and not right:
        return context.spoken[-1][1], "carried"
    if _FORMER.fullmatch(own) and len(context.spoken) > 1 and not right:
        return context.spoken[-2][1], "carried"
    if own in ("执行结果", "执行数", "决算数") and not right and context.carried:
        return context.carried.removesuffix("预算"), "carried"
    if own == "得" and not right:
        return context.topic or context.carried, "carried"
    several = SEVERAL_AREAS.fullmatch(own) or own in ("距", "离", "距离")
    if several and not right and context.carried:
        return context.carried, "carried"  # 县城距伊宁市121公里、距乌鲁木齐市560公里
    if own in ("外", "在外") and not right and context.carried:
        return f"在外{context.carried}", "carried"
    if _GAP.fullmatch(own) and not right and context.carried:
        return context.carried.removesuffix(own) + own, "gap, carried"
    if _ONE_OF_THEM.fullmatch(own + right):
        return context.carried, "carried"
    kind = _THIS_KIND.fullmatch(own + right)
    if not kind:
        return None
    noun = kind["noun"]
    said = next((word for _, word in reversed(context.spoken) if noun in word), "")
    return said[: said.find(noun) + len(noun)] or noun, "subject"


def aimed_at(context: Context, own: str, dimension: str) -> str:
    """目标：发放创业担保贷款2.3亿元。完成：发放贷款2.51亿元: the goal that the same words name in full; else empty."""
    goals = [word for kind, word in context.goals if kind == dimension]
    noun = _DOES.sub("", own)
    if len(noun) < _LEAST_NOUN or own in goals:
        return ""
    return next((word for word in goals if word.endswith(noun)), "")


def said(context: Context, own: str, dimension: str) -> str:
    """What was counted lately in the same dimension and with the same verb: 脱贫人口务工规模276.8万人。甲县务工4.9万人.

    新识别监测对象…，累计识别…: what is new is not all of it.
    """
    if own == "任务":
        return next((word for word in context.spoken_in(dimension) if word.endswith(own)), "")
    if own in _INVESTED and not context.subject.phrase and not context.topic:
        return next((word for word in context.spoken_in(dimension) if word.endswith("完成投资")), "")
    verb = _COUNT.sub("", own)
    subject = context.subject.phrase
    if verb not in _VERBS | _IN_NAMES and verb[:1] != "新":
        return ""
    fresh = verb.removeprefix("新增").removeprefix("新")
    if fresh != verb and fresh in _VERBS and not any(verb in word for _, word in context.spoken):
        # 累计纳入监测对象4236户，当年新增纳入268户: of the same, and new
        return next((f"新增{word}" for word in context.spoken_in(dimension) if fresh in word), "")
    if context.dimension == dimension:
        if fresh != verb and len(fresh) > 1 and subject.startswith(fresh) and fresh in _FOUND:
            return f"新{subject}"  # 累计认定帮扶车间61家，今年新认定9家
        if verb not in subject or verb not in _VERBS or (verb != own and not own.endswith("额")):
            return ""
        return subject if verb.startswith("新") else subject.removeprefix("新")
    if subject and verb in _REACHES:
        return ""  # 大病保险赔付1.93亿元，惠及5.8万人次: those of what was just told
    # A campaign's 培训行动 and the 各类培训班 behind it: which of the two is said again cannot be told.
    if verb in _IN_NAMES and subject.count(verb) == 1 and (at := subject.find(verb)) > 0:
        return subject[: at + len(verb)]  # 家庭医生签约团队84个，签约8.35万人
    alike = (word for word in context.spoken_in(dimension) if verb in word and f"未{verb}" not in word)
    return next(alike, "")
