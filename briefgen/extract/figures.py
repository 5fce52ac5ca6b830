"""From quantities to figures: each with the phrase that says what it measures, and its kind.

One pass over the sentences. What a sentence has spoken of so far (`Context`) gives a subject to figures
that have none of their own: 增长14%, 其中省级48.97亿元, 总产量达7.8万吨.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.catalogue.phrases import Phrases
from briefgen.catalogue.units import Units
from briefgen.extract import compared, funding, implied, kinds
from briefgen.extract.asides import CAUSE, NUL
from briefgen.extract.clauses import is_heading, sentences
from briefgen.extract.completing import AMONG
from briefgen.extract.context import Around, Context
from briefgen.extract.lists import split_list
from briefgen.extract.naming import TASK_NOUN, Namer
from briefgen.extract.objects import Objects
from briefgen.extract.phrases import (
    EXCEPT,
    Subject,
    clean_left,
    shorten,
)
from briefgen.extract.qualifiers import Quantity
from briefgen.extract.scenarios import Scenarios, heads_plans, sets_goals
from briefgen.extract.surroundings import NOISE, Surroundings
from briefgen.extract.topics import (
    aspect_of,
    behind_label,
    is_labelled,
    is_outcome,
    looks_by_area,
    topic_of_sentence,
)
from briefgen.model import Scenario, Span, Transformation


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and what the words around it say; where and when are still as printed.

    `phrase_start` is where its own words begin: an area or period named from there on belongs to it first.
    `scope` is the population named before it (51个贫困县); `origin` marks the first of 由X提高到Y;
    `heads` are the column heads of a figure in a table, `listed` its place among how many in a row.
    """

    quantity: Quantity
    sentence: Span
    clause: Span
    phrase: str
    transformation: Transformation
    scenario: Scenario
    rule: str
    phrase_start: int
    scope: str = ""
    origin: bool = False
    negative: bool = False
    heads: tuple[Span, ...] = ()
    listed: tuple[int, int] = (0, 1)


