"""What words without figures announce for the figures after them: labels, short sentences, clauses."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.asides import NUL
from briefgen.extract.phrases import SUCH, clean_left
from briefgen.model import Span

_MOVES = re.compile(
    "(?:保持|实现|呈现|继续|持续)(?:了|平稳|较快|快速|稳定|持续|高速|良好|小幅|稳步|恢复性|翻倍|成倍|迅猛)*(?:增长|增势|回升|上升|下降|回落)(?:态势|势头)?$"
    "|(?:首次|连续|先后|相继|一举|成功|历史性|[两三四五]次)*(?:突破|跨越|跨上|跨入|迈入|跃入|迈上|跃上|站上|越过)了?"
    "(?:[^，。；]{1,12}(?:大关|台阶|关口)|[百千万亿两三四五六七八九十]{2,4}[一-鿿]{1,2})$"
    "|(?:迅猛|快速|较快|高速|平稳|恢复性)(?:增长|增加|发展)$"
    "|(?:稳中有升|稳中向好|稳中有进|稳步回升|加快回升|企稳回升|由负转正|持续向好|持续恢复|总体平稳|继续承压|持续承压|加快产出|产销两旺|表现亮眼|增势(?:良好|强劲|明显)|保持增势|发展向好|恢复增长|持续改善)$"
)
"""工业用电量、工业开票销售额保持较快增长，增速分别达…: the clause before says what moves."""
_MOVING = re.compile(
    "(?:逐年|稳步|持续|大幅|明显|不断|显著|快速|较快)+(?:增加|增长|提高|提升|减少|下降|上升|改善)$"
)
"""农民人均纯收入逐年增加。由…增加到…: the sentence before says what moves."""
_JUDGES = re.compile(
    "(?:持续|不断|明显|显著|进一步|稳步|全面|有效|逐步|更加|有序|扎实|大幅|日益|初步)[\u4e00-\u9fff]{2,4}$|的(?:转变|跨越|目标|局面|格局|要求)$"
)
"""A clause that judges (综合实力不断增强) names no topic."""
_A_YEAR_ONLY = re.compile("(?:仅|光|短短|就)*(?:这|过去)?[一两二三四五几]年(?:间|来|里|时间)?")
"""仅去年一年，就解决12.7万人"""
_STATES = frozenset(("结果", "进展", "实际", "计划", "目标", "完成情况", "进展情况"))
"""计划：改造120公里。结果：完成126公里: how far it is, and not what."""
_IN_FRONT = re.compile(
    "(?:居前|领先|靠前|居后|垫底|前[\\d一二三四五]{1,2}[位名]的(?:是|有)?)$|^[两二三四五六七八九十]+(?:个)?(?:地|市|州|县|区|镇|乡|省)(?=[一-鿿]{3,})"
)
"""甲、乙、丙三地新识别户数居前，分别为…"""
_SUCH = re.compile(f"^{SUCH}")
_WEAK = re.compile(
    "(?<=[一-鿿]{3})(?:信心|动力|活力|能力|势头|后劲)?(?:偏弱|偏低|不足|乏力|不强|走弱|疲软|趋缓)$"
)
"""民间投资信心偏弱，占全部投资的比重由…"""
_OPENED = re.compile(
    "(?<=[一-鿿]{4})(?:全面|深入|顺利|扎实|有序|加快|稳步|正式)*(?:推开|铺开|实施|启动|落地|推行)$"
)
"""去年新型农村合作医疗全面推开，参保率76.5%"""
_CIRCUMSTANCE = re.compile("在[^，、]{2,10}[中下上]$")
"""处于转换期的汽车制造业在转型升级中继续承压: the industry is what moves."""
_CAUSE = re.compile("(?:受|由于|因|面对|为了|随着|鉴于|尽管|虽然)(?!理|灾|益|伤|害|援|教|聘|地|素|数)")
"""A clause that gives a cause (受减税降费政策影响) names no topic."""
_GROUNDS = re.compile(
    "(?:根据|按照|依据|遵照|为落实|为贯彻|转发)[^，。；]{0,16}《|经[^，。；]{2,24}(?:研究|审议|审定|批准|同意|讨论|通过)+[，,]?$"
)
"""根据《…通知》（宁财〔2024〕86号），下达资金: on what grounds names no topic."""
_OPENS = re.compile(
    "^[，,、 \u2060\x00]*(?:[一-鿿]{2,5}[镇乡村])?(?=受|由于|因|面对|为了|随着)|^[，,、 \u2060]+"
)
"""前进镇因前期降雨偏多，仅完成91.4%"""
_VIEW = re.compile(
    "(?:^|[，。；])[、\u2060 ]*(?:从|分|按|就|与|和|同|跟)[^，。；]{0,14}(?:看|相比|而言|来说|来讲)$|(?:增速|增幅|涨幅)(?:较|最|更)?[快高大慢低]$"
)
"""从绝对额看，…; 与周边市相比，…; 两县增速较快，分别为…: a point of view is no topic."""
_SEEN_FROM = re.compile(
    "从(?P<what>[一-鿿]{2,12}(?:总值|产值|收入|投资|增加值|消费|总额|产量|面积|价格|出口|存款|贷款|率|进度|人数))(?:来)?看$"
)
"""从地区生产总值看，青岛以12719.6亿元居前"""
_OUTCOME = re.compile(
    "[\\s\u2060]*(?:(?:目前|截至目前|实际|办理)*(?:完成|落实|进展|办理|推进)(?:情况)?|结果)："
)
_ZONE = re.compile("[一-鿿]{0,8}(?:新|高新|经开|开发|港|空港|示范|保税|实验|合作|度假|高新技术|产业集聚)区")
"""高新区：计划14个项目: a label that says where."""
_LABEL = re.compile(
    r"(?m)^[\u4e00-\u9fff]{2,6}(?:[ \u3000][\u4e00-\u9fff]{2,4})?[ \u3000]+(?=[\u4e00-\u9fff\x00])"
)
_LABELLED = 3
"""So many lines that begin with a label and a space make a text of labelled paragraphs."""
_DIGIT = re.compile(r"\d")
_NUMBERING = re.compile(
    "^[ \u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[部章节]分?)"
)
_PART_OF_TEXT = re.compile(
    "^按[^，。；]{2,24}分$|^[一-鿿]{0,4}(?:走势|特点|问题|形势|打算|安排|建议|措施|做法|回顾|展望|情况)$|(?:绩效|目标|任务|预算|计划)[一-鿿]{0,6}(?:完成|执行|落实)情况$"
)
"""三、全年走势, 按县开工目标完成情况分，…: it names a part of the text and no topic."""
_BY_AREA = re.compile(
    "(?:^|[）、，。 \u3000])(?:分|从)各?(?:县区|县（[^）]{1,6}）|县市区?|县市|区县|旗县市?|市县|地区|区域|市州|州市|盟市|县|乡镇|地市)(?:情况|来)?看"
)
_SLOWLY = re.compile("(?<=[一-鿿]{4})(?:进度|进展)?(?:较|偏|过|很|相对)(?:慢|缓|迟)$")
"""补助资金拨付较慢，尚有620万元…: how it goes is no part of what it is."""
_DESCRIBED = re.compile(
    "(?P<what>[一-鿿]{2,16}?)\x00*(?:(?:是|均为|都是|属于|属)[一-鿿]{2,6}的|按[一-鿿]{2,8}分|(?:全面|正式)?(?:启动|实施|推行|建立|试点|运行)以来)$"
)
"""共和县的电站是联建的，装机47.2兆瓦; 新型农村社会养老保险去年10月启动以来，参保人数…"""
_LAUNCHED = re.compile(
    "(?:推出|创新推出|发行|上线|开办|开通)了?[一-鿿]{0,6}?(?P<name>“[^”]{2,12}”[一-鿿]{0,6})$"
)
"""金融部门推出“木耳贷”，今年已发放2.17亿元"""
_GOES_WELL = re.compile(
    "(?<=[一-鿿]{3})(?:快速|加快|有序|全面|稳步|扎实|深入|顺利|持续|强力|统筹)(?:推进|实施|开展|落实|铺开)$"
)
"""（一）项目建设快速推进。实施项目38个"""
_ASPECT = re.compile("[ \u3000]*(?:[一二三四五六七八九十]是)?在?(?P<aspect>[一-鿿]{2,10}?)方面[，,]")
_LONGEST, _SHORT_SENTENCE = 14, 40
"""Characters of a topic, and of a sentence that is one. A longer clause is cut to its end."""


def is_labelled(blank: str) -> bool:
    """Is a text made of paragraphs that begin with a label and a space?"""
    return len(_LABEL.findall(blank)) >= _LABELLED


def looks_by_area(sentence: str) -> bool:
    """Does a sentence begin to go through areas: （三）分县区看，…?"""
    return bool(_BY_AREA.search(sentence))


def is_outcome(sentence: str) -> bool:
    """Does a sentence tell what became of goals: 完成：…, 完成情况：…?"""
    return bool(_OUTCOME.match(sentence))


def aspect_of(sentence: str) -> str:
    """What a sentence says it is about: 临时救助方面，前10个月…; empty where it does not."""
    found = _ASPECT.match(sentence)
    return found["aspect"] if found else ""


def behind_label(blank: str, sentence: Span, labelled: bool) -> int:
    """Where a sentence begins behind a label with a space (农业 2006年总产值…, 贸易 旅游 市场7个)."""
    label = _LABEL.match(blank, sentence.start, sentence.end)
    if label and (labelled or blank.startswith(NUL, label.end())):
        return label.end()
    return sentence.start


def topic_of_sentence(sentence: str, words: Phrases) -> str:
    """The topic that a short sentence without figures sets for the next: 大力开展教育扶贫。"""
    first = _GOES_WELL.sub("", _MOVING.sub("", re.split(r"[，；：。]", _NUMBERING.sub("", sentence))[0]))
    if _PART_OF_TEXT.search(first.strip()) or len(_DIGIT.findall(first)) > 1:
        return ""
    topic = words.topic_verbs.sub("", clean_left(first, words))
    return topic if 2 <= len(topic) <= _LONGEST and len(sentence) <= _SHORT_SENTENCE else ""


def topic_of_clause(clause: str, words: Phrases) -> tuple[str, bool]:
    """What a clause without figures speaks of, and whether what follows is surely of it: it moves, is described.

    A longer topic is cut: its end, or the last of what it lists, says what it is about.
    """
    if seen := _SEEN_FROM.search(clause):
        return clean_left(seen["what"], words), False
    said = _OPENS.sub("", clause)
    if _CAUSE.match(said) or _GROUNDS.match(said) or _VIEW.search(clause.rstrip("，, ")):
        return "", False
    if launched := _LAUNCHED.search(clause.rstrip("，, ")):
        return launched["name"], False
    if described := _DESCRIBED.search(clause.strip("，, \u2060")):
        return clean_left(described["what"], words), True
    topic = words.topic_verbs.sub("", clean_left(clause, words)).removesuffix("方面")
    topic = _IN_FRONT.sub("", _SUCH.sub("", topic))
    if moving := _MOVES.search(topic):
        subject = _CIRCUMSTANCE.sub("", topic[: moving.start()])
        return clean_left(subject.rpartition("的")[2] or subject, words), True
    topic = _WEAK.sub("", _SLOWLY.sub("", topic))
    if opened := _OPENED.search(topic):
        return topic[: opened.start()], False
    if (
        topic in _STATES
        or _JUDGES.search(topic)
        or _PART_OF_TEXT.search(topic)
        or _A_YEAR_ONLY.fullmatch(topic)
        or _ZONE.fullmatch(topic)
    ):
        return "", False
    return topic if len(topic) <= _LONGEST else topic[-_LONGEST:].rpartition("、")[2], False
