"""The phrase of a figure: its own words, completed by what the sentence has spoken of so far.

`Namer` walks along with the figures of one sentence. What it has seen gives a subject to figures that have
none of their own: 增长14%, 其中省级48.97亿元, 总产量达7.8万吨, 投入资金6.06亿元.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.catalogue.phrases import Phrases, any_of
from briefgen.catalogue.units import Units
from briefgen.extract import (
    again,
    compared,
    disasters,
    funding,
    kinds,
    people,
    produce,
    ranked,
    reach,
    subsets,
)
from briefgen.extract.asides import OWN_LEVEL
from briefgen.extract.compared import TASK_AMOUNT
from briefgen.extract.completing import AMONG, Completer
from briefgen.extract.context import Around, Context
from briefgen.extract.instances import instances
from briefgen.extract.lists import split_list
from briefgen.extract.phrases import (
    NEW,
    Subject,
    clean_left,
    is_place,
    join,
    without_light_verb,
    without_place,
)
from briefgen.extract.qualifiers import Quantity
from briefgen.model import Transformation

_INSTANCES = re.compile(
    r"^[^等]*(?:、|”“)[^等]*等(?:形式|方式|途径|渠道|措施|办法|手段|活动|多种形式)?(?=[\u4e00-\u9fff]{2})"
)
_EACH = re.compile(r"(?<=.)分别(?:达到|为|达|是|有|完成|实现)(?:人均|每人)?(?:每年|每月)?$")
_ARRIVED = re.compile(
    r"^(?:分别)?(?:下降|降|上升|升|提高|增加|减少|调整|扩大|缩小)为的?$|^(?:分别)?(?!(?!总[量数额]|累计|合计|规模|存量|.?要|.?将|力争|预计|[可有]望|已经|必须|确保|争取|现已|能够|可以|.已|全部|基本|首次|率先|平均|最终|一度|最[高多]|稳步|逐步|目标)[\u4e00-\u9fff]{2}达[到至])[\u4e00-\u9fff]{0,3}[到至](?:目前|现在|如今|现今)?的?(?:约|近|超过)?$|^上了$"
)
_HOLDS = re.compile("[可能]?(?:提供|容纳|吸纳|安置)[一-鿿]{2}")
"""可提供学位2160个的学校: what is counted stands before"""
_THAT_SHARE = re.compile("(?:而|但|时)*(?:这|该|这一|这个)(?:比重|比例|占比)")
_THAT = ("这个比例", "这一比例", "这个比重", "这一比重", "该比例", "这一占比")
"""打算把这个比例提高到60%以上"""
_GOAL = re.compile("比[^，。；]{0,12}(?:目标|任务|指标)(?:数)?的?")
"""比“十五”计划目标3000亿元超过…: what was planned of the same."""
_CONTRIBUTES = re.compile("对[^，。；]{0,12}贡献率(?=[达到为是约]*$)")
_OF = re.compile(r"占(?![比地])(?P<whole>[^占]*)$")
_ATTAINED = re.compile("^(?:全年|年内)?(?:已|实际|累计|已经|可望|有望|预计)?完成$")
TASK_NOUN = re.compile("(?:考核|目标|年度|计划)?(?:任务|指标)数?$|目标数$")
_BUDGETED = re.compile("(?<=..)(?:年初|调整|变动|年度)?预算数?$")
"""收入年初预算8.5亿元，实际完成8.1亿元"""
_FIRST_ONES = re.compile("前(?:两|二|三)(?:者|项|个|家)")
_RECENT = 8
"""So many of the figures named last are remembered in the next sentence."""
_YEARLY = re.compile("^(?:每?年|同|[两三四五六七八九十]年)$")
_EACH_HEAD = re.compile("(?:月?人均|户均|每人)(?:每[月年])?")
"""连续7年上调企业退休人员养老金，今年人均每月增加162元"""
_IS_TIMES = re.compile("(?<=[一-鿿]{2})(?:是|为|相当于)(?:[^，。；是为]{0,4}同期|上年|去年)?的$")
"""贷款额是去年同期的1.7倍: of the amount."""
_BY_METHOD = re.compile("^按[^，]{0,12}(?:计算|折算|口径)(?:折合|合)?$")
_ONE_PLACE = re.compile("(?:仅|光|单)?(?:一|这|该)个?[省市县区镇乡村]就?")
"""田东县一个县就占了四成"""
_AREAS_COUNTED = frozenset(("省", "市", "县", "区", "州", "旗", "市县", "县市", "县区"))
"""玉林（88.4%）、贵港（87.2%）2市: how many they are is nothing that is spoken of"""
_FIRST_FEW = re.compile("(?<=..)(?:排名?|居)?(?:前[两二三四五六七八九十\\d]{1,2}|[首末]位?)(?:位|名)?$")
"""竣工户数前三位为镇雄县9804户"""
_REST = re.compile(r"^(?:截[至止])?(?:还|仍|尚|现)?(?:剩余|剩下|剩|其余|未消除|(?<=[还仍尚])有)(?:的)?$")
_SOLVED = re.compile("^已?(?:消除|化解|完成|整改|解决|发现|查出|排查)|(?<=问题|隐患)(?:已?整改|消除|销号)$")
_NORM = re.compile(
    "按?(?:照)?每(?:人|户|亩|生|年|月|天|吨|头|公顷|平方米)(?:每[年月天])?$|按(?:人均|户均|年均|月均)"
)
"""补助63人，每人2000元，计12.6万元: what is given each is nothing that is spoken of."""
_AGES = re.compile(r"\d{1,3}周?岁(?:（含）|及)?以[上下]")
"""60岁及以上老年人口8.42万人；65岁及以上6.11万人: the older are of the same group."""
_RATIO_TO = re.compile("[与同和]?(?P<other>GDP|地区生产总值|生产总值|国内生产总值)之比")
"""研发经费支出116.4亿元，与GDP之比为6.61%"""
_THE_VILLAGE = re.compile("(?:这个|该|全|小)*(?:村(?:子|庄)?里?)?(?<=.)")
"""这个村子214户563口人: the village's households"""
_OUT_OF_THEM = re.compile("^[^，、]{1,10}(?<!其)中(?:有|就有)?$")
_TIMES_OF = re.compile(r"^(?:也|约|仅|则|已)?(?:是|为|相当于|变为|成为|增至|达到).*的$")


