"""What a phrase that cannot stand alone takes from the figures and clauses before it.

A part named by 其中 keeps its whole's noun, 产量 its crop, 投入资金 what it was for, 省级 the noun that
国家级 had.
"""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.catalogue.units import Units
from briefgen.extract import dealings, funding, people, worth
from briefgen.extract.context import Around, Context
from briefgen.extract.phrases import (
    NEW,
    SCHOOLS,
    Subject,
    clean_left,
    clean_right,
    join,
    part_of,
    qualified,
    stem,
    value_added,
)

_NEW_THING = 3
"""A longer phrase that begins with 新增 or 新建 says of what."""
_MONEY = ("投资", "资金", "投入", "总投资")
_SHORT = 4
"""Characters of a phrase about money that does not say what for: 支出资金, 完成投资."""
_GOVERNED = re.compile("辖[^，。；]{0,16}$")
"""辖20个乡镇251个村: what an area governs stands alone."""
_STAGE = re.compile(
    "^(?:已经?|全部|正在|实际|新|基本|主体)*(?:入住|任务|开工|完工|竣工|复工|投产|交付|验收|在建|建成|启动|实施|使用|退出|发放|销号|办结|整改|完成)$"
)
_STAGE_FIRST = re.compile("^新?(?:开工|复工|竣工)(?=..)")
_STAGE_END = re.compile(
    "(?<=..)(?:均?已)?(?:全部|全面)?(?:新?开工|完工|竣工|复工|投产|交付|验收|在建|启动|新增|使用|退出|入住|任务|(?:基本|主体)建成)$"
)
"""建设工程2607处。已开工2348处，完工1050处: the works that were counted."""
_DRIVES = re.compile("^.{4,}?(?:带动|推动|促进)(?=.{4})")
"""以引水工程带动重大水利项目建设，基本建成3个: what was driven"""
PER_HUNDRED = re.compile("^.{0,8}每[十百千万][户人][^，、]{0,8}?(?:拥有|有)")
"""每百户家庭拥有彩电53.9台、冰箱10台: what is counted by the hundred stays so along the list."""
_WORK = re.compile("[^，。；]{2,24}?(?:工程|项目)(?=[自于\x00]|主体|已)")
"""香水水利枢纽工程自去年3月开工以来，已完成…等工作，目前完成投资: the work that the sentence is about."""
_HARVEST = re.compile("总产量?|(?:平均|亩均)*(?:单产|亩产)")
"""夏粮面积2141万亩；亩均单产409.8公斤；总产352亿斤: each of what grows there"""
_OWN_AREA = re.compile("(?:其中[:：,，]?|；)[^，。；]*面积[^；]*$")
"""其中：小麦面积119万亩，总产9.5亿斤；水稻面积…"""
_BY_HEAD = re.compile("每[人户]|人均|户均")
_INSURED_RATE, _INSURANCE = re.compile("参[保合]率"), re.compile("保|险|合作医疗")
"""追回违规资金276万元，参保率98.4%"""
_MEAN = re.compile("^(?:月?人均|户均|亩均|平均)")
_PLANNED = re.compile("(?<=..)(?:年度?|全年)?(?:计划|概算)$")
"""年计划投资2亿元，完成投资1亿元: what was done is not called planned."""
_FIRM = re.compile(
    "(?:^|[，\x00])(?P<name>[一-鿿]{3,16}(?:公司|集团|合作社|农场|酒厂))(?=落户|成立|始建|创办|位于|是|占地|现|已|自|的|，)"
)
"""天海塑业有限公司落户灵川已有12年，…产值从600万元提高到…: the firm that a sentence is about."""
_OF_INDUSTRY = ("增加值", "投资", "产值", "营业收入", "利润", "零售额", "销售额")
_INDUSTRY = re.compile("(?:(?<![企就创失毕作事停复开歇营从产])业|行业)$")
_OF_AN_INDUSTRY = re.compile(f"(?<=业)(?:{'|'.join(_OF_INDUSTRY)})$")
"""甲制造业增加值增长3%，乙制造业增长2%: of the same."""
_BARE_VERB = re.compile(
    "(?:我们|咱们|[“”]|十[一二三四]?五)*(?:计划|打算|预计)?(?:先|再|又|还|只|就|全[省市县区])*(?P<verb>搬|放|放贷|拨|减)了?"
)
"""易地扶贫搬迁，“十三五”我们计划搬18.2万人，今年先搬5.3万人: spoken of what was named."""
_SPOKEN_FOR = {"搬": "搬迁", "放": "贷款发放", "减": "减贫"}
_NOT_YET = re.compile(
    "(?:仍|还|尚)?(?:未|没有)(?P<done>拨付|兑付|兑现|发放|支付|支出|到位|下达|整改|落实|使用)"
)
_EFFORT = re.compile("(?:力度|步伐|进度|工作)$")
_LISTS = re.compile("其中(?:[:,，：]|$)")
"""其中：A 1；B 2 goes on behind a semicolon; 其中A 1；B 2 does not."""
AMONG = re.compile(r"(?:其中|当中)(?:[:,，])?")
_BENEFITS = re.compile(
    "(?:惠及|涉及|覆盖|带动|吸纳|辐射|受益|服务(?!项目|业|类|中心|价格|收入|设施|站|机构|贸易)|吸引)"
)
_SEVERAL_DOERS = re.compile(
    r"\d[^，。；、和户人]{1,16}[、和](?!同比|环比|增长|下降|比)[^，。；、和\d]{2,16}\d[^，。；、和]{1,16}[，,]?$"
)
"""龙头企业622家、合作社15799家、家庭农场5805家，带动脱贫人口225.94万人: all of them do, not the last alone."""
_BENEFIT = re.compile("(?<=..)(?:惠及|涉及|覆盖|带动|吸纳|辐射)")
_MADE = re.compile("^新?(?:认定|建成|新建|打造|培育|创建|开办|设立)(?=..)")
"""新认定帮扶车间9家，吸纳就业2247人: the workshops do"""
_LEAST_STAGE = 2
_PROJECT = re.compile("(?:工程|项目|园区?|基地|中心|改造|水库|灌区)$")
_BRACKETED = re.compile("(?P<noun>[一-鿿]{3,16})（[^（）]*$")
"""镇卫生院病房楼（建筑面积5200平方米）: the attribute is of what stands before the bracket."""
_TOWN_PAYS = re.compile("^[一-鿿]{2,8}(?:镇|乡|街道)(?=投入|投资|筹资|筹集|安排|争取)")
_BY_EACH = re.compile("月?[人户县村乡镇亩校园家]均")
_BY_KIND = re.compile("[按分][^，]{1,12}(?:分|看)$")
_SEEN_BY = re.compile("(?:从[^，。；]{1,6}看|按[^，。；]{1,12}(?:分|划分|看)|分[^，。；]{1,8}看)[，,]$")
"""转移农民工131.2万人。从流向看，省内61.9万人"""
_SEX = re.compile("^[男女]性")
_PAID = re.compile("(?:发放|领取|享受|补助)(?P<what>[一-鿿]{2,8}(?:金|资|贴|助|薪|费))$")
"""为2.72万名老人按月发放养老金，月人均148元"""
_DAILY = ("日均", "月均", "年均", "场均", "次均", "人次均")
"""接待游客598.4万人次，日均66.5万人次"""
_PLAN = re.compile("计划|任务|目标|预算|[%％]")
_AND_SUCH = re.compile("等(?=(?:重点|重大)?(?:工程|项目|建设|工作|行动)$)")
_THE_MONEY = re.compile("^的?[一-鿿]{0,4}(?:资金|经费)(?=用于|支持|扶持|投入)")
"""拿出150万元的资金用于党校建设"""