_BETWEEN = re.compile(r"^[\s\u2060]*(?:[、和及与,]|分别)?(?:人均|每人|年均|月均)?(?:每年|每月)?[\s\u2060]*$")
_EACH_MOVES = re.compile(r"[、，](?P<verb>增加|减少|增长|下降|提高|降低|上升|回落)(?=\d)")
"""分别增加1.12万人、减少3.08万人"""
_EACH_MOVED = re.compile("分别(?:[^，。；]{0,8}?)(?:增加|减少|增长|下降|提高|降低|上升|回落)")
_FROM = re.compile(
    r"(?:[由从]|自(?![治来然主筹有愿身营助建]))(?:原来|原先|过去|以前|最初|此前)?[^由从自，、]{0,12}$"
)
_ARRIVES = re.compile(r"^[^，。；\d]{0,8}(?:[到至](?![位户账村今])|为(?!止)|[跃升]居)")
_SCOPE = re.compile(
    r"^(?:国定|国家级|省级|深度|集中连片|原)?(?:贫困|脱贫|重点帮扶|乡村振兴重点帮扶|经济强|试点|示范|监测|样本|调查)(?:市县|县区|旗县|县市区|县|村|乡镇|户)"
)
_PER = re.compile(r"(?<=[到至为达是的准])(?:每人每|每户每|人均每|每)[年月天人户]$")
_SHARE_TAIL = re.compile("(?<=[一-鿿]{2})占(?:比重?|比例)$")
"""60岁以上占比23.5%；80岁以上4.1万人: a count is no share"""
_SHORT = 4
_BRINGS = re.compile(
    "(?:(?<=[^年]..)总投资|带来|获得|取得|实现|增加|创造|得到|拿到|领到|换来|产生)(?:了|近|约|超过)?$"
)
_MONEY = re.compile("[\u4e00-\u9fff]{0,4}(?:投资|资金|贷款|补助|补贴)(?=[，。；、]|$)")
"""完成81亿元投资: what money it is stands behind it."""
_PAID = re.compile("(?:发放|拨付|下达|兑付|争取|筹集|整合|投放|落实|设立|安排|兑现)了?[近约超达到共]{0,2}$")
_FUNDS = re.compile(
    "[一-鿿“”]{2,12}(?:资金|贷款|补助|补贴|奖金|基金|工资|养老金|保险金)(?=[，。；、]|投入|用于|支持|实施|开展|建设|发展|$)"
)
"""发放3568.5万元产业扶持启动资金: what was paid stands behind the sum."""
_AGAINST = re.compile(f"(?<=[一-鿿][一-鿿])[比较]{NUL}+$")
"""生产总值比2010年翻一番"""
_BY_THEN = re.compile(f"(?:[于在]|务必|确保)*{NUL}+[底末]?(?:之前|以前|前(?![列茅景置端沿期三]))")
"""今年年底前要让…出列"""
_ASIDE = re.compile("[（(][^（）()]{1,8}[）)]$")
_BRACKETS = re.compile("（[^（）]*）")
_STEP = re.compile(
    "的?新?(?:台阶|大关|关口|门槛|行列|基础)|的(?:年度|全年|预期)?目标(?:任务)?(?=[，。；、]|$)"
)
"""跃上1000亿元的新台阶, 基本建成18万套的目标: no noun of the figure."""
_SENT = re.compile("(?:选派|抽调|选调|抽派|遴选|目前|眼下|至今)")
"""从68家机关单位选派工作队92支, 1.18万户任务目前只竣工7646户: the units are no part of what is told next."""
_LISTED_PLACE = re.compile(
    r"^[\s\u2060]*(?:\d{1,2}[.．、])?[一-鿿]{2,6}(?:镇|乡|街道|社区|村)[ \u3000]+(?=[一-鿿])"
)
"""1.本庄镇 任务412户: the place that a line begins with, and a space, is no part of the phrase."""
_SIZE = re.compile("^规模(?=的)")
_ANIMALS = frozenset("头只羽匹尾")
_LEVEL_OF = re.compile(
    rf"(?:[快慢高低]于|(?<=%)[和与及、])(?:[{NUL}\u2060\s]|同期|平均|水平)+的?[\u2060\s]*$|[，,]分别[为达是]?$"
)
"""上涨6.1%，但低于全省的6.4%和全国的6.5%: growths as the one before."""
_SAID_OF = re.compile(r"(?!中|全部|均|和|及|与)[\u4e00-\u9fff“]")


def find(view: str, blank: str, quantities: Sequence[Quantity], words: Phrases, units: Units) -> list[Figure]:
    """All figures of a reading view. `blank` is the view with areas and periods as NUL."""
    starts = [q.start for q in quantities]
    found: list[Figure] = []
    before: Context | None = None
    lead: Context | None = None
    topical, planning, by_area, ended = "", False, False, 0
    labelled = is_labelled(blank)
    for sentence in sentences(view):
        opens, ended = "\n" in view[max(0, ended - 1) : sentence.start], sentence.end
        planning, by_area = planning and not opens, by_area and not opens
        if opens and looks_by_area(blank[sentence.start : sentence.end]):
            by_area = True
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if first == last:
            topical = blank[sentence.start : sentence.end]
            planning |= is_heading(view, sentence) and heads_plans(topical)
            continue
        topic = topic_of_sentence(topical, words)
        start = behind_label(blank, sentence, labelled)
        label = blank[sentence.start : start].strip().rpartition(" ")[2]
        outcome = is_outcome(blank[start : sentence.end])
        share = (before.share or before.share_before) if before else ""
        before = (lead or before) if by_area else before
        namer = Namer(words, units, before, topic, label, outcome)
        namer.context.share_before = share
        namer.context.aspect = aspect_of(blank[start : sentence.end])
        scenarios = Scenarios(view, sentence, words, planning)
        reader = _Sentence(blank, quantities[first:last], namer, start, scenarios)
        found.extend(reader.figures())
        planning = planning or sets_goals(view[sentence.start : sentence.end])
        lead, by_area = lead or namer.context.lead, False
        before, topical = namer.context if namer.context.subject.phrase else before, ""
    return found


