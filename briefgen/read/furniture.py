"""What belongs to the page and not to the text: navigation, editors, captions, labels, notices.

Furniture is found line by line. It is still text: `clues` reads source and date from it before it is
blanked. Where a caption states a figure, its sentence stays and only the words about the picture go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.model import Furniture
from briefgen.read.dates import DAY
from briefgen.read.lines import Line

_NAVIGATION = set(
    "首页 新闻 政务 图片 要闻 视频 专题 论坛 招聘 数字报 新媒体 返回 登录 注册 搜索 繁体 简体 无障碍 关怀版 客户端 关于我们 "
    "联系我们 网站地图 下载 打印 全屏 收藏 关闭 加大 还原 减小 放大 缩小 大 中 小 上一篇 下一篇 政务公开 政务服务 互动交流 "
    "返回顶部 我要纠错 打印本页 关闭窗口 收起 展开 更多 更多> 设为首页 加入收藏 】 【 ] ["
    .split()
)  # fmt: skip
_LABELS = (
    "索引号|主题分类|发文日期|发布日期|发布时间|成文日期|生成日期|印发日期|发布机构|发文机关|发文单位|发文字号|公文文号|文号|"
    "信息名称|信息分类|信息来源|名称|有效性|公开方式|公开范围|主题词|关键词|体裁分类|组配分类|统一编号|是否有效|效力状态"
)
_LABEL = re.compile(rf"(?:{_LABELS}) *[：:]? *")
_LABELLED = re.compile(rf"(?:{_LABELS}) *[：:]")
_BREADCRUMB = re.compile(r"(?:您?(?:当前|现在)?(?:的|所在)?位置|您现在的位置) *[：:]|首页 *[>»/]")
_SHARE = re.compile(
    r"分享(?:到|至|本文)|扫一扫|微信公众号|相关(?:文章|链接|阅读|新闻|推荐) *[：:]?$|(?:上|下)一[篇页条] *[：:]|【?字号|\[字体"
)
_VISITOR = re.compile(
    r"(?:浏览|点击|阅读|访问|查看|访客)(?:次数|量|数|人数)? *[：:] *\d|您是第 *\d|(?:阅读|浏览|点击)(?:量|次数)?[ （]*\d+[） ]*次?$"
)
_EDITOR = re.compile(
    r"[（【]?(?:责任?编辑?|美术编辑|值班编辑|本[版期]编辑|编辑|责编|美编|校对|审[核校]|[初终复一二三]审|监制|版式|制图|来稿|录入|值班主任|签发)"
    r"(?:[：:/ ][^。]{0,60}|[^，。；]{1,6})?(?:[ 　]|）|】|$)"
)
_COPYRIGHT = re.compile(
    r"版权(?:所有|归|与|声明)|免责声明|未经.{0,20}(?:授权|许可|同意)|凡本[网站报]|转载请注明|Copyright|©|ICP备|公网安备|网站标识码|主办单位[：:].{0,30}承办"
)
_NOTICE = re.compile(r"[①-⑩]|（?\d）|凡|本[网站]|如|任何|违反|特此")
_CONTACT = re.compile(
    r"(?:联系)?(?:电话|传真|邮编|邮政编码|地址|电子邮[箱件]|E-?mail|网址|联系方式|热线) *[：:]", re.IGNORECASE
)
_URL = re.compile(r"(?:链接|网址|原文|来源)? *[：:]? *(?:https?://|www\.)[\x21-\x7e：？]+", re.IGNORECASE)
_FILE = re.compile(r"[^。；]{1,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|txt|wps|zip)", re.IGNORECASE)
_SOURCE = re.compile(
    r"[（(]?(?:数据|资料|信息|稿件|文章)?来源 *[：:]|(?:发布|发表|更新|时间|日期)(?:时间|日期)? *[：:] *\d{4}|供稿(?:单位)? *[：:]|稿源 *[：:]|作者 *[：:]"
)
_NEWSPAPER = re.compile(
    rf"(?:《[^》]{{2,12}}》)? *（? *{DAY.pattern}[ ，]*(?:第? *\d+ *版|星期[一二三四五六日天])"
)
_BYLINE = re.compile(
    r"(?:[^，。；：]{0,30}?(?:本报|本网|日报|晚报|时报|新华社|电视台|融媒体?|全媒体|记者站)[^，。；：]{0,8}?)?(?:记者|通讯员|特约记者|实习生|评论员)"
    r"[ ：:][^，。；]{1,30}|[^，。；：]{2,24}(?:本报|日报|晚报|全媒体|新华社|融媒)[^，。；：]{0,8}记者 ?[^，。；：]{2,24}|本报(?:全媒体)?记者 ?[^，。；：]{2,20}"
    r"|[^，。；：]{2,10}(?:日报|晚报|全媒体|新华社|融媒)[^，。；：]{0,6}记者[^，。；：]{2,24}"
)
_BYLINE_TAIL = re.compile(
    r"（(?:[^（）。]{0,20}(?:记者|通讯员|作者|供稿|整理)|文/|来源|作者)[^（）。]{1,60}）$|（[^（）。]{2,20}供稿）$"
)
_OFFICE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,9}?(?:主席|省长|市长|县长|区长|州长|盟长|旗长)) [\u4e00-\u9fff·]{2,12}"
)
_PINYIN = re.compile(r"[A-Z]{2,6}(?: [A-Z]{1,6}){2,}")
_CREDIT = re.compile(
    r"(?:[^。！？；，]{0,24}(?:记者|通讯员)[^。！？；，]{1,16}|[^。！？；，]{2,14}[ /])(?:摄|摄影|摄影报道)）?$|[（(][^（）]{0,24}(?:供图|摄|制图)[）)]$|(?:图片来源|供图|摄影)[：:/ ].{2,20}$|[^。，；]{2,12}供图$"
)
_PICTURE = re.compile(r"(?:^|[。，；！？ ])(?P<from>[上下左右]?图为)|^[▲△▼◀►▶◆]? ?(?P<sign>(?<=[▲△▼◀►▶]).)")
_FIGURE = re.compile(
    r"\d(?![\d年月日:：/.-]*[年月日])|[一二三四五六七八九十百千两]+(?:多|余)?(?:万|亿|个|户|人|家|项|倍|成)"
)
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?:市|州|县|区|盟|旗|省|地区)[\u4e00-\u9fff]{2,7}?(?:县|区|旗|镇|乡|街道|村|社区|[\u4e00-\u9fff]{2}(?:基地|产业园|合作社))"
)
_SCENE = re.compile(
    r"(?:基地|园区|产业园|公园|大棚|车间|小区|景区|广场|大桥|一[角隅瞥]|现场|风光|夜景|新貌|全景|外景|鸟瞰|湾|家|屋场|村|园|活动|舞|中控大屏|忙碌|采摘|丰收图?)$"
)
_NULL = re.compile(r"\\N")


def find_furniture(lines: list[Line]) -> list[Furniture]:
    """Every stretch of furniture in these lines, in order; stretches do not overlap."""
    found: list[Furniture] = []
    for span in _all(lines):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _all(lines: list[Line]) -> Iterator[Furniture]:
    listed = _pictures_listed(lines)
    notice = value_of_label = False
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        following = lines[index + 1] if index + 1 < len(lines) else None
        kind = _kind(line)
        if kind == "" and notice and line.gap == 0 and _NOTICE.match(line.text):
            kind = "copyright"
        notice = kind == "copyright"
        if kind == "" and value_of_label and line.gap == 0 and line.width < 100 and not line.closed:
            kind = "id"
        value_of_label = kind == "id" and _LABEL.fullmatch(line.text) is not None
        if kind == "" and (index in listed or _is_caption(line, previous, following)):
            kind = "caption"
        if kind:
            yield Furniture(line.start, line.end, kind)
        else:
            yield from _inside(line)


def _kind(line: Line) -> str:
    """The kind of a line that is furniture from end to end, else empty."""
    text = line.text
    if len(text) > 160:
        return "copyright" if len(text) < 400 and _COPYRIGHT.search(text[:60]) else ""
    if text in _NAVIGATION or _is_navigation(text):
        return "navigation"
    for kind, pattern in _WHOLE_LINES:
        if pattern.match(text):
            return kind
    if _NEWSPAPER.match(text) and line.width < 70:
        return "dateline"
    if line.width < 90 and _byline(text):
        return "byline"
    if _COPYRIGHT.search(text[:60]) and not _FIGURE.search(text):
        return "copyright"
    if line.width < 90 and (_EDITOR.match(text) and not line.closed):
        return "editor"
    return "id" if _URL.fullmatch(text) or _FILE.fullmatch(text) else ""


_WHOLE_LINES = (
    ("id", re.compile(rf"{_LABELLED.pattern}|(?:{_LABELS})$|{_CONTACT.pattern}")),
    ("navigation", re.compile(rf"{_BREADCRUMB.pattern}|{_PINYIN.pattern}$")),
    ("share", _SHARE),
    ("visitor", _VISITOR),
    ("dateline", _SOURCE),
)


def _byline(text: str) -> bool:
    return bool(_BYLINE.fullmatch(text) or _OFFICE.fullmatch(text) or text.startswith("文/"))


def _is_navigation(text: str) -> bool:
    """A row of short words of which two or more are known from menus."""
    words = text.replace("|", " ").split()
    if len(words) < 2 or max(map(len, words)) > 16:
        return False
    known = sum(word in _NAVIGATION for word in words)
    return known >= 3 or (known >= 1 and len(words) <= 3 and words[-1] in _NAVIGATION)


def _inside(line: Line) -> Iterator[Furniture]:
    """Furniture inside a line of text: a picture's words, a byline at its end, database signs, addresses."""
    text = line.text
    if "\\N" in text or "\t" in text:
        yield from (
            Furniture(line.start + m.start(), line.start + m.end(), "id") for m in _NULL.finditer(text)
        )
    if "图" in text or "摄" in text:
        yield from _picture_words(line)
    elif text.endswith("）"):
        tail = _BYLINE_TAIL.search(text, max(0, len(text) - 90))
        if tail:
            yield Furniture(line.start + tail.start(), line.end, "byline")
    if "http" in text or "www." in text:
        yield from (
            Furniture(line.start + m.start(), line.start + m.end(), "id") for m in _URL.finditer(text)
        )