class Completer:
    """Completes the phrases of one sentence by its context, which `Namer` keeps."""

    def __init__(self, words: Phrases, units: Units, context: Context) -> None:
        self.words, self.units, self.context = words, units, context

    def new(self, around: Around, phrase: str) -> str:
        """新发展油茶6.5万亩、中药材3万亩: what is new stays new along the list."""
        by_hundred = PER_HUNDRED.match(self.context.subject.phrase)
        if by_hundred and around.listed and not PER_HUNDRED.match(phrase):
            return by_hundred[0] + phrase
        new = NEW.match(self.context.subject.phrase)
        before = around.before
        if (
            not new
            or NEW.match(phrase)
            or phrase in self.words.is_modifier
            or max(map(before.rfind, "，；。")) > before.rfind("、")
        ):
            return phrase
        return new[0] + phrase

    def scoped(self, around: Around, phrase: str) -> str:
        """A figure behind 51个贫困县 is about these, until another area is named: its phrase says so."""
        if around.led and around.left:
            self.context.scope = ""
        population = re.sub(r"^[\d.]+[万亿]?[个家]|国定|国家级", "", self.context.scope)
        return phrase if not population or population in phrase else population + phrase

    def among(self, around: Around) -> bool:
        """Is the figure a part named by 其中, in its clause or just before?"""
        before = around.before
        at = max(map((before + around.left).rfind, ("其中", "当中")))
        closed = before[:at].endswith("（") and "）" in before[at:] + around.left
        over = "；" in before[at:] and (len(around.left) > 6 or not _LISTS.match(before, at))
        if at < 0 or closed or over:
            if over and self.context.whole:
                # 学校191所，其中小学94所；在校生92988人: behind the parts the whole is spoken of again
                self.context.subject = Subject(self.context.whole)
            self.context.whole = ""
            return False
        if AMONG.search(around.left) or before.rstrip("，,： \u2060").endswith(("其中", "当中")):
            own = self.units.dimension(around.quantity.unit)
            self.context.whole = (
                self.context.subject.phrase or self.context.counted.get(own) or self.context.before.phrase
            )
            self.context.whole_dimension = self.context.dimension or own
        return self.units.dimension(around.quantity.unit) == self.context.whole_dimension

    def part(self, phrase: str, unit: str) -> str:
        """A part of the whole that 其中 divides, in its unit, named with what it shares with it."""
        act = dealings.done_to(phrase, self.context.whole)
        if added := act or value_added(self.context.whole, phrase) or people.left_poverty(phrase, unit):
            return added
        if level := funding.part_of_funds(phrase, self.context.whole, unit):
            return level
        if self.context.whole.endswith("学校") and phrase.endswith(SCHOOLS):
            return phrase
        _, school, counted = self.context.whole.rpartition("学校")
        if school and counted and phrase.endswith(SCHOOLS):
            return phrase + counted  # 义务教育学校在校生，其中小学
        if phrase in self.words.is_modifier:
            return self.with_modifier(phrase)
        if len(phrase) > _NEW_THING and NEW.match(phrase):
            return phrase  # 其中新建8所、改扩建14所，新增学位9600个
        return part_of(self.context.whole, phrase, self.words)

    def with_modifier(self, modifier: str) -> str:
        """省级 after 国家级农业产业化龙头企业: the noun stays, the modifier changes."""
        subject = self.context.subject.phrase or self.context.whole
        if subject.startswith(modifier):
            return subject
        if added := value_added(subject, modifier):
            return added
        if modifier in SCHOOLS and subject.endswith(SCHOOLS):
            return modifier
        if modifier in ("进口", "出口") and "进出口" in subject:
            return subject.replace("进出口", modifier, 1)
        if modifier in ("男", "女"):
            return f"{modifier}性{_SEX.sub('', subject)}"  # 总人口44.31万人，其中：男22.76万人，女21.55万人
        for other in self.words.longest_modifiers:
            if (
                other in subject
                and other + "化" not in subject
                and len(other) >= 2
                and other not in ("新增", "新建")
                and other + "振兴" not in subject
            ):
                return subject.replace(other, modifier, 1)
        return modifier + subject

    def complete(self, around: Around, phrase: str) -> str:
        """A phrase that cannot stand alone gets the subject of the figure before."""
        subject = self.context.subject.phrase
        if of_whom := people.of_whom(around, phrase, self.context):
            return of_whom
        whose = phrase not in people.INSURED or self._same_kind(around)  # 总产值4.7亿元，职工0.4万人
        by_kind = _BY_KIND.match(around.topic) or _SEEN_BY.search(around.before)
        if phrase in self.words.is_modifier and (whose if subject else by_kind):
            # 社会消费品零售总额67.9亿元。按经营地分，城镇41.35亿元
            self.context.subject = self.context.subject if subject else self.context.before
            return self.with_modifier(phrase)
        if verb := _BARE_VERB.fullmatch(phrase):
            return (
                around.topic
                or (subject if self._same_kind(around) else "")
                or _SPOKEN_FOR.get(verb["verb"], phrase)
            )
        if of_what := self._of_money(around, phrase, subject):
            return of_what
        if phrase in _OF_INDUSTRY and _INDUSTRY.search(around.topic):
            return join(around.topic, phrase)
        if _INDUSTRY.search(phrase) and (counted := _OF_AN_INDUSTRY.search(subject)):
            return phrase + counted[0]
        if rate_of_stage := self._staged_rate(phrase, subject):
            return rate_of_stage
        if _HARVEST.fullmatch(phrase) and (crop := self._crop(around.before)):
            return join(crop, phrase)
        if phrase in self.words.is_head:
            return self._attribute(around, phrase, subject)
        land = around.quantity.unit == "亩" or around.after.startswith("地")
        if phrase == "人均" and land:
            return "人均耕地"
        mean = _BY_EACH.fullmatch(phrase) or (phrase in _DAILY and self._same_kind(around))
        if mean and (paid := _PAID.search(subject or around.topic)):
            return phrase + paid["what"]
        if mean and subject and phrase not in subject:
            return phrase + NEW.sub("", subject)
        if phrase.startswith("人均") and (at := subject.find("人均")) > 0:
            return subject[:at] + phrase
        if _BENEFITS.match(phrase) and not _SEVERAL_DOERS.search(around.before):
            doer = self._doer(subject) or around.topic
            return join(doer, phrase) if doer else phrase
        staged = _STAGE.match(phrase)  # 新开工6823套、基本建成13640套
        if (
            self.words.generic_only.fullmatch(phrase)
            and (staged or not around.listed)
            and not _GOVERNED.search(around.before + around.left)
        ):
            return self._generic(around, phrase)
        return qualified(phrase, subject, self.words)

    def _of_money(self, around: Around, phrase: str, subject: str) -> str:
        """The phrase of money, of a price or of what was dealt with, by what was told; empty for others."""
        if of_what := funding.named(around, phrase, subject, self.context) or dealings.named(
            phrase, subject, self.context.spoken
        ):
            return of_what
        if act := dealings.done_to(phrase, self.context.counting.get(around.quantity.unit, "")):
            return act
        if account := funding.account_of(phrase, around.before, self.context):
            return account + phrase
        if phrase in ("短收", "超收") and subject.endswith(("收入", "税收")):
            return subject + phrase
        if self.context.aspect and phrase.endswith(_MONEY) and len(phrase) <= _SHORT:
            return join(self.context.aspect, phrase)
        return worth.price_of(phrase, subject, self.context, self.words)

    def _staged_rate(self, phrase: str, subject: str) -> str:
        """The rate of a stage of what was counted: 已销号301个，销号率77.98%; 危房改造竣工7624户。甲县、乙县竣工率分别为…"""
        ends = phrase.removesuffix("率")
        if ends == phrase or len(ends) < _LEAST_STAGE:
            return ""
        if subject.endswith(ends) and not subject.endswith("未" + ends):
            return subject + "率"
        if subject.endswith(phrase):
            return subject
        told = (word for _, word in reversed(self.context.spoken) if word.endswith(ends) and word != ends)
        alone = not subject or subject.endswith("任务")
        work = next(told, "") if alone and _STAGE.match(ends) else ""
        return work and work.replace("实际", "") + "率"

    def _attribute(self, around: Around, phrase: str, subject: str) -> str:
        """An attribute that stands alone (面积, 投资, 覆盖率) with that of which it is."""
        if bracketed := _BRACKETED.search(around.left):
            return join(clean_left(bracketed["noun"], self.words), phrase)
        if phrase in _MONEY and (project := funding.project_of_item(around.before)):
            return join(project, phrase)
        subject = worth.thing_of(phrase, subject, self.context)
        if not subject and (firm := _FIRM.search(around.before)):
            return join(clean_left(firm["name"], self.words), phrase)
        if not subject and not around.topic and self.context.before.phrase.endswith(phrase):
            return self.context.before.phrase
        if not subject:
            earns = phrase == "收入" and around.topic.endswith(("经济", "产业"))
            topic = _EFFORT.sub("", around.topic) if phrase in _MONEY or around.moves or earns else ""
            return join(self.context.label or topic, phrase)
        if _INSURED_RATE.fullmatch(phrase) and not _INSURANCE.search(subject):
            return phrase
        if around.led and phrase not in self.words.rates:
            return join(self.context.label, phrase)
        base = NEW.sub("", subject) if phrase.startswith("总") else subject
        if phrase.endswith(("投资", "支出")):
            base = _MEAN.sub("", base)  # 户均102平方米，计划总投资22.3亿元
        several = len(self.context.named) > 1 and all(n.endswith(SCHOOLS) for n in self.context.named[-2:])
        if base in ("占地", "占地面积") or (several and base.endswith(SCHOOLS)):
            return phrase  # 有初级中学2所，小学14所，在校学生3906人: those of all of them
        of_people = phrase.endswith("率") and base.endswith(("毕业生", "劳动力"))
        if phrase not in self.words.rates and not of_people:
            base = _PLANNED.sub("", stem(base, self.words))
        return join(base, phrase)

    def _crop(self, before: str) -> str:
        """What grows on the area that was told last, or on the whole of which parts were told."""
        areas = self.context.spoken_in("area")
        whole = "" if _OWN_AREA.search(before) else self.context.whole
        return NEW.sub("", stem(whole or next(areas, ""), self.words))

    def _same_kind(self, around: Around) -> bool:
        """Is a figure counted as the one before?"""
        return self.units.dimension(around.quantity.unit) == self.context.dimension

    def _doer(self, subject: str) -> str:
        """What benefits others: of 光伏电站结算惠及县 the station."""
        if _BY_HEAD.match(subject):
            return ""  # 每人每年补助6000元，带动650户: the allowance by head leads nobody
        verb = _BENEFIT.search(subject)
        return _MADE.sub("", stem(subject[: verb.start()] if verb else subject, self.words))

    def _generic(self, around: Around, phrase: str) -> str:
        """投入资金, 县开展试点: what for, the clause without figures just before says."""
        if around.right and not around.topic and clean_left(around.left, self.words):
            return phrase
        topic = self.topic(around)
        if phrase.endswith(_MONEY) and _PROJECT.search(self.context.topic):
            topic = self.context.topic  # （1）甲水库除险加固工程。治理河长6.8公里，批复投资2980万元
        if phrase == "逾期":
            return NEW.sub("", self.context.subject.phrase or topic) + phrase
        if _STAGE.match(phrase):
            unit = around.quantity.unit
            topic = self.context.counting.get(unit) or self.context.counted.get(unit) or topic
            topic = _DRIVES.sub("", _STAGE_FIRST.sub("", _STAGE_END.sub("", topic)))
        if around.quantity.unit != "%" and (rate := funding.RATE.search(topic)):
            topic = self.context.funds or topic[: rate.start()]
        if around.quantity.unit != "%" and topic.endswith(("率", "比例", "比重")):
            topic = ""  # 良种覆盖率95.6%，举办培训班12期
        if "累计" in around.left:
            topic = NEW.sub("", topic)  # 新建高标准农田8.5万亩，累计建成129.4万亩
        if not topic and phrase in ("发放", "投放", "回收", "收回"):
            topic = stem(self.context.before.phrase, self.words)
        if phrase.endswith("投资"):
            topic = _STAGE_END.sub("", topic)
            topic = funding.INVESTMENT.sub("", stem(topic, self.words) if topic.endswith("率") else topic)
        if not topic or topic in phrase or (len(phrase) > 2 and phrase in topic):
            return phrase
        return join(topic, phrase)

    def topic(self, around: Around) -> str:
        """What the clause without figures just before speaks of, else what the sentence before counted."""
        subject = self.context.subject.phrase
        work = None if subject else _WORK.match(around.before)
        return clean_left(work[0], self.words) if work else around.topic or subject or self.context.topic

    def not_yet(self, around: Around) -> str:
        """补助资金拨付较慢，尚有620万元未拨付到户: what is not yet done with what is spoken of."""
        missing = _NOT_YET.match(around.after)
        return f"未{missing['done']}{self.topic(around).removesuffix(missing['done'])}" if missing else ""

    def spent(self, around: Around, left: str) -> str:
        """Money whose words say only that it was spent is named by what for, from this clause or the next."""
        left = _TOWN_PAYS.sub("", left)
        only = around.quantity.unit == "元" and not around.listed and self.words.spends.fullmatch(left)
        if left == "总投资" and self.context.subject.phrase.endswith(("工程", "项目")):
            return ""
        goal = self._spent_on(around.after) if only else ""
        return goal and f"{goal}投入"

    def _spent_on(self, after: str) -> str:
        """投入49亿元实施79个农村饮水提标升级项目: the project."""
        text = re.sub(r"（[^（）]*）|[\d.]+[万亿]?(?:人|户|[个家所条项座处公里盏台套]*)", "", after).lstrip(
            "，,"
        )
        text = _THE_MONEY.sub("", text)
        match = self.words.spent.match(text)
        if not match:
            return ""
        goal = re.split(r"[，。；！]", text[match.end() :])[0]
        if _PLAN.search(goal):
            return ""  # 完成投资278亿元，完成年度计划的51.7%
        goal = _AND_SUCH.sub("", goal)  # 实施农村饮水巩固提升等工程
        goal = goal.rsplit("等", 1)[-1] if "等" in goal else re.split("[、和]", goal)[-1]
        spent = clean_right(goal)[-16:]
        return spent if len(spent) > 1 else ""