class _Sentence:
    def __init__(
        self, blank: str, quantities: Sequence[Quantity], namer: Namer, start: int, scenarios: Scenarios
    ) -> None:
        self.blank, self.quantities, self.scenarios = blank, quantities, scenarios
        self.span = scenarios.span
        self.words, self.units, self.namer = namer.words, namer.units, namer
        self.grew = self.moved = False
        self.counted_before = ""
        self.start = start
        self.outside: Subject | None = None
        self.told: list[str] = []
        """The phrases of the figures so far, in order."""
        self.around = Surroundings(blank, self.span, quantities, namer.units, start)
        self.objects = Objects(self.around, self.words)

    def figures(self) -> Iterator[Figure]:
        index = 0
        while index < len(self.quantities):
            run = self._run(index)
            self._brackets(index)
            yield from (figure for figure in self._figures_of(index, run) if figure.quantity.unit)
            index += len(run)

    def _brackets(self, index: int) -> None:
        """What a remark in brackets counts (建设项目31个（民生任务27个），其中…) is forgotten behind them."""
        end = self.quantities[index - 1].outer_end if index else self.span.start
        between = self.blank[end : self.quantities[index].outer_start]
        if "）" in between and self.outside:
            self.namer.context.subject, self.outside = self.outside, None
        opening = between.rfind("（")
        if opening > between.rfind("）") and clean_left(between[opening + 1 :], self.words):
            self.outside = self.namer.context.subject

    def _run(self, index: int) -> list[Quantity]:
        """The quantities that follow one another with nothing but 、 between: 5.2万亩、8.97万亩、6.65万亩."""
        run = [self.quantities[index]]
        for quantity in self.quantities[index + 1 :]:
            between = self.blank[run[-1].outer_end : quantity.outer_start]
            separated = bool(between.strip(" \u2060")) and bool(_BETWEEN.match(between))
            moves = _EACH_MOVES.match(self.blank, run[-1].outer_end)
            separated = separated or bool(moves and _EACH_MOVED.search(self.around.before(run[0])))
            if not separated:
                break
            run.append(quantity)
        alike = next((at for at, one in enumerate(run) if not self._alike(one, run[0])), len(run))
        whole = alike == len(run) or self._is_named_each(index, len(run)) or self._is_told_each(index, run)
        return run if whole else run[:alike]

    def _is_named_each(self, index: int, count: int) -> bool:
        """种植面积、产量、产值分别为2.7万亩、3.3万吨、6629万元: as many names as figures, of whatever units."""
        names, each, _ = self.around.before(self.quantities[index]).partition("分别")
        return bool(each) and len(split_list(clean_left(names, self.words), count, self.words)) == count

    def _is_told_each(self, index: int, run: Sequence[Quantity]) -> bool:
        """播种面积205.3万亩、产量48.6万吨，分别比上年增加1.2万亩、0.9万吨: as many figures before, unit by unit."""
        earlier = self.quantities[max(0, index - len(run)) : index]
        each = len(earlier) == len(run) and "分别" in self.around.before(run[0])
        return each and all(map(self._alike, earlier, run))

    def _alike(self, one: Quantity, other: Quantity) -> bool:
        """May two quantities stand in one list? Their units are of one dimension, or count animals (头, 只, 羽)."""
        dimensions = {self.units.dimension(unit.partition("/")[0]) for unit in (one.unit, other.unit)}
        if dimensions == {"multiple", "percent"}:
            return True  # 分别增长1.5倍、31.5%
        return len(dimensions) == 1 or ("animal" in dimensions and {one.unit, other.unit} <= _ANIMALS)

    def _figures_of(self, index: int, run: list[Quantity]) -> Iterator[Figure]:
        first = self._figure(index, run[0], run[-1])
        each = len(run) > 1 and (
            "分别" in self.blank[first.phrase_start : run[0].outer_start]
            or (len(run) == 2 and (first.rule == "movement carried" or run[0].form == "rank"))
        )
        items = self.namer.items(first.phrase, len(run), each, self.around.before(run[0]) if each else "")
        if first.rule == "movement carried" and self._is_told_each(index, run):
            items = tuple(self.told[index - len(run) : index])
        for position, quantity in enumerate(run):
            phrase = shorten(items[position] if items else first.phrase)
            self.told.append(phrase)
            if not quantity.unit:
                quantity = replace(quantity, unit=first.quantity.unit, implied=True)
            rule = f"{first.rule}+list" if items else first.rule
            kind = first.transformation
            if quantity.unit not in (first.quantity.unit, "倍"):  # 分别降至1.38万人和3.63%
                times = first.quantity.unit == "倍" and first.rule.startswith("movement")
                moves = kind in ("growth", "change") or times
                kind = kinds.transformation(quantity, moves)
            listed, falls = (position, len(run)), first.negative
            if position and (moved := _EACH_MOVES.match(self.blank, run[position - 1].outer_end)):
                falls = moved["verb"] in self.words.falls
            yield replace(first, quantity=quantity, phrase=phrase, transformation=kind, rule=rule, listed=listed,
                          negative=falls)  # fmt: skip
        self.namer.remember(first.quantity, shorten(first.phrase), first.rule, first.transformation, items)

    def _figure(self, index: int, quantity: Quantity, last: Quantity) -> Figure:
        clause = self.around.clause(quantity)
        start, left_raw = self.around.left(index, clause)
        left_raw = _LISTED_PLACE.sub(
            "", EXCEPT.sub("", (label := self.around.labelled(quantity)) or left_raw)
        )
        left = NOISE.sub("", _BY_THEN.sub("", _AGAINST.sub("", left_raw)))
        right_raw = EXCEPT.sub("", _SIZE.sub("", self.around.right(last, clause)))
        right_raw = "" if _STEP.match(right_raw) else right_raw
        origin = bool(_FROM.search(left)) and bool(_ARRIVES.match(NOISE.sub("", right_raw)))
        if origin:
            moved = kinds.move(left, self.words)  # 由下降4.8%转为增长7.3%
            left = _FROM.sub("", left) + (moved.verb if moved and not moved.arrives else "")
        left = _PER.sub("", left)
        how = kinds.move(_ASIDE.sub("", CAUSE.sub("", left)), self.words)
        left = left.removeprefix(self.counted_before)
        right = self.objects.behind(last, right_raw) if self._takes_noun(quantity, left, right_raw) else ""
        left = "" if right and left.endswith("、") else left
        own = clean_left(left, self.words)
        verbal = not own or self.words.light_verb.fullmatch(own)
        # 辖21个村146个村民组8154户: 村 is no part of the next phrase
        bare = _BRACKETS.sub("", right_raw).removesuffix("的")
        sent = bool(right) and right_raw.startswith(right) and bool(_SENT.match(right_raw, len(right)))
        self.counted_before = right if verbal and (bare == right or sent) else ""
        quantity = self._with_unit(quantity, left, how)
        moving = self._moves(index, quantity, how, right, bool(label))
        around = Around(
            quantity,
            left,
            right,
            self.blank[self.span.start : start],
            NOISE.sub("", self.blank[quantity.outer_end : self.span.end]),
            self.around.is_led(left_raw, self.scenarios.view, start),
            self.blank[self.span.start : start].rstrip(" \u2060").endswith("、"),
            *self.around.clause_topic(quantity, self.words),
        )
        phrase, rule = self.namer.name(around, how, moving)
        self._note_scope(quantity, right_raw)
        if quantity.unit not in ("%", "‰", "倍", "位", *kinds.POINTS):
            phrase = _SHARE_TAIL.sub("", phrase)
        than = kinds.than_before(self.scenarios.view[clause.start : quantity.outer_start])
        falls = bool(how and how.falls and moving) or than == "低"
        phrase = phrase.removesuffix(f"比{than}") if than else phrase
        kind = kinds.transformation(quantity, moving or bool(than))
        self.grew = kind == "growth" if quantity.unit == "%" else self.grew
        self.moved = kind == "change"
        part = bool(AMONG.search(left)) and self._counted_alike(quantity)
        return Figure(
            quantity, self.span, clause, phrase, kind, self._scenario(quantity, part, phrase, kind, rule), rule,
            start, self.namer.context.scope, origin, falls,
        )  # fmt: skip

    def _moves(
        self, index: int, quantity: Quantity, how: kinds.Move | None, right: str, labelled: bool
    ) -> bool:
        """Is the figure the size of a rise or fall, by its own words or those of the figure before?"""
        context = self.namer.context
        counted = self.units.dimension(quantity.unit) in (context.dimension, context.base)
        if how is not None and kinds.moves(quantity, how, right, counted):
            return True
        if self.moved and index and self._is_partner(self.quantities[index - 1], quantity):
            return True
        if quantity.unit != "%":
            return False
        before = self.blank[self.span.start : quantity.outer_start]
        after = self.blank[quantity.end : self.span.end]
        goes_on = _LEVEL_OF.search(before) or compared.GOAL.match(NOISE.sub("", after))
        return kinds.said_to_grow(before, after, labelled) or (self.grew and bool(goes_on))

    def _scenario(
        self, quantity: Quantity, part: bool, phrase: str, kind: Transformation, rule: str
    ) -> Scenario:
        """What the words say, but a goal that is told beside a result is a target, and what was done of it is none."""
        scenario = self.scenarios.of(quantity, part)
        task = kind == "level" and rule in ("subject", "said again") and TASK_NOUN.search(phrase)
        if task or rule in ("share of task, carried", "goal, carried"):
            scenario = self.scenarios.last = "target"
        if rule in ("share of task, told", "gap to goal, carried") and not self.scenarios.planning:
            scenario = self.scenarios.last = "actual"
        return scenario

    def _is_partner(self, before: Quantity, quantity: Quantity) -> bool:
        """增加127户388人: the people of the households right before."""
        return before.outer_end == quantity.start and (before.unit, quantity.unit) == ("户", "人")

    def _note_scope(self, quantity: Quantity, right_raw: str) -> None:
        """在51个贫困县建成…: a population that something is said of, not a list item."""
        text = NOISE.sub("", right_raw)
        match = _SCOPE.match(text) if quantity.unit in ("个", "家") else None
        following = next((q for q in self.quantities if q.start >= quantity.end), None)
        same = bool(following) and self.around.clause(following) == self.around.clause(quantity)  # type: ignore[arg-type]
        if match and same and _SAID_OF.match(text, match.end()):
            self.namer.context.scope = self.blank[quantity.start : quantity.end] + match[0]

    def _with_unit(self, quantity: Quantity, left: str, how: kinds.Move | None) -> Quantity:
        """A figure printed without its unit takes it from the words before."""
        if quantity.unit or quantity.form != "number":
            return quantity
        return replace(quantity, unit=implied.unit(quantity, left, how, self.blank, self.namer), implied=True)

    def _counted_alike(self, quantity: Quantity) -> bool:
        """Is a figure behind 其中 counted as the one before? Only then it shares whether that was planned."""
        return self.namer.context.dimension in ("", self.units.dimension(quantity.unit))

    def _takes_noun(self, quantity: Quantity, left: str, right_raw: str) -> bool:
        if quantity.form == "rank":
            return False
        if quantity.unit == "元" and _PAID.search(left) and _FUNDS.match(right_raw):
            return True
        if quantity.unit == "元" and right_raw.startswith("的"):
            return len(clean_left(left, self.words)) <= _SHORT or bool(_BRINGS.search(left))
        bare = not clean_left(left, self.words)
        if quantity.unit == "元" and bare and (_MONEY.match(right_raw) or funding.idle(right_raw)):
            return True
        if quantity.implied or quantity.unit == "%":
            return quantity.unit != "%" or bare
        return self.units.base(quantity.unit.partition("/")[0]).noun_after
