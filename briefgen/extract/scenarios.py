"""Results, estimates and targets: which words around a figure say that it is not yet, or was, so."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.qualifiers import Quantity
from briefgen.extract.surroundings import NOISE
from briefgen.model import Scenario, Span

_PLAN = "(?:计划|目标|任务|预算)"
_VERB = (
    "(?:达|超|突破|新|实现|完成|建|投|继续|进一步|持续|全面|大力|安排|带动|培|打造|推|提|增|再|力争|确保|组织|开展|争取"
    "|努力|稳定在|保持在|改造|解决|改善|举办|招|压减|减少|配建|搬|拆|启动|实施|退出|开业|开工|投产|交付|上市)"
)
_WORK = "(?:种|更换|脱贫|减贫|转移|发放|治理|整治)"
_WILL = re.compile(
    f"拟(?!(?!由|从)[^，。；]{{0,6}}的)|将(?={_VERB}|在|有|可|于)(?![^，。；]{{0,18}}(?:纳入|确定为|列为|列入|转化|作为|调整为))"
)
"""将 plans before a verb, and only takes an object in 将…纳入."""
_PLANS = re.compile(
    f"(?:^|[，；：、]|还|也|均|已|将|全年|共|年度|今年|明年|年内|[省市县区州盟旗])计划(?!任务|生育|的|数|指标|内|外|单列|\\+|”)"
    f"|(?<![》”占完成为按照该])计划(?={_VERB}|{_WORK})|规划(?=建设|新建|总投资|面积|占地|到|安置)"
    f"|》(?:提出|明确(?!的))|准备(?=再|新)|打算|预定(?!的)|目标[定确]定?的?[是为]"
    f"|按照?(?:[^，。；]{{0,6}})(?:计划|规划|目标)，"
)
_MUST = re.compile(
    "(?<![主需重只首概简紧摘不必])要(?=再|新|达到|达|增长|增加|完成|实现|退出|突破|减贫|发展到|扩大到|提高到|控制在|建成|改造|确保|力争)"
    "|[一二三四五六七八九]要(?![务素点件闻])|还要(?=再|新|建|拆|改|完成|实现|培|招|解决|搬)|务必|年内再|今年再(?=建|新|培|改|实|转|评|增|投|招|发展|完成)|必须(?=达|完成|控制)"
    "|(?:(?:年|月|季度)[底末]|\\d[月日])(?:之|以)?前(?=[^，。；已了]{0,14}(?:达到|完成|实现|建成|竣工|提高到)(?!了))"
)
"""要 that orders, and days by which something is to be done."""
_PLANNING = re.compile(f"{_WILL.pattern}|{_PLANS.pattern}|{_MUST.pattern}")
_EXPECTED = re.compile(
    "(?:测算|预估)[^，。；]{0,2}约|气象[^，。；]{0,6}预报，|(?<!最高)(?<!最多)(?<!不)可(?=达|突破)(?!达性)"
)
_BUDGET = re.compile(
    r"提前下达|(?:收入|支出)(?:年初|调整)?预算(?:数|为|安排)?|预算(?:收入|支出)(?=[\d.]+[万亿].{0,12}提前下达)|拟安排|(?:收入|支出)(?:预算)?安排(?:为|数)?(?:[\d.]+[万亿]元，[^，。；\d]{0,12}[增降减][^，。；\d]{0,3})?$"
)
"""收入安排320亿元，增长5%: the growth is as much a plan as the sum."""
_EXECUTED = re.compile("完成|决算|执行|实现")
_ONCE_BUILT = re.compile("(?:建成|达产|投产|投用|投入运营)后[^。]*(?:将|预计|预估|可)")
"""项目建成后…将超过38亿元；利润达36亿元: what is still to come goes on behind a semicolon."""
_UNBUILT = re.compile(
    "(?<!占)(?<!占概算)(?<!占计划)(?:总投资|概算|预算总投资|计划投资)[^，。；]{0,4}(?<!的)$"
)
_BUILT_SINCE = re.compile("，(?:已|共)?(?:建成|竣工|完工)(?!后)")
_BUILT = re.compile(
    "(?<!未)(?:建成|竣工|投入使用|投用|完工|通车|落成)(?!后)[^。；]{0,12}(?:总投资|概算|计划投资)"
)
_FLOOR = re.compile("(?:及|\\(含\\)|（含）)?以上的?[一-鿿]")
"""总投资500万元以上的项目: which projects are counted, no plan"""

_ASIDES = re.compile(
    f"(?:为|占|完成|达到?|超额?)了?[^，。；\\d]{{0,6}}{_PLAN}(?:总?数|任务|目标|指标)?[^，。；]{{0,12}}?的(?=[约近超]|[\\d]|$)"
    f"|(?:完成|超过?|超额完成|达到|高于|低于|占|为)[^，。；\\d]{{0,6}}{_PLAN}(?=[^，。；]{{0,3}}$)"
    "|为(?:了|进一步)?确保[^，。；]*，|(?:规划|计划)[^，。；\\d]{0,8}[\\d.]+[一-鿿]{1,4}的(?=[一-鿿])|计划[^，。；\\d]{2,10}的(?=\\d+个?[^，。；]{0,8}中)"
)
"""为年度计划的107%: so much was done; 为确保…，: what it was done for."""
_GOAL_BEFORE = re.compile(
    f"(?:占|为|完成|达到?|超(?:过|额|额完成)?|相当于)[^，。；\\d]{{0,8}}{_PLAN}(?:任务|数|总数)?[（(]?$"
)
_SHARE_BEHIND = re.compile(r"[）)]?的[约近超过达]{0,2}[\d一二三四五六七八九]")
"""占年预算6320万元的52.5%"""
_GOAL_BEHIND = re.compile(
    "(?:、[^，。；、\\d]{0,12}\\d[\\d.]*[万亿]?[一-鿿]{1,2}){0,4}(?:以上|左右|以内)?的[^，。；、的\\d]{0,8}?目标(?!的)"
)
"""12%的目标: what is aimed at, whatever is said of it"""
_TASK_BEHIND = re.compile(
    "(?:以上|左右|以内)?的?(?!比)[^，。；、的\\d]{0,8}?(?:目标|任务)(?![的\\d])(?![^，。；]{0,4}\\d)"
)
_HELD_AGAINST = re.compile(
    "(?:超|高于|低于|定|下达|距|离|与|占|高出|(?:完成|实现)[^，。；]{0,6}(?:全年|年度|年初|上级))[^，。；]{0,26}$"
)
"""超额完成自治区年初下达的5700人脱贫任务; 完成69.4万人的搬迁任务 tells what was done"""
_ORIGIN = re.compile("(?:由|从)(?!.{0,12}(?:原定|计划))[^，。；由从]{0,16}$")
_ON_TO = re.compile(
    "[^，。；\\d]{0,4}(?:[提升降增减扩缩跌]|发展|拓展|上升|压缩|回落)[^，。；\\d]{0,4}[到至为]"
)
"""由每人每年80元提高到120元: what it was is so."""
_THEN = re.compile(
    "[较比](?:去年|上年|前年|\\d{4}年)(?:同期)?的约?$|(?<![比较于同与、由从])(?:去年|上年|前年|(?<![由从])目前|现有|现已|截至|截止|此前|迄今|实际(?=到位|拨付|完成|投入|发放|支出|竣工|开工)|已(?![过久]))"
)
_GOAL_LIST = re.compile("(?:目标|任务)(?![^，。；]{0,2}完成)[^，。；]{0,6}(?:是|为)?：|目标(?:是|为)")
_NEXT = re.compile(
    "(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]）)?(?:下一?步|接下来|今后|下阶段|下半年|明年)[^，。；：]{0,8}[，：]"
)
"""A sentence that opens with what comes next tells of nothing else."""
_LABELLED = re.compile("[\\s\u2060]*【[^】]{0,6}(?:目标|任务|计划|打算)】")
"""【年度目标】新建幼儿园22所"""
_GOALS = re.compile("(?:预期|主要|发展|工作|总体)目标|目标(?:是|为)")
_PLANS = re.compile(
    "(?:下一?步|今后|下阶段|明年|预期目标|工作目标|打算|思路|工作安排|工作计划|工作重点)[^况]*$"
)
_DONE = re.compile("已|完成了|实现了|累计|截至")
_WHOLE_YEAR = re.compile("(?:全年|年底|年末)[^，。；]{0,8}$|^，?(?:今年)?全年")
_SIGN = re.compile(
    "[将拟要估]|计划|规划|目标|任务|预[计期测定算]|[可有]望|测算|力[争促]|争取|确保|打算|准备|可达|可突破|[总划]投资|概算|安排|下达"
    "|[成产用营]后|[底末月日]前|逐步|下一?步|接下来|今后|下阶段|下半年|明年|年内再|今年再|必须|提出|明确|务必|气象"
)
"""A part of every word of planning or expecting: most sentences have none, and tell what was."""
_TIMED = re.compile("年|月|季度|目前|截至|已")


def sets_goals(sentence: str) -> bool:
    """Does a sentence set goals? It then rules the rest of its paragraph."""
    return bool(_GOALS.search(sentence))


def heads_plans(heading: str) -> bool:
    """Does a heading announce what is planned (六、下一步打算)?"""
    return bool(_PLANS.search(heading))


class Scenarios:
    """What the words of one sentence say of its figures, one after the other."""

    def __init__(self, view: str, span: Span, words: Phrases, planning: bool) -> None:
        self.view, self.span, self.words = view, span, words
        self.planning = planning or bool(_LABELLED.match(view, span.start, span.end))
        self.last: Scenario = "actual"
        self.plain = not self.planning and not _SIGN.search(view, span.start, span.end)

    def of(self, quantity: Quantity, part: bool) -> Scenario:
        """Result, estimate or target; a `part` (其中) is as the whole before it."""
        if not part and not self.plain:
            before = NOISE.sub("", self.view[self.span.start : quantity.start])
            after = NOISE.sub("", self.view[quantity.end : self.span.end])
            self.last = self._told(before, after)
        return self.last

    def _told(self, before: str, after: str) -> Scenario:
        clause = before[max(before.rfind(mark) for mark in "，；。") + 1 :]
        if _GOAL_BEFORE.search(clause) and _SHARE_BEHIND.match(after):
            return "target"
        if _GOAL_BEHIND.match(after) or (_TASK_BEHIND.match(after) and _HELD_AGAINST.search(clause)):
            return "target"
        if _ORIGIN.search(clause) and _ON_TO.match(after):
            return "actual"
        before = _ASIDES.sub("", before)
        told = self._cued(before, after)
        if told == "actual" and (self.planning or _GOAL_LIST.search(before)) and not _DONE.search(before):
            return "target"
        return told

    def _cued(self, whole: str, after: str) -> Scenario:
        """The last word of planning or expecting rules what follows it, until a semicolon or a word of completion.

        预计全年…，将突破… is one expectation.
        """
        before = whole.rpartition("；")[2]
        if (
            _UNBUILT.search(before)
            and not _FLOOR.match(after)
            and not _BUILT_SINCE.match(after)
            and not _BUILT.search(whole)
        ):
            return "target"
        if (budget := _BUDGET.search(before)) and not _EXECUTED.search(before, budget.end()):
            return "target"
        target = _last(before, self.words.targets, _PLANNING)
        estimate = _last(before, self.words.estimates, _EXPECTED)
        done = _last(before, self.words.actuals)
        if max(target, estimate, done) < 0:
            return self._going_on(whole)
        cue = max(target, estimate)
        if done > cue or _THEN.search(before, cue + 1):
            return "actual"
        together = before[target : target + 1] == "将" and before.count("，", max(estimate, 0), target) <= 1
        return "estimate" if estimate > target or (estimate >= 0 and together) else "target"

    def _going_on(self, whole: str) -> Scenario:
        """预计全年…；…；…: what the year is expected to bring goes on behind a semicolon."""
        if _ONCE_BUILT.search(whole) or _NEXT.match(whole):
            return "target"
        at = _last(whole, self.words.estimates)
        parts = whole[at:].split("；")
        year = at >= 0 and (_WHOLE_YEAR.search(whole[:at]) or _WHOLE_YEAR.search(whole[at + 2 : at + 8]))
        timed = any(_TIMED.search(part) for part in parts[1:])
        return "estimate" if year and not timed and not self.words.targets.search(whole, at) else "actual"


def _last(text: str, *patterns: re.Pattern[str]) -> int:
    return max((match.start() for pattern in patterns for match in pattern.finditer(text)), default=-1)
