"""What is never a figure: numbers inside names, titles, ids, lists, ordinals and Latin words.

`mask` marks these stretches so that no rule for quantities looks at them. Dates and periods are masked
by `periods`, which reads them.
"""

from __future__ import annotations

import re

NAME_LIMIT = 18
"""A quoted stretch up to this length without punctuation is a name or a slogan, not speech."""
HOTLINE = r"(?:12\d{3}|96\d{3,4})"
"""The number of a line to call: 12345, 12315, 96198."""

_TITLE = re.compile(r"《[^《》\n]{1,80}》|《[^《》\n，。；、]{1,40}")
_QUOTED = re.compile(r"[“‘]([^“”‘’\n]{1,60})[”’]")
_SPEECH = re.compile(r"[，。；：！？]|\d[余多]?[万亿]?(?:元|亩|%|公里|吨|人次|户)")
_SLOGAN_RATE = re.compile(r"(?:[两三四五]个|双) ?\d")
"""“两个50%”"""
_PLAN_NAME = re.compile(
    r"十[一二三四五六]五(?!百|千|万|十)|[一二三四五六七八九十]{1,3}五(?:规划|时期|期间|末|计划|以来)"
)

# What each of the patterns can begin with: a look at the first character spares trying them all, and none
# begins inside a number.
_FIRST = r"(?:(?<!\d)(?=\d)|(?=[A-Za-zⅠ-ⅿ〔\[(（+\-—－ \t　>每电邮传热编备索文信百千亿京东西南北一二三四五六七八九十浏点阅访]))"
_NEVER = re.compile(
    f"{_FIRST}(?:"
    + "|".join(
        (
            # ids: document numbers, phone numbers, postcodes, file names, addresses
            r"[〔\[(（]\d{4}[〕\])）]\s*第?\d+号?",
            r"(?:https?:|www\.)\S+",
            r"[A-Za-z0-9_.+-]+@[\w.-]+",
            r"(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)",
            r"(?<![\d.])\d{8,}[-/]\d[\d/-]*",
            r"[A-Za-z0-9_-]+\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|txt|html?)\b",
            r"(?:电话|热线)[：: ]*[\dA-Za-z\-—/()（）转 ]{5,}",
            # lines to call: 12345热线, 12315平台, 12348公共法律服务
            rf"(?<![\d.]){HOTLINE}(?=(?:热线|平台|电话|系统|投诉|举报|政务|市民|市长|便民|消费|青少年|公共法律|公益|环保|维权|客服))",
            r"(?:邮编|邮政编码|传真|编号|备案号|索引号|文号|信箱|ICP备?|京公网安备)[：: ]*[\dA-Za-z\-—/()（）号转 ]+",
            r"\[?\d{1,2}\]",
            r"(?:\d+|[一二三四五六七八九十]+)届",
            r"\d+号(?!楼)(?:文件?|令|公告|线|公路|院|楼)?",
            r"(?<![\d.])\d{1,2}:\d{2}(?::\d{2})?(?![\d.])",
            # numbers inside Latin words and formulas: PM2.5, A320, 5G, 4A级, 1+N, 28+10, 北纬41°
            r"(?<![\d/万亿])(?<!\d[A-Za-z])[A-Za-zⅠ-ⅿ][-_]?\d+(?:\.\d+)?(?![\d.\u2060]*(?:万|亿|元))",
            r"\d+(?:\.\d+)?(?!(?:[KMG]W|KV|MVA|TEU|C)(?![A-Za-z]))[A-Z]+\d*(?![a-z])级?",
            r"[\dA-Za-z]+(?:\+[\dA-Za-z]+)+",
            r"\+\d+(?!\.?\d*(?:%|个百分点|[万亿]?元))|\d+\+",
            r"(?<=等)\d{1,2}(?=[位名](?:政协|人大|[省市县区])?(?:委员|代表)(?:提出|联名|的|[，,：:]|$))",
            r"\d{1,2} ?小时(?=(?:滑动)?平均)",
            r"[东西]经\d[\d.°′″'\"~—-]*|[南北]纬\d[\d.°′″'\"~—-]*",
            r"\d+(?:\.\d+)?(?:个)?(?:小时|分钟|公里)(?=(?:经济|生活|交通|通勤|便民|服务|医疗|都市|旅游|养老|健身|出行|阅读|文化|就医|高铁)*圈)",
            # how long something has been there: 上百年历史, 20多年的种植史
            r"[\d百千]+[余多]?年的?[一-鿿]{0,4}史(?![一-鿿])|[\d百千]+[余多]?年(?=的?[一-鿿]{0,4}历史)",
            # ages that name a group: 0—14岁人口, 60岁及以上, 16周岁以下儿童
            r"\d{1,3}(?:周?岁)?(?:—{1,2}|[-–~～至到])\d{1,3}周?岁|\d{1,3}周?岁(?=[（(及含）)]{0,4}以[上下](?=[一-鿿]|[约近]?\d+(?:\.\d+)?万?人)|[一-鿿]?(?:人口|老人|儿童|婴幼儿))",
            r"(?:(?<=[^代]表)|(?<=图))\d{1,2}(?:-\d{1,2})?(?![\d.]|[万亿千百%])",
            r"(?<=公[告示]期)为?\d{1,2}(?=个?(?:工作日|天|日))",
            r"(?<=日，共)\d{1,2}(?=个?(?:工作日|天))",
            # 主要原因前5位分别是: how many a list names
            r"(?<=前)\d{1,2}(?: ?[位名家项])(?=[的，]?(?:分别|依次|是))",
            # 以农村居民收入为1: what a ratio is told by
            r"(?<=收入为)1(?![\d.])|(?<=指数为)100(?![\d.])|(?<=[=＝])100(?![\d.])|(?<=以女性为)100(?![\d.])",
            # 居全市7个县区第3位: among how many
            r"(?<=[省市国区州县在])\d{1,3}个(?=[一-鿿（）、]{1,8}第[\d一二三四五六七八九十]|(?:省|市|县|区|州|旗|盟)[（）、省市县区州旗盟]{0,8}中，)",
            # a journal's number, how many copies were printed, how often a page was read
            r"[A-Z]{2}\d{2}-\d{4}(?:/[A-Z0-9]+)?",
            r"(?<=共印)\d+ ?份|(?<=（印)\d+ ?份|(?<=[局办委会室府厅处科院部]（)\d{1,2}份(?=）)",
            r"(?<=其余)\d+ ?个?(?=[一-鿿]{1,4}略)",
            r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?(?:[：:] ?\d+次?| \d+ ?次)",
            # by so many: 每10万人中拥有大学文化程度
            r"每\d+[万千百]?(?:人|名|户|亩|平方公里|克|千克|公斤|斤|毫升|升|平方米)(?!次)",
            # thresholds that name a class: 3000万元以上重点项目16项, not 投入3000万元以上建成…
            r"(?<![\d.到至达为过超约近])(?<!投入|投资|完成|实现|收入|筹集|安排|整合|产值|增收|资金|总额)\d+(?:\.\d+)?[万亿]?(?:元|人|户|亩|米|张|吨|头|分|平方米|千瓦)(?:（含）|及)?以[上下](?!用于|建成|完成|实施|新建|改造|支持|发放|帮助|带动|的)(?=[一-鿿]{2,14}\d)",
            r"(?<![\d.])(?<![过超近])[十百千]*亿元(?:（含）|及)?以[上下](?=[一-鿿]{2,10}\d)",
            r"(?<=[值资入额][过超])[十百千]?亿元(?=[一-鿿]{2,6}\d)",
            r"(?<=超过|高于|低于|不足|不到)\d+(?:\.\d+)?%(?=的(?:有|是|为))",
            # 集体收入50万元以上的村达到120个
            r"(?<![\d.])\d+(?:\.\d+)?[万亿]?元(?:（含）|及)?以上的?(?:行政|强)?(?:村|农?户|企业|园区)(?=[一-鿿]{0,8}\d)",
            # grades of goods: 白棉3级及以上占88.6%
            r"\d级(?=及以[上下])",
            # versions, scales of lists, page marks
            r"(?m:^[ \t　>]*[（(]?\d{1,3}[）)、．](?!\d))",
            r"(?m:^[ \t　>]*\d{1,3}\.(?!\d))",
            r"(?m:^[ \t　]*[-—－]+ ?\d+ ?[-—－]+)",
            r"[（(]\d{1,2}[）)](?![人个户次])",
            r"(?<=[。；：，!！？ ])\d{1,2}[.．、](?=[\u4e00-\u9fff“])",
            r"-\d{1,3}-",
        )
    )
    + ")"
)
_ORDINAL = re.compile(r"第(?: ?\d+|[一二三四五六七八九十百]+)")


def mask(view: str) -> bytearray:
    """One byte a character: 1 where no figure can stand. `view` is a document's reading view."""
    blocked = bytearray(len(view))
    for pattern in (_TITLE, _PLAN_NAME, _NEVER, _ORDINAL):
        for match in pattern.finditer(view):
            block(blocked, *match.span())
    for match in _QUOTED.finditer(view):
        if is_name(match[1]):
            block(blocked, *match.span())
    return blocked


def block(blocked: bytearray, start: int, end: int) -> None:
    """Mark a stretch in a mask."""
    blocked[start:end] = b"\x01" * (end - start)


def is_name(quoted: str) -> bool:
    """Is the text between two quotation marks a name or slogan, rather than speech with figures?"""
    return len(quoted) <= NAME_LIMIT and (not _SPEECH.search(quoted) or bool(_SLOGAN_RATE.match(quoted)))
