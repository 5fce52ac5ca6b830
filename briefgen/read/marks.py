"""The words by which a page's furniture is known, as patterns that match one line of a view."""

from __future__ import annotations

import re

from briefgen.read.dates import DAY


def _any(words: str) -> str:
    """An alternation of words, so that the lists below stay readable."""
    return "|".join(words.split())


_MENU = """首页 新闻 政务 图片 要闻 视频 专题 论坛 招聘 数字报 新媒体 返回 登录 注册 搜索 繁体 简体
    无障碍 关怀版 客户端 关于我们 联系我们 网站地图 下载 打印 全屏 收藏 关闭 加大 还原 减小 放大 缩小
    大 中 小 上一篇 下一篇 政务公开 政务服务 互动交流 返回顶部 我要纠错 打印本页 关闭窗口 收起 展开
    更多 更多> 设为首页 加入收藏 会员中心 站内搜索 高级搜索 无障碍版 长者助手 打印预览 下载记录 返回概览
    上一记录 下一记录 选择区域 登陆 广告服务 】 【 ] ["""
NAVIGATION = frozenset(_MENU.split())
"""Words as menus and page tools have them."""
_LABELS = _any(
    """索引号 主题分类 发文日期 发布日期 发布时间 成文日期 生成日期 印发日期 发布机构 发文机关 发文单位
    发文字号 公文文号 文号 信息名称 信息分类 信息来源 名称 有效性 公开方式 公开范围 主题词 关键词
    体裁分类 组配分类 统一编号 是否有效 效力状态 发文机构 公开目录 公开类别 文\\s?号 浏览量 点击量 日期"""
)
LABEL = re.compile(rf"(?:[-•·*] *)?(?:{_LABELS}) *[：:]? *")
LABELLED = re.compile(rf"(?P<label>{_LABELS}) *[：:] *(?P<value>.*?)(?= *(?:{_LABELS}) *[：:]|$)")
"""索引号：11001/2021-0031 名称：某镇2021年工作总结: label and value on one line, one or more."""
_PLACE_LINE = (
    r"您?(?:当前|现在)?(?:的|所在)?位置 *[：:]|您现在的位置 *[：:]|(?:[^，。；：]{2,16} +)?首页 *[>»/]"
)
_CONTACT = _any("电话 联系电话 传真 邮编 邮政编码 地址 电子邮箱 电子邮件 E-?mail 网址 联系方式 热线")
_CRUMB = "[\u4e00-\u9fff“（][^，。；：/>»›]{1,23}"
_PATH = rf"{_CRUMB}(?: *[>»›]+ *{_CRUMB}){{1,6}}$|{_CRUMB}(?: / {_CRUMB}){{1,6}}$"
"""石家庄市栾城区 > 区农业农村局 > 通知公告: where a page stands on its site"""
_PINYIN = r"[A-Z]{2,6}(?: [A-Z]{1,6}){2,}$"
_PAGES = r"[<《‹]? ?(?:上一页|首页) .{0,40}(?:下一页|尾页|末页)"
_TOOLS = "[【\\[](?:打印|关闭|收藏|纠错|推荐|字体|返回|分享)[^】\\]]{0,6}[】\\]]"
_CONTENTS = r"目 *录$|.{2,40}(?:…{2,}|\.{4,}|·{4,}) *\d{1,4}$"
_SHARE = (
    r"[^\w\s“（【《]{0,3} ?(?:"
    + _any(
        """分享到 分享至 分享本文 点击(?:上方|下方|蓝字|关注|阅读) 长按(?:识别|关注|二维码) 阅读原文
        往期(?:推荐|回顾) 扫一扫 微信公众号 【?字号 \\[字体"""
    )
    + ")|[上下]一[篇页条] *[：:]|相关(?:文章|链接|阅读|新闻|推荐) *[：:]?$"
)
_VISITOR = (
    r"(?:浏览|点击|阅读|访问|查看|访客)(?:次数|量|数|人数)? *[：:] *\d|您是第 *\d"
    r"|(?:阅读|在看|点赞) ?\d+ ?(?:[点在]?[赞看]|$)|(?:阅读|浏览|点击)(?:量|次数)?[ （]*\d+[） ]*次?$"
)
_SOURCE = (
    rf"[\u4e00-\u9fff]{{2,8}}(?:新闻|网|客户端|频道|电视台) ?{DAY.pattern}$|"
    r"[（(【]?(?:数据|资料|信息|稿件|文章)?来源 *[：:丨|]|(?:供稿(?:单位)?|稿源|作者|文字) *[：:丨|]"
    rf"|{DAY.pattern}(?: *\d\d:\d\d(?::\d\d)?)?[ |]*(?:$|来源|浏览|字号|作者|发布|发表|【|(?<=:\d\d )[\u4e00-\u9fff]{{2,3}}$)|原创 "
    r"|(?:(?:发布|发表|更新)?(?:时间|日期)) *[：:] *\d{4}"
)
WHOLE_LINES = (
    ("id", re.compile(rf"(?:{_LABELS}) *[：:]|(?:{_LABELS})$|(?:{_CONTACT}) *[：:]", re.IGNORECASE)),
    ("id", re.compile("【(?:日期|期号|标题|版次|版名|作者|专栏|正文|栏目|来源)】 *=")),
    ("navigation", re.compile(rf"{_PLACE_LINE}|{_PATH}|{_PAGES}|{_PINYIN}|{_TOOLS}|{_CONTENTS}")),
    ("share", re.compile(_SHARE)),
    ("visitor", re.compile(_VISITOR)),
    ("dateline", re.compile(_SOURCE)),
)
"""Kinds of furniture and how their lines begin."""

