"""What a phrase about money alone is of: the loans it is left of, the treasury that paid it, the project it is for."""

from __future__ import annotations

import re

from briefgen.extract.context import Around, Context

INVESTMENT = re.compile("(?<=..)(?:年度?|全年)?(?:计划|概算|完成)?总?投资$")
_LOANS = re.compile(
    "(?:.*(?:新增|累计|发放|投放))?(?P<loans>[一-鿿“”]{2,}(?:贷款?|信贷|贷))(?:发放|投放|余额)?$"
)
_A_LOAN = re.compile("(?P<loans>(?:扶贫|脱贫人口|脱贫户)?小额(?:扶贫)?(?:信用)?(?:信贷|贷款))")
_OF_LOANS = re.compile("(?:贷款)?余额|(?:不良|逾期)(?:贷款)?率|逾期金额|(?:获)?贴息")
"""新增发放小额信贷1978万元，6月末余额1.06亿元，逾期率0.12%: of these loans, whenever it was counted."""
_SPENDING = re.compile("(?:年度|全年|累计)?(?:资金)?(?:已)?(?:支出|支付|拨付|结余|结转)(?:率|进度|比例)?")
_WHEN_SPENT = re.compile("^(?:年度|全年|累计)")
RATE = re.compile("(?:支出|支付|拨付|(?:完成)?投资|开工|到位)(?:完成)?(?:进度|率|比例)$")
"""衔接资金支出进度97.1%；1863个项目完工1795个: the projects are of the funds, not of how fast they are spent."""
_FUNDS = re.compile(
    "(?P<funds>[一-鿿]{0,12}(?:衔接|扶贫|帮扶|补助|专项|救助|救灾|涉农|直达)[一-鿿]{0,6}资金)(?:已?(?:支出|支付|拨付|下达|到位))?"
)
_NOUN_OF_FUNDS = re.compile(
    "(?:财政)?(?:专项)?(?:衔接|扶贫|帮扶|救助|救灾|抗旱|防汛|以工代赈)(?:推进乡村振兴)?(?:补助|专项)?资金$"
)
_GOT = re.compile("^(?:共|累计|全年)?(?:到位|下达|争取|筹集|整合|安排|投入|落实)?(?:各级|各类)?")
_TREASURY = re.compile("(?:[省市县区州旗]|各级|中央|本级|地方|上级|自治区)?(?:本?级)?财政")
_ONCE_BUILT = re.compile("(?:达产|投产|建成|投用|运营)后[^，。；]{0,8}$")
_EACH_YEAR = re.compile("年(?:产值|销售(?:额|收入)?|产量|利税|纳税|营收|营业收入|收益)|利税|利润|税收")
"""总投资1.5亿元的新能源项目…，达产后年销售3亿元、利税2400万元: of the project."""
_PAID_BY = re.compile(
    "(?P<level>中央|国家|自治区|[省市州县区]级?)(?:财政)?(?:下达|安排|配套|补助|拨付|投入|追加)"
)
_PURPOSE = re.compile("(?:安排|下达|投入|拨付|筹集|争取|落实|整合|补助)(?P<funds>[一-鿿]{2,8}资金)")
"""市县财政安排抗旱资金5760万元，省级下达1500万元: of the same funds."""
_LEVEL = "(?:中央|自治区|[省市县区州旗]级?|本级|市县级?|县区级?)"
_A_LEVEL = re.compile(f"(?P<level>{_LEVEL})(?:财政)?(?:资金)?")
_ALL_LEVELS = re.compile(
    f"^(?:中央|省级?|自治区)(?:(?:、|和|及|以及)?{_LEVEL})+(?:财政|政府)?(?:共|累计|合计|总共)?(?:下达|安排|投入|拨付|筹集|统筹|落实)(?=.{{4}})"
)
"""中央和省市县财政共下达衔接资金: together they gave all of it."""
_IDLE = re.compile(
    "(?P<funds>[一-鿿“”]{2,10}?(?:资金|贷款|收入|补助|补贴|债券|基金))(?:\x00|长期|至今|仍|尚|已)*"
    "(?P<state>滞留(?:专户|国库|账户)?|闲置|沉淀|结存|结余|未(?:及时|按时)?[一-鿿]{2})"
)
"""4.2亿元非税收入年底滞留专户, 5个县1.27亿元扶贫资金结存1年以上: what an audit found lying"""
_ACCOUNT = re.compile("(?:全[省市县区])?(?P<account>[一-鿿]{2,8}?(?:预算|基金))(?:总?收入)")
_ACCOUNTS = re.compile(
    "总?(?:收入|支出)|(?:当[期年]|本[期年]|累计|[期年]末|滚存|历年)*结[余存]|结转(?:下年)?"
)
"""（二）政府性基金预算。收入完成3.08亿元: of the account that the heading names."""
_SUM = re.compile("(?:合计|总计|共计)(?:资金)?")
_GIVEN_BY = re.compile(f"^(?:{_LEVEL}(?:财政)?(?:共|累计)?(?:下达|安排|配套|拨付|补助|投入|到位)?)(?=..)")
_BATCH = re.compile("的?(?:第[一二三四五]批|首批|前[两二三]批)")
_ITEM = re.compile(
    r"[\s\u2060\x00]*(?:[（(]?\d{1,2}[）).．、]|[①-⑩])[\s\u2060]*(?:[一-鿿]{2,5}村等?(?:\d+个村)?)?"
    "(?P<project>[一-鿿“”]{4,16}?)(?:：|(?<=项目)，|(?<=工程)，|(?<=增效)，|(?<=改造)，|(?<=建设)，)"
)