class Namer:
    """Names the figures of one sentence, in order."""

    def __init__(
        self,
        words: Phrases,
        units: Units,
        before: Context | None = None,
        topic: str = "",
        label: str = "",
        outcome: bool = False,
    ) -> None:
        self.words, self.units = words, units
        last = before or Context()
        # behind parts (其中…) the next sentence goes on with their whole
        spoken = Subject(last.whole) if last.whole else last.subject
        self.context = Context(before=spoken, topic=topic, label=label, counted=last.counting)
        self.context.spoken, self.context.funds = last.spoken[-_RECENT:], last.funds
        if outcome:
            rates = tuple((self.units.dimension("%"), share) for share in last.shares)
            self.context.goals = (*last.spoken[-_RECENT:], *rates)
        self.completer = Completer(words, units, self.context)

    def remember(
        self, quantity: Quantity, phrase: str, rule: str, kind: Transformation, items: tuple[str, ...]
    ) -> None:
        """Keep what a figure was about for those after it."""
        self.context.latest = phrase
        if kind == "share":
            self.context.share = phrase
            self.context.shares.append(phrase)
        if kind == "rank":
            self.context.ranked = phrase
        if "carried" in rule or rule.startswith("share of") or (kind == "rank" and rule != "subject"):
            return
        if _NORM.match(phrase) or again.SAID_OF_AREAS.fullmatch(phrase):
            return
        if kind == "rank":
            phrase = re.sub(f"(?:{any_of(self.words.rates)})$", "", phrase) or phrase
        self.context.subject = Subject(phrase, items)
        self.context.dimension = self.units.dimension(quantity.unit)
        if self.context.lead is None:
            counting = {self.context.dimension: phrase} if kind == "level" else {}
            self.context.lead = Context(subject=Subject(phrase), counting=counting)
        if kind == "level":
            self.context.funds = funding.funds_in(phrase) or self.context.funds
            self.context.counting[self.context.dimension] = phrase
            self.context.counting[quantity.unit] = phrase
            self.context.named.append(phrase)
            self.context.spoken.append((self.context.dimension, phrase))

    def items(self, phrase: str, count: int, each: bool, left: str) -> tuple[str, ...]:
        """The subjects of `count` figures in a row, where the phrase or the list before names as many.

        With `each` (分别) the clauses before may have named them one by one, or the words to the `left` as
        instances (电冰箱、洗衣机等耐用消费品).
        """
        if count < 2:
            return ()
        if each and (items := instances(left, count, self.words)):
            return items
        if each and (level := OWN_LEVEL.search(left)):
            return (level["own"] + phrase, *[phrase] * (count - 1))
        subject = self.context.subject
        if phrase == subject.phrase and len(subject.items) == count:
            return subject.items
        earlier = subject.items or tuple(self.context.named)
        if _FIRST_ONES.fullmatch(phrase) and len(earlier) > count:
            return earlier[:count]
        if items := split_list(phrase, count, self.words):
            bare = subject.phrase and all(item in self.words.is_modifier for item in items)
            return tuple(map(self.completer.with_modifier, items)) if bare else items
        shares = tuple(dict.fromkeys(self.context.shares))[-count:]
        if each and phrase == self.context.share and len(shares) == count:
            return shares
        named = tuple(dict.fromkeys(self.context.named))[-count:]
        if each and subject.phrase and phrase.startswith(subject.phrase) and len(named) == count:
            return tuple(name + phrase[len(subject.phrase) :] for name in named)
        return ()

    def name(self, around: Around, how: kinds.Move | None, moving: bool) -> tuple[str, str]:
        """The phrase of a figure and the rule that made it."""
        quantity, left, right = around.quantity, around.left, around.right
        if compared.recovered(around):
            return self.context.carried, "carried"
        if how and (moving or how.arrives):
            return self._moved(around, how)
        if quantity.unit == "倍" and (times := _IS_TIMES.search(left)):
            left = left[: times.start()]
            around = replace(around, left=left)
        points = quantity.unit in kinds.POINTS
        if found := compared.beside_other(around, self.context, self.words):
            return found
        if gap := compared.gap(left, points):
            own = clean_left(left[: gap.start()], self.words)
            own = "" if own in self.words.rates or again.SEVERAL_AREAS.fullmatch(own) else own
            subject = own or self.context.carried
            return subject + gap[0], "gap, carried"
        if own := self._contribution(quantity, left):
            return own, "contribution, carried"
        if quantity.unit in ("%", "倍") and (of := _OF.search(left)):
            return self._share(around, left[: of.start()], of["whole"])
        if _REST.match(left) and not right and (before := subsets.rest_of(quantity.unit, self.context)):
            return people.remaining(quantity.unit, before) or "剩余" + _SOLVED.sub("", before), "rest"
        arrived = _ARRIVED.match(left) and not self.words.spends.fullmatch(left)
        rate = quantity.unit == "%" and around.topic.endswith(("率", "进度", "比例", "比重"))
        if arrived and around.topic and (around.moves or rate):
            return around.topic, "topic that moves"  # 加快资金支出进度，确保年底达到95%
        if arrived or (quantity.unit == "倍" and _TIMES_OF.match(left)):
            share = quantity.unit == "%" and self.context.share == self.context.latest
            dimension = "" if quantity.form == "rank" else self.units.dimension(quantity.unit)
            subject = (self.context.share if share else "") or self.context.arrived(dimension)
            # 新增魔芋5.21万亩，总量达到60万亩: all of it is not what is new.
            return (NEW.sub("", subject) if left.startswith(("总", "累计")) else subject), "arrival carried"
        its_goal = compared.is_its_goal(around, self.context, self.units.dimension(quantity.unit))
        if its_goal or (_GOAL.fullmatch(left) and quantity.unit not in ("%", "倍", *kinds.POINTS)):
            return self.context.carried, "goal, carried"
        if _THAT_SHARE.match(left) and self.context.share:
            return self.context.share, "carried"
        if compared.is_then(around, left):
            self.context.base = self.units.dimension(quantity.unit)
            rule = "carried" if quantity.form == "times" else "base, carried"
            return self.context.carried_in(self.context.base), rule
        own = self._own(quantity, left, right)
        if spent := funding.of_sum(left, quantity.unit, self.context) or self.completer.spent(around, left):
            return spent, "spent"
        if quantity.unit != "%" and TASK_AMOUNT.search(left):
            self.context.task = True
            return f"{self.context.carried}目标任务", "share of task, carried"
        if quantity.unit == "%" and self.context.task and left in ("的", ""):
            return f"{self.context.carried}完成目标任务", "share of task, told"
        done = compared.share_of_task(own, right, self.context, self.words) if quantity.unit == "%" else None
        if done:
            return done
        return self._named(around, own)

    def _own(self, quantity: Quantity, left: str, right: str) -> str:
        """The words before a figure that are its own; empty where they only say of which it is one."""
        others = left.endswith("等") or _OUT_OF_THEM.match(left) or compared.lists_all(left, quantity)
        said = _EACH.sub("", _INSTANCES.sub("", left))
        return "" if right and others else clean_left(said, self.words)

    def _moved(self, around: Around, how: kinds.Move) -> tuple[str, str]:
        """A rise or fall has the phrase of the level it moves."""
        own = without_light_verb(clean_left(_YEARLY.sub("", how.subject), self.words), self.words)
        carried = self.context.subject.phrase
        own = "" if _BY_METHOD.match(own) else own
        if how.verb == "降价":
            return join(own or carried, "价格"), "movement"
        if _EACH_HEAD.fullmatch(own) and around.topic:
            return around.topic, "movement of the topic"
        if own.endswith(_THAT) and self.context.share:
            return self.context.share, "movement carried"
        if how.verb == "增收" and (income := produce.income(own, self.context, self.words)):
            return income
        if not own and around.moves:
            return around.topic, "movement of the topic"
        if not own:
            points = around.quantity.unit in kinds.POINTS
            of = "" if self.context.subject.phrase else self.context.share.partition("占")[0]
            arrived = self.context.arrived(self.units.dimension(around.quantity.unit)) if how.arrives else ""
            return (self.context.share if points else of) or arrived or self.context.moved, "movement carried"
        if AMONG.search(around.left) and produce.is_yield(carried):
            self.context.whole, self.context.whole_dimension = carried, "percent"
            return self.completer.part(own, "%"), "movement of a part"
        if self.completer.among(around) and produce.is_yield(self.context.whole):
            return self.completer.part(own, "%"), "movement of a part"
        return self.completer.complete(around, own), "movement"

    def _contribution(self, quantity: Quantity, left: str) -> str:
        """对经济增长的贡献率, 拉动经济增长 by points: what was counted before did it."""
        match = _CONTRIBUTES.search(left)
        subject = self.context.subject.phrase
        if not match or not subject or quantity.unit not in ("%", *kinds.POINTS):
            return ""
        own = clean_left(left[: match.start()], self.words)
        return (own or subject) + match[0]

    def _share(self, around: Around, before: str, whole: str) -> tuple[str, str]:
        own = clean_left(before, self.words)
        place = is_place(own) or _ONE_PLACE.fullmatch(own) or again.SEVERAL_AREAS.fullmatch(own)
        own = ("" if place and self.context.carried else own) or (
            "" if self.context.subject.phrase else around.topic
        )
        if own in self.words.is_modifier and around.topic.endswith("中"):
            own = around.topic[:-1] + own  # 老年人口中，男性占47.9%
        elif own in self.words.is_modifier and not self.context.subject.phrase:
            other = next((word for word in self.words.modifiers if word + "占" in self.context.share), "")
            own = self.context.share.partition(other + "占")[0] + own if other else own  # 女性占52.1%
        subject = self.completer.complete(around, own) if own else self.context.carried
        whole = clean_left(whole, self.words).removesuffix("比重").removesuffix("比例").removesuffix("的")
        if own and not whole and AMONG.search(before):
            whole = self.context.latest_amount  # 网上零售额12.8亿元，其中脐橙占七成
        return f"{subject}占{whole}比重", "share of" if own else "share of, carried"

    def _named(self, around: Around, own: str) -> tuple[str, str]:
        own = _FIRST_FEW.sub("", funding.of_all_levels(without_place(own)))
        if around.quantity.unit in ("户", "人") and _THE_VILLAGE.fullmatch(own + around.right):
            around, own = replace(around, left="", right="", led=True), ""
        if around.quantity.form == "rank":
            own = ranked.without_field(own)
        if self.units.dimension(around.quantity.unit) == "weight":
            own = produce.yielded(own)
        if told := self._told_before(around, own):
            return told
        right = around.right
        if right and not own and around.listed and not around.left and not people.is_governed(right):
            own = self.context.verb
        self.context.verb = own if right else ""
        if right and around.after.startswith("的"):
            if head := self.words.head_end.search(own):
                own, right = "", right + head[0]  # 总投资5.8亿元的水利枢纽工程
            elif _HOLDS.match(own):
                right = ""
        phrase = without_light_verb(own + right, self.words)
        if right and (does := subsets.doing(around, phrase, self.context)) != phrase:
            return does, "object"
        if not phrase:
            return self._unnamed(around)
        if self.context.carried and compared.is_mean(around, phrase):
            return self.context.carried, "carried"
        of_mean = compared.part_of_mean(phrase) if around.quantity.unit == "%" else None
        if of_mean is not None:
            whose = self.completer.complete(around, of_mean) if of_mean else self.context.carried
            return f"{whose}相当于平均水平", "share of, carried"
        among = self.completer.among(around) and len(phrase) <= 8 and self.context.whole
        if among and not (phrase in self.context.whole and self.words.generic_only.fullmatch(phrase)):
            return self.completer.part(phrase, around.quantity.unit), "part of"
        whole = self.completer.scoped(
            around, self.completer.complete(around, self.completer.new(around, phrase))
        )
        if whole != phrase and whole == self.context.before.phrase:
            return whole, "carried"
        kind = self.units.dimension(around.quantity.unit) if whole == phrase else ""
        if kind == "area" and (grown := produce.grown_too(phrase, self.context)):
            return grown, "field of a crop"
        animals = whole == phrase and around.quantity.unit in produce.ANIMALS
        if animals and (herd := produce.herd_too(phrase, self.context)):
            return herd, "herd"
        return whole, "object" if right else "subject"

    def _told_before(self, around: Around, own: str) -> tuple[str, str] | None:
        """The phrase of words that only what was spoken of before makes whole; None where they stand alone."""
        right, unit, subject = around.right, around.quantity.unit, self.context.subject.phrase
        dimension, rank = self.units.dimension(unit), around.quantity.form == "rank"
        those = people.still_poor(unit, right) or funding.of_batch(own, self.context)
        if those := those or reach.also(around, own + right, self.context):
            return those, "count"
        if loss := disasters.named("" if own in _AREAS_COUNTED else own, right, unit, subject):
            return loss, "subject"
        if unit == "%" and (ratio := _RATIO_TO.fullmatch(own)) and self.context.carried and not right:
            return f"{self.context.carried}与{ratio['other']}之比", "subject"
        if _AGES.fullmatch(own) and (group := _AGES.match(subject)):
            return own + subject[group.end() :], "part of"
        attained = _ATTAINED.match(around.left) and not right
        if attained and TASK_NOUN.search(subject):
            return TASK_NOUN.sub("", subject), "task attained"
        if attained and (planned := _BUDGETED.search(subject)):
            return subject[: planned.start()], "task attained"
        if rank and own and ranked.is_field(own):
            return self.context.ranked or self.context.carried, "carried"
        if subject and (_BY_METHOD.match(own) or (rank and own in ranked.OVERALL)):
            return subject, "carried"
        if around.quantity.implied and right in _AREAS_COUNTED and not own:
            return right, "areas, carried"
        listed = around.before.rfind("（") > around.before.rfind("）") or around.left.startswith("（")
        place = not right and (dimension != "counter" or listed) and is_place(own)  # but 产业强镇1个
        if place and (counted := self.context.counting.get(unit) or self.context.counted.get(unit)):
            return counted, "carried"
        if place and self.context.carried:
            return self._carried(unit), "carried"
        if back := again.pointed_at(self.context, own, right):
            return back
        if goal := again.aimed_at(self.context, own + right, dimension):
            return goal, "said again"
        said = "" if right or around.topic else again.said(self.context, own, dimension)
        return (said, "said again") if said else None

    def _unnamed(self, around: Around) -> tuple[str, str]:
        """The phrase of a figure without words of its own."""
        if missing := self.completer.not_yet(around):
            return missing, "topic, not yet"
        unit, subject = around.quantity.unit, self.context.subject.phrase
        if beside := subsets.share_beside(around, self.context):
            return beside, "carried"
        if around.moves and around.topic:
            return around.topic, "topic that moves"
        if unit == "%" and (doing := subsets.share_doing(around, self.context)):
            return doing, "share that does"
        if risen := people.out_of_poverty(unit, around.after, subject):
            return risen, "count"
        counted = self.units.dimension(unit) in (self.context.dimension, *self.context.counted)
        same = counted and compared.WAS.fullmatch(around.left.lstrip("、和与及（"))
        if not same and (of_area := people.of_area(unit, subject, around.led)):
            return of_area, "count"
        if not subject and (topic := self.completer.topic(around)):
            return again.said(self.context, topic, self.units.dimension(unit)) or topic, "topic"
        if not subject and around.left.endswith("完成") and unit in self.context.counted:
            return self.context.counted[unit], "carried"
        return self._carried(unit), "carried"

    def _carried(self, unit: str) -> str:
        """What goes on from the sentence before: of what it counted the last in this dimension (甲乡62万元、帐篷40顶。乙乡58万元)."""
        context = self.context
        return context.carried if context.subject.phrase else context.carried_in(self.units.dimension(unit))