_EDITORS = _any(
    """责任?编辑? 美术编辑 值班编辑 本[版期]编辑 编辑 责编 美编 校对 审[核校] [初终复一二三]审 监制 版式 制图
    来稿 录入 值班主任 签发"""
)
EDITOR = re.compile(rf"[（【]?(?:{_EDITORS})(?:[：:/丨| ][^。]{{0,60}}|[^，。；]{{1,6}})?(?:[ 　]|）|】|$)")
COPYRIGHT = re.compile(
    r"版权(?:所有|归|与|声明)|免责声明|未经.{0,20}(?:授权|许可|同意)|凡本[网站报]|转载请注明|Copyright|©"
    r"|ICP备|公网安备|网站标识码|主办单位[：:].{0,30}承办"
)
NOTICE = re.compile(r"[①-⑩]|（?\d|凡|本[网站]|如|任何|违反|特此")
URL = re.compile(
    r"(?:链接|网址|原文|来源|(?:Original )?URL)? *[：:]? *(?:https?[：:]//|www\.)[\x21-\x7e：？]+",
    re.IGNORECASE,
)
FILE = re.compile(r"[^。；]{1,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|gif|txt|wps|zip)", re.IGNORECASE)
NEWSPAPER = re.compile(
    rf"(?:《[^》]{{2,12}}》)? *（? *{DAY.pattern}[ ，]*(?:第? *\d+ *版|星期[一二三四五六日天])"
    rf"|[\u4e00-\u9fff]{{1,10}}(?:报|刊|网|频道|数据版)(?:[\u4e00-\u9fff]{{1,4}}版)? {{1,6}}{DAY.pattern}(?: |$)"
)

_PAPER = r"(?:本报|本网|日报|晚报|时报|新华社|电视台|融媒体?|全媒体|记者站)"
_NAMES = r"[^，。；：]{2,24}"
BYLINE = re.compile(
    rf"(?:[^，。；：]{{0,30}}?{_PAPER}[^，。；：]{{0,8}}?)?(?:特约|实习)?(?:记者|通讯员|评论员)"
    r"[ ：:](?![^，。；]*） *[\u4e00-\u9fff]{3})[^，。；]{1,30}"
    rf"|{_NAMES}{_PAPER}[^，。；：]{{0,8}}记者 ?{_NAMES}|本报(?:全媒体)?记者 ?{_NAMES}"
    rf"|[^，。；：]{{2,10}}{_PAPER}[^，。；：]{{0,6}}记者{_NAMES}"
)
BYLINE_TAIL = re.compile(
    r"（(?:[^（）。]{0,20}(?:记者|通讯员|作者|供稿|整理)|文/|来源|作者)[^（）。]{1,60}）$|（[^（）。]{2,20}供稿）$"
)
OFFICE = re.compile(
    r"[\u4e00-\u9fff]{2,9}?(?:主席|省长|市长|县长|区长|州长|盟长|旗长) [\u4e00-\u9fff·]{2,12}"
)

CREDIT = re.compile(
    r"(?:[^。！？；，]{0,24}(?:记者|通讯员)[^。！？；，]{1,16}|[^。！？；，]{2,14}[ /])"
    r"(?:摄|摄影|摄影报道)）?$"
    r"|[（(][^（）]{0,24}(?:供图|摄|制图)[）)]$|(?:图片来源|供图|摄影)[：:/ ].{2,20}$|[^。，；]{2,12}供图$"
)
PICTURE = re.compile(r"(?:^|[。，；！？ ])(?P<words>[上下左右]?图为)")
ISSUE = re.compile(
    r"（?(?:原?载(?:于)?|摘自|转自)?《[^》]{2,12}》 *(?:19|20)\d\d ?年(?:度)?(?:第? ?\d{1,3} ?[期辑号]|\d{1,2}月)[^，。]{0,12}）?"
)
"""《上犹文旅》2022年第1期, （载《互助情况》2014年第2期）: which issue of what a text stands in"""
PICTURE_SIGNS = "▲△▼◀►"
FIGURE = re.compile(
    r"\d(?![\d年月日:：/.-]*[年月日])|[一二三四五六七八九十百千两]+(?:多|余)?(?:万|亿|个|户|人|家|项|倍|成)"
)
PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,5}(?:市|州|县|区|盟|旗|省|地区)[\u4e00-\u9fff]{2,7}?"
    r"(?:县|区|旗|镇|乡|街道|村|社区|[\u4e00-\u9fff]{2}(?:基地|产业园|合作社))"
)
_SCENES = _any(
    """基地 园区 产业园 公园 大棚 车间 小区 景区 广场 大桥 一[角隅瞥] 现场 风光 夜景 新貌 全景 外景 鸟瞰 湾 家
    屋场 村 园 活动 舞 中控大屏 忙碌 采摘 丰收图?"""
)
SCENE = re.compile(rf"(?:{_SCENES})$|内，|图")
TITLE_END = re.compile(r"(?:报告|总结|简介|概况|公报|通知|意见|方案|讲话|介绍|汇报|办法|要点|规划)$")
ROW_TAIL = re.compile(
    r"\t\\N\t(?P<title>[^\t\n]{4,80})\t(?P<date>(?:19|20)\d\d-\d\d-\d\d[^\t\n]*)(?:\t\\N)*\s*$"
)
"""How a row taken from a database ends: after the text its title and date, empty fields as \\N."""
NULL = re.compile(r"\\N")