def idle(right: str) -> str:
    """The funds behind a sum that lie unspent, and how; empty for other words."""
    found = _IDLE.match(right)
    return found["funds"] + found["state"] if found else ""


def account_of(phrase: str, before: str, context: Context) -> str:
    """The account that the heading names, or that the sentence has told the income of: 政府性基金收入…；支出…; else empty."""
    if not _ACCOUNTS.fullmatch(phrase) or "合计" in before:
        return ""  # 两项合计收入…，结余…
    if context.topic.endswith(("预算", "基金")):
        return context.topic
    told = (_ACCOUNT.fullmatch(word) for _, word in reversed(context.spoken))
    return next((found["account"] for found in told if found), "")


def of_sum(left: str, unit: str, context: Context) -> str:
    """下达衔接资金6480万元，县级配套1200万元，合计7680万元: the funds without who gave them; empty for other words."""
    if unit != "元" or not _SUM.fullmatch(left) or context.lead is None:
        return ""
    lead = context.lead.subject.phrase
    return _GIVEN_BY.sub("", lead) if "资金" in lead and context.latest != lead else ""


def of_batch(words: str, context: Context) -> str:
    """加上3月已下达的第一批2174万元: the funds that were told; empty for other words."""
    return context.funds if _BATCH.fullmatch(words) else ""


def of_all_levels(phrase: str) -> str:
    """The phrase without the governments of all levels that gave the funds."""
    return _ALL_LEVELS.sub("", phrase)


def part_of_funds(phrase: str, whole: str, unit: str) -> str:
    """到位各级衔接资金…，其中中央资金20.8亿元: of these funds; empty for other parts."""
    level = _A_LEVEL.fullmatch(phrase) if unit == "元" else None
    funds = level and _NOUN_OF_FUNDS.search(whole)
    if not level or not funds:
        return ""
    whose = level["level"]
    return (whose if whose in ("中央", "本级") else whose.removesuffix("级") + "级") + funds[0]


def named(around: Around, phrase: str, subject: str, context: Context) -> str:
    """The phrase with what it is of, by what the sentence has told (`subject`); empty for phrases that stand alone."""
    told = subject or context.before.phrase
    if _OF_LOANS.fullmatch(phrase) and (of := _LOANS.fullmatch(told) or _A_LOAN.search(told)):
        return of["loans"] + (phrase.removeprefix("贷款") if of["loans"].endswith("贷款") else phrase)
    if _SPENDING.fullmatch(phrase) and (funds := _funds(phrase, told, context, around.listed)):
        return funds + _WHEN_SPENT.sub("", phrase).removeprefix("资金")
    paid = around.quantity.unit == "元" and _PAID_BY.fullmatch(phrase)
    if paid and (purpose := _PURPOSE.search(told)):
        return paid["level"] + purpose["funds"]
    if around.quantity.unit == "元" and _TREASURY.fullmatch(phrase):
        return f"{phrase}安排资金"
    project = _project(around, subject) if _EACH_YEAR.fullmatch(phrase) else ""
    return project and project + phrase


def _funds(phrase: str, told: str, context: Context, listed: bool) -> str:
    """到位衔接资金28.4亿元，支出17.6亿元，支出进度62%: the funds that were told; 资金支出率 those of sentences before."""
    if phrase.startswith("资金"):
        return context.funds
    return next(filter(None, map(funds_in, (told, *([] if listed else reversed(context.named))))), "")


def funds_in(phrase: str) -> str:
    """The funds that a phrase counts, without what was done with them: 到位各级衔接资金, 衔接资金支出; else empty."""
    of = _FUNDS.fullmatch(_GOT.sub("", phrase))
    return of["funds"] if of else ""


def project_of_item(before: str) -> str:
    """饮水提升 of an item of a list (3.饮水提升项目，打机井2眼，铺设管网8.4千米，投资118.9万元); empty for other sentences."""
    item = _ITEM.match(before)
    return item["project"].removesuffix("项目") if item else ""


def _project(around: Around, subject: str) -> str:
    """The project whose investment was told and that will bring so much once it is built; else empty."""
    if subject.endswith("投资") and _ONCE_BUILT.search(around.before + around.left):
        return INVESTMENT.sub("", subject)
    listed = around.listed and _EACH_YEAR.search(subject)
    return subject[: listed.start()] if listed else ""
