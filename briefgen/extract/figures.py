"""From quantities to figures: each with the phrase that says what it measures, and its kind.

One pass over the sentences. What a sentence has spoken of so far (`_Context`) gives a subject to figures
that have none of their own: 增长14%, 其中省级48.97亿元, 总产量达7.8万吨.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.catalogue.phrases import Phrases
from briefgen.catalogue.units import Units
from briefgen.extract import kinds
from briefgen.extract.clauses import clauses, sentences
from briefgen.extract.phrases import (
    LIMIT,
    NUL,
    Subject,
    clean_left,
    clean_right,
    join,
    part_of,
    qualified,
    shorten,
    split_list,
    stem,
    without_light_verb,
)
from briefgen.extract.quantities import Quantity
from briefgen.model import Scenario, Span, Transformation


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and what the words around it say; where and when are still as printed.

    `phrase_start` is where its own words begin: an area or period named from there on belongs to it first.
    `scope` is the population named before it (51个贫困县); `origin` marks the first of 由X提高到Y;
    `heads` are the column heads of a figure in a table.
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


@dataclass
class _Context:
    """What the sentence has spoken of so far."""

    subject: Subject = field(default_factory=Subject)
    before: Subject = field(default_factory=Subject)
    scope: str = ""
    topic: str = ""
    verb: str = ""
    share: str = ""
    whole: str = ""
    dimension: str = ""
    whole_dimension: str = ""
    scenario: Scenario = "actual"


_BETWEEN = re.compile(r"^[\s\u2060]*(?:[、和及与,]|分别)?(?:人均|每人|年均|月均)?(?:每年|每月)?[\s\u2060]*$")
_INSTANCES = re.compile(r"^[^等]*、[^等]*等(?=[\u4e00-\u9fff]{2})")
_AND = re.compile(r"[\u4e00-\u9fff](?:和|与|及|以及)$")
_NEW = re.compile(r"^新(?:增|建|培育|发展|认定|创建|改造|引进|纳入|选派|招聘)")
_EACH = re.compile(r"(?<=.)分别(?:达到|为|达|是|有|完成|实现)(?:人均|每人)?(?:每年|每月)?$")
_ARRIVED = re.compile(r"^(?:分别)?[\u4e00-\u9fff]{0,3}[到至](?:目前|现在|如今|现今)?的?(?:约|近|超过)?$")
_NOISE = re.compile(rf"[{NUL}\u2060\s]+")
_FROM = re.compile(r"[由从自](?:原来|原先|过去|以前|最初|此前)?[^由从自，、]{0,12}$")
_ARRIVES = re.compile(r"^[^，。；\d]{0,8}[到至为]")
_OF = re.compile(r"占(?![比地])(?P<whole>[^占]*)$")
_TASK = re.compile(r"(?:全年|年度|全年度)?(?:计划|目标)?(?:任务|计划|目标|预算)(?:数|任务)?$")
_AMONG = re.compile(r"其中(?:[:,，])?")
_SCOPE = re.compile(r"^(?:国定|国家级|省级|深度|集中连片|原)?(?:贫困|脱贫|重点帮扶|乡村振兴重点帮扶|经济强|试点|示范|监测|样本|调查)(?:市县|县区|旗县|县市区|县|村|乡镇|户)")
_SAID_OF = re.compile(r"(?!中|全部|均|和|及|与)[\u4e00-\u9fff“]")
_BENEFITS = re.compile("(?:惠及|覆盖|带动|吸纳|辐射|受益|服务|吸引)")
_COUNTS = {"户": "户数", "人": "人口"}
_TIMES_OF = re.compile(r"^(?:也|约|仅|则|已)?(?:是|为|相当于).*的$")


def find(view: str, blank: str, quantities: Sequence[Quantity], words: Phrases, units: Units) -> list[Figure]:
    """All figures of a reading view. `blank` is the view with areas and periods as NUL."""
    starts = [q.start for q in quantities]
    found: list[Figure] = []
    before, topic = Subject(), ""
    for sentence in sentences(view):
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        if first == last:
            topic = _topic_of(blank[sentence.start : sentence.end], words)
            continue
        reader = _Sentence(blank, sentence, quantities[first:last], words, units, before)
        reader.context.topic, topic = topic, ""
        found.extend(reader.figures())
        before = reader.context.subject if reader.context.subject.phrase else before
    return found


def _topic_of(sentence: str, words: Phrases) -> str:
    """The topic that a short sentence without figures sets for the next: 大力开展教育扶贫。"""
    first = re.split(r"[，；：。]", sentence)[0]
    topic = words.topic_verbs.sub("", clean_left(first, words))
    return topic if 2 <= len(topic) <= 14 and len(sentence) <= 40 else ""


class _Sentence:
    def __init__(  # noqa: PLR0913
        self, blank: str, span: Span, quantities: Sequence[Quantity], words: Phrases, units: Units, before: Subject
    ) -> None:
        self.blank, self.span, self.quantities = blank, span, quantities
        self.words, self.units = words, units
        self.context = _Context(before=before)
        self._at = span.start
        self._led = self._in_list = False
        self.clauses = clauses(blank, span)
        self.clause_starts = [c.start for c in self.clauses]

    def figures(self) -> Iterator[Figure]:
        index = 0
        while index < len(self.quantities):
            run = self._run(index)
            yield from (figure for figure in self._figures_of(index, run) if figure.quantity.unit)
            index += len(run)

    def _run(self, index: int) -> list[Quantity]:
        """The quantities that follow one another with nothing but 、 between: 5.2万亩、8.97万亩、6.65万亩."""
        run = [self.quantities[index]]
        for quantity in self.quantities[index + 1 :]:
            between = self.blank[run[-1].outer_end : quantity.outer_start]
            separated = bool(between.strip(" \u2060")) and bool(_BETWEEN.match(between))
            if not separated or self.units.dimension(quantity.unit) != self.units.dimension(run[0].unit):
                break
            run.append(quantity)
        return run

    def _clause(self, quantity: Quantity) -> Span:
        return self.clauses[max(0, bisect_right(self.clause_starts, quantity.start) - 1)]

    def _figures_of(self, index: int, run: list[Quantity]) -> Iterator[Figure]:
        first = self._figure(index, run[0], run[-1])
        items = self._items(first, len(run))
        for position, quantity in enumerate(run):
            phrase = items[position] if items else first.phrase
            quantity = quantity if quantity.unit else replace(quantity, unit=first.quantity.unit, implied=True)
            rule = f"{first.rule}+list" if items else first.rule
            yield replace(first, quantity=quantity, phrase=phrase, rule=rule)
        self._remember(first, items)

    def _items(self, first: Figure, count: int) -> tuple[str, ...]:
        if count < 2:
            return ()
        if first.phrase == self.context.subject.phrase and len(self.context.subject.items) == count:
            return self.context.subject.items
        return split_list(first.phrase, count, self.words)

    def _remember(self, figure: Figure, items: tuple[str, ...]) -> None:
        if figure.transformation == "share":
            self.context.share = figure.phrase
        if "carried" in figure.rule or figure.rule.startswith("share of") or figure.transformation == "rank":
            return
        self.context.subject = Subject(figure.phrase, items)
        self.context.dimension = self.units.dimension(figure.quantity.unit)

    def _left(self, index: int, clause: Span) -> tuple[int, str]:
        """Where the words of a quantity begin, and these words."""
        start = clause.start
        end = self.quantities[index].outer_start
        if index and self.quantities[index - 1].outer_end > start:
            start = self.quantities[index - 1].outer_end
            if self.quantities[index - 1].implied:
                start += len(self.units.noun_at(self.blank[start : start + 5]))
            cut = self.blank.rfind("、", start, end)
            if cut >= 0 and not self._in_quotes(cut, end):
                start = cut + 1
            elif _AND.search(self.blank[start:end]):
                start = end
        return start, self.blank[start:end]

    def _in_quotes(self, at: int, end: int) -> bool:
        return self.blank.count("”", at, end) > self.blank.count("“", at, end)

    def _right(self, last: Quantity, clause: Span) -> str:
        following = next((q for q in self.quantities if q.start >= last.end), None)
        end = min(clause.end, following.outer_start) if following else clause.end
        return self.blank[last.outer_end : end]

    def _figure(self, index: int, quantity: Quantity, last: Quantity) -> Figure:
        clause = self._clause(quantity)
        self._at = quantity.start
        start, left_raw = self._left(index, clause)
        self._in_list = self.blank[self.span.start : start].endswith("、")
        self._led = left_raw.lstrip(" ，、\u2060").startswith(NUL)
        left = _NOISE.sub("", left_raw)
        right_raw = self._right(last, clause)
        origin = bool(_FROM.search(left)) and bool(_ARRIVES.match(_NOISE.sub("", right_raw)))
        if origin:
            left = _FROM.sub("", left)
        how = kinds.move(left, self.words)
        right = self._object(last, right_raw) if self._takes_noun(quantity, left) else ""
        quantity = self._with_unit(quantity, left, how)
        moving = bool(how) and kinds.moves(quantity, how, right)  # type: ignore[arg-type]
        phrase, rule = self._phrase(quantity, left, right, how, moving)
        self._note_scope(quantity, right_raw)
        kind = kinds.transformation(quantity, moving)
        return Figure(
            quantity, self.span, clause, shorten(phrase), kind, self._scenario(quantity, left), rule, start,
            self.context.scope, origin, bool(how and how.falls and moving),
        )  # fmt: skip

    def _note_scope(self, quantity: Quantity, right_raw: str) -> None:
        """在51个贫困县建成…: a population that something is said of, not a list item."""
        text = _NOISE.sub("", right_raw)
        match = _SCOPE.match(text) if quantity.unit in ("个", "家") else None
        following = next((q for q in self.quantities if q.start >= quantity.end), None)
        same = bool(following) and self._clause(following) == self._clause(quantity)  # type: ignore[arg-type]
        if match and same and _SAID_OF.match(text, match.end()):
            self.context.scope = self.blank[quantity.start : quantity.end] + match[0]

    def _object(self, quantity: Quantity, right_raw: str) -> str:
        """The noun after a figure; where its verb ends at the next figure, that figure's noun belongs to it."""
        following = next((q for q in self.quantities if q.start >= quantity.end), None)
        right = clean_right(right_raw, listed=self._followed(quantity))
        if not right and following and following.start == quantity.outer_end and self.units.base(following.unit).noun_after:
            return clean_right(self._right(following, self._clause(following)))
        if how := self.words.movement.search(right):
            return re.sub("(?:人均|户均|平均)$", "", right[: how.start()])
        if self.units.of_last_noun(right):
            return right
        if right and following and not following.implied and right_raw.rstrip().endswith(right[-1]):
            clause = self._clause(following)
            if clause.start <= quantity.start and self.units.base(following.unit).noun_after:
                right = (right + clean_right(self._right(following, clause)))[:LIMIT]
        return right

    def _followed(self, quantity: Quantity) -> bool:
        clause = self._clause(quantity)
        return any(quantity.end <= q.start < clause.end for q in self.quantities)

    def _with_unit(self, quantity: Quantity, left: str, how: kinds.Move | None) -> Quantity:
        """A figure printed without its unit takes it from the words before: 同比增长9.2, 改造农村危房8612."""
        if quantity.unit or quantity.form != "number":
            return quantity
        if how and not how.arrives and how.compared and abs(quantity.value) < 1000:
            return replace(quantity, unit="%", implied=True)
        return replace(quantity, unit=self.units.of_last_noun(clean_left(left, self.words)), implied=True)

    def _scenario(self, quantity: Quantity, left: str) -> Scenario:
        if not _AMONG.search(left):
            self.context.scenario = kinds.scenario(self.blank[self.span.start : quantity.start], self.words)
        return self.context.scenario

    def _takes_noun(self, quantity: Quantity, left: str) -> bool:
        if quantity.form == "rank":
            return False
        if quantity.implied or quantity.unit == "%":
            return quantity.unit != "%" or not clean_left(left, self.words)
        return self.units.base(quantity.unit.partition("/")[0]).noun_after

    # --- the phrase ---------------------------------------------------------------------------

    def _phrase(  # noqa: PLR0913
        self, quantity: Quantity, left: str, right: str, how: kinds.Move | None, moving: bool
    ) -> tuple[str, str]:
        if how and (moving or how.arrives):
            return self._moved(quantity, how)
        if quantity.unit in ("%", "倍") and (of := _OF.search(left)):
            return self._share(left[: of.start()], of["whole"])
        if _ARRIVED.match(left) or (quantity.unit == "倍" and _TIMES_OF.match(left)):
            return self.context.subject.phrase or self.context.before.phrase, "arrival carried"
        own = "" if left.endswith("等") and right else clean_left(_EACH.sub("", _INSTANCES.sub("", left)), self.words)
        if quantity.unit == "元" and self.words.spends.fullmatch(left) and (spent := self._spent_on(quantity)):
            return spent + "投入", "spent"
        if quantity.unit == "%" and _TASK.search(right or own):
            return self._task(own, right)
        return self._named(own, right, left, quantity.unit)

    def _moved(self, quantity: Quantity, how: kinds.Move) -> tuple[str, str]:
        """A rise or fall has the phrase of the level it moves."""
        own = without_light_verb(clean_left(how.subject, self.words), self.words)
        if how.verb == "增收":
            return join(own, "收入"), "movement"
        if not own:
            points = quantity.unit in kinds.POINTS
            subject = (self.context.share if points else "") or self.context.subject.phrase or self.context.before.phrase
            return subject, "movement carried"
        return self._complete(own), "movement"

    def _task(self, own: str, right: str) -> tuple[str, str]:
        """达到年度目标的103.7%, 以107.07%的成绩完成任务: a share of the task, of what was counted before."""
        before = clean_left(_TASK.sub("", own), self.words)
        subject = before or self.context.subject.phrase or self.context.before.phrase
        task = _TASK.search(right or own)
        return f"{subject}完成{task[0] if task else ''}", "share of task"

    def _share(self, before: str, whole: str) -> tuple[str, str]:
        own = clean_left(before, self.words)
        subject = self._complete(own) if own else (self.context.subject.phrase or self.context.before.phrase)
        whole = clean_left(whole, self.words).removesuffix("比重").removesuffix("比例").removesuffix("的")
        return f"{subject}占{whole}比重", "share of" if own else "share of, carried"

    def _named(self, own: str, right: str, left: str, unit: str) -> tuple[str, str]:
        if right and not own and self._listed(left):
            own = self.context.verb
        self.context.verb = own if right else ""
        phrase = own + right if right else without_light_verb(own, self.words)
        if right:
            phrase = without_light_verb(phrase, self.words)
        if not phrase:
            if self._led and unit in _COUNTS:
                return _COUNTS[unit], "count"
            return self.context.subject.phrase or self._topic() or self.context.before.phrase, "carried"
        if self._among(left, unit) and len(phrase) <= 8 and self.context.whole:
            return self._part(phrase), "part of"
        return self._scoped(self._complete(self._new(phrase))), "object" if right else "subject"

    def _new(self, phrase: str) -> str:
        """新发展油茶6.5万亩、中药材3万亩: what is new stays new along the list."""
        new = _NEW.match(self.context.subject.phrase)
        before = self.blank[self.span.start : self._at]
        if not new or _NEW.match(phrase) or phrase in self.words.is_modifier or max(map(before.rfind, "，；。")) > before.rfind("、"):
            return phrase
        return new[0] + phrase

    def _listed(self, left: str) -> bool:
        """Does the figure follow another in a list, 93个县、3700个脱贫村, under one verb?"""
        return not left and self.blank[self.span.start : self._at].rstrip(" \u2060").endswith("、")

    def _scoped(self, phrase: str) -> str:
        """A figure behind 51个贫困县 is about these: its phrase says so."""
        population = re.sub(r"^[\d.]+[万亿]?[个家]|国定|国家级", "", self.context.scope)
        return phrase if not population or population in phrase else population + phrase

    def _among(self, left: str, unit: str) -> bool:
        """Is the figure a part named by 其中, in its clause or just before?"""
        before = self.blank[self.span.start : self._at]
        at = before.rfind("其中")
        if at < 0 or "；" in before[at:]:
            self.context.whole = ""
            return False
        if _AMONG.search(left) or before.rstrip("，, \u2060").endswith("其中") or not self.context.whole:
            self.context.whole = self.context.subject.phrase
            self.context.whole_dimension = self.context.dimension
        return self.units.dimension(unit) == self.context.whole_dimension

    def _part(self, phrase: str) -> str:
        if phrase in self.words.is_modifier:
            return self._with_modifier(phrase)
        return part_of(self.context.whole, phrase, self.words)

    def _with_modifier(self, modifier: str) -> str:
        """省级 after 国家级农业产业化龙头企业: the noun stays, the modifier changes."""
        subject = self.context.subject.phrase
        for other in self.words.modifiers:
            if other in subject and len(other) >= 2 and other not in ("新增", "新建"):
                return subject.replace(other, modifier, 1)
        return modifier + subject

    def _complete(self, phrase: str) -> str:
        """A phrase that cannot stand alone gets the subject of the figure before."""
        subject = self.context.subject.phrase
        if phrase in self.words.is_modifier and subject:
            return self._with_modifier(phrase)
        if phrase in self.words.is_head:
            if (self._led and phrase not in self.words.rates) or not subject:
                return phrase
            base = subject
            return join(base if phrase in self.words.rates else stem(base, self.words), phrase)
        if _BENEFITS.match(phrase) and (doer := stem(subject, self.words) or self._clause_topic()):
            return join(doer, phrase)
        if self.words.generic_only.fullmatch(phrase) and not self._in_list:
            return self._generic(phrase)
        return qualified(phrase, subject, self.words)

    def _generic(self, phrase: str) -> str:
        """投入资金, 县开展试点: what for, the clause without figures just before says."""
        topic = self._topic()
        return join(topic, phrase) if topic and topic not in phrase else phrase

    def _topic(self) -> str:
        """What the clause without figures just before speaks of, else what the sentence before counted."""
        return self._clause_topic() or self.context.subject.phrase or self.context.topic

    def _clause_topic(self) -> str:
        index = bisect_right(self.clause_starts, self._at) - 1
        if index <= 0:
            return ""
        clause = self.clauses[index - 1]
        if any(clause.start <= q.start < clause.end for q in self.quantities):
            return ""
        topic = clean_left(self.blank[clause.start : clause.end], self.words)
        return self.words.topic_verbs.sub("", topic)[-14:]

    def _spent_on(self, quantity: Quantity) -> str:
        """投入49亿元实施79个农村饮水提标升级项目: the project, from this clause or the next."""
        text = self.blank[quantity.outer_end : self.span.end]
        text = re.sub(r"[\d.]+[万亿]?[个家所条项座处公里]*", "", _NOISE.sub("", text)).lstrip("，,")
        match = self.words.spent.match(text)
        if not match:
            return ""
        goal = re.split(r"[，。；！]", text[match.end() :])[0]
        goal = goal.rsplit("等", 1)[-1] if "等" in goal else re.split("[、和]", goal)[-1]
        return clean_right(goal)[-16:]
