"""Periods as printed: 今年1—10月, 截至7月底, “十三五”期间, 2014年至2019年, 去年, 上半年.

A mention keeps what is printed and what is missing (its year, where only 今年 or 7月底 stands);
`resolve` gives the missing part its meaning from the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.extract.numerals import JOIN, chinese, number
from briefgen.extract.period_mention import PeriodMention, Role
from briefgen.read.characters import BEFORE_REPUBLIC

_DASH = "(?:-|—{1,2}|–|－|~|～|至|到)"
_PART = (
    rf"(?P<m1>\d{{1,2}})月?份?{_DASH}(?P<m2>\d{{1,2}})月(?!\d{{1,2}}[日号])份?|(?<!提)[前头首](?P<first>\d{{1,2}}|[一二两三四五六七八九十]+)个?月|"
    r"(?P<m>\d{1,2})月(?!\d{3})份?(?P<mend>底|末)?(?:(?P<d>\d{1,2})[日号]?(?:(?<=[日号\d])"
    rf"{_DASH}(?:(?P<mb>\d{{1,2}})月)?(?P<db>\d{{1,2}})[日号]|(?<=[日号])))?|"
    r"(?P<mc>十[一二]|[一二三四五六七八九十])月份|(?P<half>[上下])半年|前(?P<quarters>[二三23])个?季(?:度|(?![一-鿿]*[稻茶节茬]))|"
    r"第?(?P<q1>[一二三1-3])(?:至|到|—|-)第?(?P<q2>[二三四2-4])季度|第?(?P<quarter>[一二三四1234])(?:季度|(?<=第[一二三四1234])季(?![节稻茶茬作播]))(?P<qend>末)?|(?P<term>[春秋])季学期(?:以来|(?<=年[春秋]季学期)(?!开学|招生)起?)"
)
_YEAR = r"(?:(?P<y>(?:19|20)\d{2})年度?|(?P<rel>今年|去年|(?<!目)前年|上年度?|本年度?|当年|(?<![\d一二三两四五六七八九十几多同半跨])年内|明年|次年|上一年|上个?榨季|本榨季)(?!结|有(?!望)|生(?!产)))"
_EVENTS = {
    "党的十八大": 2012,
    "党的十九大": 2017,
    "党的二十大": 2022,
    "十八大": 2012,
    "十九大": 2017,
    "二十大": 2022,
    "改革开放": 1978,
    "新中国成立": 1949,
}
"""Events that everybody dates by."""
# A look at the first character spares trying every form at every place.
_PATTERN = re.compile(
    "(?=[0-9今去前头首上本当年明次“一二三四五六七八九十两党改新近这过刚最国劳春元清端中])(?:"
    + "|".join(
        (
            r"(?P<holiday>(?:(?P<hy>(?:19|20)\d{2})年|今年|去年)?(?:“?十一”?|国庆节?|“?五一”?|劳动节|(?P<feast>春节|元旦|清明节?|端午节?|中秋节?))(?:黄金周|假期|长假|小长假)(?:期间)?)",
            rf"(?P<ya>(?:19|20)\d{{2}})年?(?:{_DASH}|/(?=\d{{4}}年?[榨学水]))(?P<yb>(?:19|20)\d{{2}})(?:年(?:度|[底末])?|(?=榨季|学年|[一-鿿]{{2}}年度))",
            r"(?P<upto>(?:19|20)\d{2})年的(?P<years>[二三四五六七八九十]|[2-9])年[间来]",
            r"(?P<from>(?:19|20)\d{2})年?(?:(?<=自\d{4}年)[^，。；\d]{2,12})?(?:至|到)(?:去年底?|今年底?|目前|现在)",
            r"(?P<far>(?:19|20)\d{2})年(?!\d|“?[一二三四五六七八九十]{1,2}五)[^，。；：\n]{1,24}?(?:以来|至今)",
            rf"(?P<ra>(?:19|20)\d{{2}})年(?P<rma>\d{{1,2}})月份?{_DASH}(?P<rb>(?:19|20)\d{{2}})年(?P<rmb>\d{{1,2}})月(?!\d{{1,2}}[日号])(?:份|底)?",
            rf"{_YEAR}(?:全年)?(?:(?:{_PART})|(?P<yend>年?[底末])|(?P<early>年?初))?(?P<since>以来|起)?",
            r"“?(?P<plan>[一二三四五六七八九]{0,1}十[一二三四五六七八九]?五|[一二三四五六七八九]五)”?(?:规划)?(?:实施)?(?P<planpart>前(?:两|二|三|四)年|期间|时期|期末|期初|末期|末|以来|初期|收官|规划纲要|纲要|(?=年均|(?:发展|经济社会发展|主要)?(?:成就|成效|成绩|回顾|工作回顾)|发展(?:成就|成效|回顾|基础))|(?=(?:我[省市县区州乡镇])?(?:计划|规划)(?:搬|建|投|完成|实施|改造|脱贫|新建|安置|总投资)))",
            rf"(?P<event>{'|'.join(_EVENTS)})(?:以来|(?P<dawn>之?初期?))",
            r"(?P<past>(?:刚刚)?过去的一年)",
            r"(?P<winter>[去今前])(?:年?冬|年?入冬)(?P<spring>[今明]春|以来)",
            r"(?P<ago>\d{1,2}|[一二三四五六七八九十]{1,2})年(?:之|以)?前",
            r"近(?P<run3>\d{1,2}|[二三四五六七八九十两])个?年(?!均|度)|(?:这|过去|近|最近|过去的)?(?P<run>[二三四五六七八九十两]|十[一二三四五])年(?P<more>多)?(?:来|间)|(?:这|过去|近)的?(?P<run2>[三五十]|(?<=过去)[二四六七八九两])年|(?P<run4>[二三四五十]|(?<!\d)[2-9])年(?=累计|共(?!同)|新增|新修|新改建|新栽|新建|总计|分别|完成|年均)|本届政府(?:任期)?(?!开局|第一|首年|的?工作报告)",
        )
    )
    + ")"
)
_REPUBLIC_TOLD = re.compile(r"(?<![\d.])1[01]\d年(?:度|\d{1,2}月\d{1,2}日)")
_REPUBLIC = re.compile(
    rf"(?<![\d.])(?P<y>1[01]\d)年度?(?P<rel>(?!))?(?!历史|来|间|以上|以前)(?:(?:{_PART})|(?P<yend>[底末])|(?P<early>初))?(?P<since>以来|起)?"
)
"""108年度, 108年12月17日: a text of Taiwan counts its years so throughout."""
_BARE = re.compile(
    rf"(?=[0-9前头首上下第一二三四五六七八九十同年春秋])(?<![\d年.])(?:{_PART}|(?P<end>同?年[底末](?!盘点|盘账|将至|到来|冲刺|大考)))(?P<since>以来|起)?"
)
_SPACES = re.compile(f"[ {JOIN}]+")
_DIGITS, _JOINTS = frozenset("0123456789"), frozenset("年月日至—~-")
_BROKEN = _JOINTS | frozenset("前今去上本明当近第半季底末初国庆")
"""What a broken line may part: 前/10个月, 去/年."""
_DAY = re.compile(
    r"(?P<d>\d{1,2})日(?:\d{1,2}时)?(?![内游均程间龄常后产报\d])|(?:[当昨][天日](?=[，共\d一-鿿])|今日(?=\d{1,2}时|[，,]))"
)
_MONTH = re.compile(
    "(?<![一-鿿]以)(?:上个?月[底末](?=[一-鿿，])|(?:上个?月|本月)(?![底末初份上中下]?旬|[底末初]|止|累计|球|亮))"
)
_BEFORE_A_DAY = frozenset("，。；：（“ \n\t截止至到")
_OFFICE_ON = re.compile("(?:财政|民政|政府|[局厅委部]|应急|水利|气象|防[指办])$")
"""市财政10日紧急下拨救灾资金"""
_AS_OF = re.compile("截[至止]到?$")
"""截至11月 is as of its end."""
_BASE_BEFORE = re.compile(
    r"(?:[快慢好优高低多少早]于|比|较|同|与|和|跟|相比|相对于|是|为|相当于|超过|超)(?:“[^”]{1,6}”)?$"
)
_FAR_COMPARED = re.compile(r"(?<![对相可])[比较](?![例重价率])[^，。；\d]{2,14}的$")
"""较法规实施评估时的2015年提高13.8个百分点"""
_GROUND = re.compile("的?(?:高|低)?基[数础](?:的?基础)?(?:之)?上")
"""在去年基础上再压减5%"""
_BEGINNING = re.compile("[，、]|(?!预算|计划|目标|确定|制定|人代会|安排|既定|部署|提出|数|的)[一-鿿]")
_COMPARED_WITH = re.compile("[^，。；、]{0,26}?(?:相比|持平|相当)")
"""与2010年第六次人口普查时相比"""
_TURNED_INTO = re.compile("(?:调整|优化|变化|演变|转变|变|提高|增加|上升|下降|降低|减少)为$")
"""由2002年的…调整为2007年的…: what it turned into is no base."""
_BASE_AFTER = re.compile(
    r"(?:同期)?的?(?:相比|同比|比较|比[,，]|[\d.]+倍|[\d.]+[万亿]?[一-鿿]{1,3}的[\d.]+倍|同期|增加|增长|提高|下降|减少|多|少|降低|上升|水平|的人数|的\d)"
)
_DATES = re.compile(
    r"(?=[0-9前连为历假长近后])(?:(?<!\d)(?:19|20)\d{2}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2})?|\.(?:0?[1-9]|1[0-2])\.\d{1,2})(?![\d.万亿元%])(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|(?<![\d.])\d{1,3}年(?!度)(?:以上|来|间|代)?|"
    r"(?:前|连续|为期|历时|假期|长假|近|后)\d{1,2}天|\d{1,2}天(?=假期|长假|内|全国|全[省市县区州])|"
    r"(?<!\d)\d{1,2}[日号](?![\d元])|\d{1,2}[时点](?:\d{1,2}分)?(?!\d)|\d{1,2}世纪|\d{1,2}年代|(?<![\d.])(?<!支付)(?<!支撑)(?<!付约)(?<!能力达)\d{1,2}个?月(?!\d)|(?<!\d)(?:19|20)\d{2}年)"
)


def find(view: str) -> list[PeriodMention]:
    """All periods of a reading view by place, none overlapping; 2017 年 1 月 is read as 2017年1月."""
    close, places = _closed_up(view)
    found = _find(close)
    if close is view:
        return found
    return [replace(m, start=places[m.start], end=places[m.end - 1] + 1) for m in found]


def _closed_up(view: str) -> tuple[str, list[int]]:
    """The view without the spaces around the numbers of dates, and the place of each character left."""
    gaps = {
        at
        for match in _SPACES.finditer(view)
        if _within_date(view, *match.span())
        for at in range(*match.span())
    }
    if not gaps:
        return view, []
    places = [at for at in range(len(view)) if at not in gaps]
    return "".join(view[at] for at in places), places


def _within_date(view: str, start: int, end: int) -> bool:
    before, after = view[start - 1 : start], view[end : end + 1]
    if JOIN in view[start:end]:
        return (before in _DIGITS or before in _BROKEN) and (after in _DIGITS or after in _BROKEN)
    return (before in _DIGITS and after in _JOINTS) or (before in _JOINTS and after in _DIGITS)


def _find(view: str) -> list[PeriodMention]:
    found = list(_with_year(view))
    if _REPUBLIC_TOLD.search(view):
        found += [_year(view, match) for match in _REPUBLIC.finditer(view)]
    taken = bytearray(len(view))
    for mention in found:
        taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    found += [m for m in _without_year(view) if not any(taken[m.start : m.end])]
    return sorted(found, key=lambda m: m.start)


def dates(view: str) -> Iterator[tuple[int, int]]:
    """Stretches that hold dates, clock times and durations: never quantities."""
    close, places = _closed_up(view)
    for match in _DATES.finditer(close):
        start, end = match.span()
        yield (start, end) if close is view else (places[start], places[end - 1] + 1)


def _with_year(view: str) -> Iterator[PeriodMention]:
    for match in _PATTERN.finditer(view):
        start, end, text = *match.span(), match[0]
        if match["holiday"]:
            month = 5 if "五一" in text or "劳动" in text else 10
            offset = {"今": 0, "去": -1}.get(text[0])
            year = int(match["hy"]) if match["hy"] else None
            offset = 0 if match["feast"] and year is None and offset is None else offset
            months = None if match["feast"] else (month, month)
            yield PeriodMention(start, end, text, year, offset, months=months, role=_role(view, match))
        elif match["ya"]:
            yield PeriodMention(start, end, text, year=int(match["ya"]), year_to=int(match["yb"]))
        elif match["ra"] and (months := (int(match["rma"]), int(match["rmb"]))) <= (12, 12):
            yield PeriodMention(
                start, end, text, year=int(match["ra"]), year_to=int(match["rb"]), months=months
            )
        elif match["plan"]:
            yield from _plan(match)
        elif match["y"] or match["rel"]:
            yield _year(view, match)
        elif match["upto"]:
            last = int(match["upto"])
            first = last - int(number(match["years"]) or 1) + 1
            yield PeriodMention(start, end, text, year=first, year_to=last)
        elif match["from"]:
            yield PeriodMention(start, end, text, year=int(match["from"]), role="since")
        elif match["far"]:
            yield PeriodMention(start, end, text, year=int(match["far"]), role="since")
        elif match["event"]:
            role = _role(view, match) if match["dawn"] else "since"
            yield PeriodMention(start, end, text, year=_EVENTS[match["event"]], role=role)
        elif match["past"]:
            yield PeriodMention(start, end, text)
        elif match["winter"]:
            first = {"前": -2, "去": -1, "今": 0}[match["winter"]]
            last = 0 if match["spring"] == "以来" else first + 1
            yield PeriodMention(start, end, text, offset=first, offset_to=last)
        elif match["ago"]:
            years = int(number(match["ago"]) or 0)
            yield PeriodMention(start, end, text, offset=-years)
        else:
            run = match["run"] or match["run2"] or match["run3"] or match["run4"]
            years = int(number(run or "五") or 5)
            years += bool(match["more"])
            yield PeriodMention(start, end, text, offset=0, span=years)


_OFFSETS = {
    "年内": 0,
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "当年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "上年度": -1,
    "上榨季": -1,
    "上个榨季": -1,
    "本榨季": 0,
    "前年": -2,
    "明年": 1,
    "次年": 1,
}


def _year(view: str, match: re.Match[str]) -> PeriodMention:
    year = int(match["y"]) if match["y"] else None
    year = year + BEFORE_REPUBLIC if year and year < BEFORE_REPUBLIC else year
    offset = None if match["y"] else _OFFSETS[match["rel"]]
    months, day = _part(match)
    if match["yend"]:
        months, day = (12, 12), 0
    if match["early"]:
        months, day = (1, 1), None
    role = _role(view, match)
    if match["early"]:
        # 2018年初，全村…: a time; 年初预算, 年初的5%: what is compared with
        stands = role == "at" and _BEGINNING.match(view, match.end())
        role = "base" if role == "at" and not stands else role
        months = None
    return PeriodMention(
        match.start(),
        match.end(),
        match[0],
        year,
        offset,
        months=months,
        day=day,
        until=_until(match),
        role=role,
    )


def _role(view: str, match: re.Match[str]) -> Role:
    if match["since"]:
        return "since"
    before = view[max(0, match.start() - 8) : match.start()].rstrip(f" {JOIN}")
    if before.endswith(("恢复到", "恢复至")) and view.startswith(("的", "同期"), match.end()):
        return "base"
    if before.endswith("在") and _GROUND.match(view, match.end()):
        return "base"
    if _FAR_COMPARED.search(view, max(0, match.start() - 18), match.start()) and _BASE_AFTER.match(
        view, match.end()
    ):
        return "base"
    if (hit := _BASE_BEFORE.search(before)) and not hit[0].startswith(("同", "与", "和", "是", "为", "跟")):
        return "base"
    if hit and hit[0][0] in "同与和跟" and _COMPARED_WITH.match(view, match.end()):
        return "base"
    if hit and _BASE_AFTER.match(view, match.end()) and not _TURNED_INTO.search(before):
        return "base"
    return "base" if view.startswith(("同期", "同月"), match.end()) else "at"


def _part(match: re.Match[str]) -> tuple[tuple[int, int] | None, int | None]:
    """The months and the day that a mention names."""
    if match["m1"]:
        return _run(int(match["m1"]), int(match["m2"])), None
    if match["first"]:
        return _run(1, int(number(match["first"]) or 1)), None
    if match["m"]:
        month = int(match["m"])
        if not 1 <= month <= 12:
            return None, None
        end = match["mend"] or (
            not match["d"] and _AS_OF.search(match.string, max(0, match.start() - 3), match.start())
        )
        day = 0 if end else (min(int(match["d"]), 31) if match["d"] else None)
        return (month, month), day
    if match["mc"]:
        month = int(number(match["mc"]) or 0)
        return (month, month), None
    if match["half"]:
        return ((1, 6) if match["half"] == "上" else (7, 12)), None
    if match["term"]:
        return ((2, 7) if match["term"] == "春" else (9, 12)), None
    if match["quarters"]:
        return (1, 9 if match["quarters"] in "三3" else 6), None
    if match["q1"]:
        first, last = (int(number(match[name]) or 0) for name in ("q1", "q2"))
        return _run(3 * first - 2, 3 * last), None
    if match["quarter"]:
        last = (
            "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
            if match["quarter"].isdigit()
            else "一二三四".index(match["quarter"]) + 1
        ) * 3
        return ((last, last), 0) if match["qend"] else ((last - 2, last), None)
    return None, None


def _until(match: re.Match[str]) -> tuple[int, int] | None:
    """The month and day that a run of days ends with: 10月1日—4日."""
    if not match["db"]:
        return None
    month, day = int(match["mb"] or match["m"]), int(match["db"])
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _run(first: int, last: int) -> tuple[int, int] | None:
    return (first, last) if 1 <= first <= last <= 12 else None


def _plan(match: re.Match[str]) -> Iterator[PeriodMention]:
    """“十三五”期间 is 2016 to 2020: the first plan began in 1953, regular five-year plans in 1981 with 六五."""
    nth = chinese(match["plan"][:-1])
    if nth is None or not 6 <= nth <= 20:
        return
    last = 1980 + (int(nth) - 5) * 5
    end = match["planpart"] in ("末", "期末", "末期")
    role: Role = "since" if match["planpart"] == "以来" else "at"
    compared = _role(match.string, match) == "base"
    if end and compared:
        yield PeriodMention(*match.span(), match[0], year=last, role="base")
    elif end:
        yield PeriodMention(*match.span(), match[0], year=last)
    elif match["planpart"].startswith("前"):
        years = int(number(match["planpart"][1]) or 1)  # “十四五”前两年
        yield PeriodMention(*match.span(), match[0], year=last - 4, year_to=last - 5 + years)
    elif match["planpart"] == "期初":
        yield PeriodMention(*match.span(), match[0], year=last - 5, role="base" if compared else "at")
    else:
        role = "base" if compared else role
        yield PeriodMention(*match.span(), match[0], year=last - 4, year_to=last, role=role)


def _without_year(view: str) -> Iterator[PeriodMention]:
    taken = set[int]()
    for match in _BARE.finditer(view):
        taken.update(range(*match.span()))
        months, day = ((12, 12), 0) if match["end"] else _part(match)
        if months:
            before = view[max(0, match.start() - 1) : match.start()]
            beside = before in ("和", "与", "同", "跟") and _COMPARED_WITH.match(view, match.end())
            compared = before in ("比", "较") or beside
            role: Role = "since" if match["since"] else "base" if compared else "at"
            until = None if match["end"] else _until(match)
            yield PeriodMention(*match.span(), match[0], months=months, day=day, until=until, role=role)
    for match in _MONTH.finditer(view):
        yield PeriodMention(*match.span(), match[0])
    for match in _DAY.finditer(view):
        day = int(match["d"] or -1)
        opens = not match.start() or view[match.start() - 1] in _BEFORE_A_DAY or match[0].endswith("时")
        opens = opens or bool(_OFFICE_ON.search(view, max(0, match.start() - 4), match.start()))
        if match.start() not in taken and (day == -1 or (opens and 1 <= day <= 31)):
            against = view[match.start() - 1 : match.start()] in ("比", "较")
            yield PeriodMention(*match.span(), match[0], day=day, role="base" if against else "at")


def year_before(period: str) -> str:
    """The same part of the year before, of an ISO period; empty where no year is known."""
    return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period) if period[:4].isdigit() else ""