def _picture_words(line: Line) -> Iterator[Furniture]:
    if len(line.text) > 160:
        return
    match = _PICTURE.search(line.text) or _CREDIT.search(line.text)
    if not match:
        return
    start = match.start("from") if "from" in match.groupdict() and match["from"] else match.start()
    if not _FIGURE.search(line.text[:start]):
        start = 0 if len(line.text) < 100 and _CREDIT.search(line.text) else start
    yield Furniture(line.start + start, line.end, "caption")


def _is_caption(line: Line, before: Line | None, after: Line | None) -> bool:
    """A line by itself that says what a picture shows: a place, or a gap where the picture was."""
    text = line.text
    if text[0] in "▲△▼◀►":
        return True
    if line.width > 90 or line.closed or line.marker not in ("", "bullet") or _FIGURE.search(text):
        return False
    alone = (before is None or line.gap >= 1) and (after is None or after.gap >= 1)
    if not alone:
        return False
    if _PLACE.match(text) and (_SCENE.search(text) or "内，" in text or "图" in text):
        return True
    gap = line.gap if before is not None else 0
    return (
        gap >= 3
        and after is not None
        and after.gap >= 1
        and " " not in text
        and len(text) > 8
        and not _TITLE.search(text)
    )


_TITLE = re.compile(r"(?:报告|总结|简介|概况|公报|通知|意见|方案|讲话|介绍|汇报|办法|要点|规划)$")


def _pictures_listed(lines: list[Line]) -> set[int]:
    """Bulleted lines without figure or full stop, three or more in a row: a row of pictures."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.marker == "bullet" and not line.closed and not _FIGURE.search(line.text) and line.width < 70:
            run.append(index)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    return found | set(run if len(run) >= 3 else [])


def labelled_values(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Label and value where a page's head puts the value on the line below its label."""
    for line, following in pairwise(lines):
        label = _LABEL.fullmatch(line.text)
        if label and following.gap == 0 and not _LABEL.fullmatch(following.text):
            yield label[0].strip(" ：:"), following.text
