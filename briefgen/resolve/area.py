"""Which area a figure is about: the name in its clause, else 全市 and the like, else what was named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefgen.catalogue.areas import Area, AreaMention, Areas
from briefgen.extract.printed import Printed
from briefgen.model import Document, Section, Span
from briefgen.resolve.headed import Headed, nearest
from briefgen.resolve.here import STANDS, called, is_of_town, is_word
from briefgen.resolve.home import Home, Named, paragraph
from briefgen.resolve.partners import gives_aid, gives_to, helps, helps_us, is_source, told_us
from briefgen.resolve.places import with_places
from briefgen.resolve.renamed import FormerNames
from briefgen.resolve.rows_of_areas import Rows
from briefgen.resolve.spoken import Speakers
from briefgen.resolve.standing import MOST, STANDS_OUT, is_aside, is_subject, standing
from briefgen.resolve.town import TOWNS
from briefgen.resolve.wholes import word_of_whole

_SPEAKER = re.compile(r"^.{0,16}(?:说|介绍|表示|告诉|告诉记者)[，：。]?")
_VILLAGE = re.compile("[\u4e00-\u9fff]{1,8}?[村镇乡](?!村|镇|级|里|民|集体)")
_OPENS_NAME = re.compile("[《“]?(?:关于)?(?:印发|转发|公布|下达|做好)?[《〈“]?")
_OPENED = re.compile("[一-鿿]{0,6}?(?:开幕|举行|举办|召开|启动)")
_FIGURE_OF = re.compile(r"[一-鿿]{0,8}\d[\d.]*[万亿余多]*[一-鿿]{1,3}的")
_FIGURE = re.compile(r"\d(?![日月年]|\d*[.．、])")
_PART_OF_IT = re.compile("[东西南北中]部(?:、|和|及|约|\\d)")
"""长岭西部、乾安南部约26万亩地块墒情偏差；尿素价格…: parts of areas are not what the text goes on of."""
_GOES_ON = re.compile(
    "[\\s\u2060]*(?:项目|工程|设施|园区|基地|全部|一期|二期)?(?:建成|完工|竣工|投产|达产|投运|投用|运营|实施)|该|其(?!他|余|中)|(?:项目|工程)"
)
"""全县…1153人。甲镇敬老院总投资960万元，建成后可…: behind one part of the whole the text goes on of it so only."""
_DESCRIBED = re.compile("(?:^|[）〕】])[\\s\u2060]*[一-鿿]{3,16}的$")
_HOUSE, _THAT_HOUSE = (
    re.compile("(?:人民|中|中西医结合|妇幼保健)?医院|[一二三四]中|中学|小学|[一-鿿]{0,4}学院|体育馆|图书馆"),
    re.compile("该[院校馆]"),
)
"""古浪县中医院迁建，人均预期寿命…: a house of one county is not what the next clause is about"""
_OF_ALL = re.compile(
    "(?:[\\s\u2060]|明年|今年|下半年|下一步|目前|同时|接下来|去年|[上下]半年|，)*(?:我们|大家|各地|各级|各部门|各方面|市防[指办]|县防[指办])"
)
"""明年我们打算…, 各地共投入…: behind one part the text goes on of all."""
_VILLAGER = re.compile(
    "[一-鿿]{0,6}?(?:贫困户|脱贫户|农户|养殖户|种植户|村民|农民|社员)[一-鿿]{2,3}"
    "|[一-鿿]{0,12}?(?:负责人|老板|理事长|经理|大户|农|工人|职工)[一-鿿·]{2,4}(?:说|告诉|介绍|表示|道|笑)"
)
"""新城子乡贫困户杨某养蜂60箱, 某镇茶企负责人程某说: an example, after which the text goes on of all."""
_AUTHORITY = re.compile(
    "[\\s\u2060]*(?P<kind>自治区|省|市|州|县)(?:财政|民政|政府|委|防[指办]|[一-鿿]{2,6}(?:厅|局|委|办|会|部门))"
)
"""省财政已拨出救灾资金…: behind one county the text goes on of the province."""
_TOGETHER = re.compile("[\\s\u2060]*[两二三四五]个?[省市县区州旗镇乡地](?:共|合计|累计)")
"""宁强县…48家；镇巴县…39个，两县共…"""
_THE_REST = re.compile("(?:其余|其他)(?:各)?(?:乡镇|县区?|县市区?|区县|地区|街道)$")
"""（镇赉镇5处、其余乡镇4处）"""
_NEAR_REST = 16
_COMPARED, _NEAR = re.compile("(?:[高低多少快慢]于|超过|不及|比)[^，。；]*的$"), 40
_SIGNED = re.compile("[一-鿿]{0,14}(?:局|厅|委|委员会|院|队|办公室|政府|中心)[ \u3000]*[（( \u3000\n]")
"""辽源市统计局西安分局 (2009年8月10日): who signs the text, on the line that it begins with."""
_SUBJECT = re.compile(
    r"^(?:\d{1,2}[．.、]|[一二三四五六七八九十]是|【[^【】\n]{1,12}】|本[报网](?:讯|消息)|[（(](?:记者|通讯员)[^（）()]{1,20}[）)]|[\s\u2060“”‘’>（(【】●▪■◆★▲○□◇☆△◎◉※▼▽►▶→—·]|您?所在的|放眼|放到|放在|纵观|反观|再看|仅|单是|光是|(?:邻近|相邻|毗邻|附近|周边)的|据|(?:国家|中央|上级|自治区|[省市州县][上里]?)(?:财政|政府)?(?:共|累计)?(?:下达|安排|分配|拨付|核定|给予|补助)(?:给|到)?|今年|去年|\d{4}[—-]\d{4}年|\d{4}年|\d{1,2}月|\d{1,2}日|前[一二三]季度|[上下]半年|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个?月|第?[一二三四]季度|以来|近年来|[几多两三四五]年前|过去|如今|目前|截至|据悉|其中|同时|在|，|、|[\u4e00-\u9fff]{2,7}(?:省|市|自治区|州))*$"
)


class AreaFinder:
    """Finds the area of each figure of one document, in order of reading."""

    def __init__(self, document: Document, printed: Printed, areas: Areas) -> None:
        self.document, self.areas = document, areas
        self.view = document.view
        self.opening = {mention.start: mention for mention in printed.areas}
        """All mentions, by where they begin."""
        self.known = sorted(self.opening)
        self.closing = {mention.end: mention for mention in printed.areas}
        self._stand(printed.areas)
        self.here = [s for s in printed.here if is_subject(s, self.view)]
        self.here_starts = [s.start for s in self.here]
        subjects = frozenset(self.here_starts)
        own = [s for s in printed.here if s.start in subjects or self.view[s.start] in "我本"]
        self.named = Named(frozenset(self.starts), tuple(own))
        self.said = ""
        """The words that decided the last area found; empty where the section or the document did."""
        self.told: Sequence[AreaMention] = printed.areas
        self.then = FormerNames(self.view, areas)
        self._headed, self._speakers = Headed(areas), Speakers(self.view, areas)

    def _stand(self, mentions: Sequence[AreaMention]) -> None:
        self.mentions = standing(mentions, self.view)
        self.starts = [m.start for m in self.mentions]
        self.rows = Rows(self.view, self.mentions)

    def settle(self, homes: Sequence[Home]) -> None:
        """Take in the towns and zones that the articles name, which only their homes tell (赵家镇, 高新区)."""
        self.told = with_places(self.document, homes, self.areas, tuple(self.opening.values()))
        self._stand(self.told)

    def find(
        self,
        place: Span,
        clause: Span,
        sentence: Span,
        home: Home,
        sections: Sequence[Section],
        listed: tuple[int, int] = (0, 1),
    ) -> tuple[Area | None, str]:
        """The area of what stands at a place (None where nothing is known) and where it was found."""
        section = self._headed.area(sections, home) or self._speakers.area(place.start, home)
        base = section or home.area
        if (
            found := self._of_noun(place, base)
            or self._in_brackets(place, base)
            or self._of_whole(place, base, home)
            or self._owner(place, base)
        ):
            return found, "noun"
        if _THE_REST.search(self.view, max(clause.start, place.start - _NEAR_REST), place.start):
            return self.areas.get(base), "clause, the rest"
        if together := _TOGETHER.match(self.view, clause.start):
            self.said = together[0].strip("\u2060 \n")
            return self.areas.get(base), "clause, together"
        if each := self.rows.each(place, clause, sentence, listed):
            found = self._choose(each, base) if isinstance(each, AreaMention) else self.areas.get(base)
            if found:
                return found, "clause, one each"
        if found := self._named(clause.start, place.start, base, home):
            return found, "clause"
        if found := self._named(sentence.start, clause.start, base, home, opening=True):
            return found, "sentence"
        if found := self._speaker(place, sentence, base):
            return found, "speaker"
        if found := self._paragraph(sentence.start, base, home):
            return found, "paragraph"
        self.said = ""
        if wider := self._wider(clause.start, place.start, base):
            self.said = wider
            return None, "wider than the document"
        if section:
            return self.areas.get(section), "section"
        return self.areas.get(home.area), "document"

    def _wider(self, start: int, end: int, base: str) -> str:
        """全市 in a text that is known to be of a county only: of an area around it that nothing names; else empty."""
        index = bisect_left(self.here_starts, end) - 1
        here = self.here[index] if index >= 0 and self.here[index].start >= start else None
        own = self.areas.get(base)
        inner = own and own.name.endswith(("县", "旗")) and here and self.view[here.end - 1] in "省市州盟"
        return self.view[here.start : here.end] if here and inner else ""

    def leading(self, name: Span, home: Home) -> Area | None:
        """The area that a document's or campaign's own name begins with: 《海南州“两基”预验办法》."""
        opening = _OPENS_NAME.match(self.view, name.start, name.end)
        start = opening.end() if opening else name.start
        found = self.opening.get(start)
        return self._choose(found, home.area) if found and found.end < name.end else None

    def _of_noun(self, place: Span, base: str) -> Area | None:
        """总投资5.8亿元的延吉依兰水利枢纽工程: the area of what a figure is said of."""
        mention = self.opening.get(place.end + 1) if self.view.startswith("的", place.end) else None
        found = self._choose(mention, base) if mention and base else None
        return found if found and found.code != base and self.areas.within(found.code, base) else None

    def _in_brackets(self, place: Span, base: str) -> Area | None:
        """依次为光山县（97.6%）、新县（95.1%）: the area right before the brackets that a figure opens."""
        opening = place.start - 1
        while self.view[opening : opening + 1] in ("约", "近", "达", "超"):
            opening -= 1
        mention = self.closing.get(opening) if self.view.startswith(("（", "("), max(opening, 0)) else None
        return self._choose(mention, base) if mention and base else None

    def _of_whole(self, place: Span, base: str, home: Home) -> Area | None:
        """占全省总面积（48.5万平方公里）的2.95%: what stands in the brackets is of the whole."""
        word = word_of_whole(self.view, place)
        return self._relative(word, [base, home.area]) if word else None

    def _owner(self, place: Span, base: str) -> Area | None:
        """高于巴中市的10203元、低于遂宁市的12790元: the level of whom it is compared with."""
        mention = self.closing.get(place.start - 1)
        other = mention and _COMPARED.search(self.view, max(0, place.start - _NEAR), place.start)
        return self._choose(mention, base) if mention and other else None

    def _named(self, start: int, end: int, base: str, home: Home, opening: bool = False) -> Area | None:
        """The last area named between two places, by name or as 全市; with `opening`, one that opens a clause."""
        at = bisect_left(self.starts, end) - 1
        if at >= 0 and self.mentions[at].end == end and self.rows.joined(at - 1):
            at = bisect_left(self.starts, self.rows.before(end, start)[0].start) - 1  # 锦江、青羊…11个区
        while at >= 0 and self.starts[at] >= start and self._passed_over(at, start, end, home.area, opening):
            at -= 1
        mention = self.mentions[at] if at >= 0 and self.mentions[at].start >= start else None
        index = bisect_left(self.here_starts, end) - 1
        while (
            opening
            and index >= 0
            and self.here_starts[index] >= start
            and not self._opens(self.here_starts[index], start)
        ):
            index -= 1
        here = self.here[index] if index >= 0 and self.here[index].start >= start else None
        if here and (not mention or here.start > mention.start):
            chosen = self._choose(mention, base) if mention and not self.rows.listed(at) else None
            if not chosen and self.view[here.start] == "该":
                chosen = self._that(here, base)
            chain = [chosen.code] if chosen else []
            own, near = [base, home.area], [*chain, *self._before(start, base)]
            ours = self.view[here.start] == "我"  # 广州市帮助我市新建…: never the other's
            chain = [*own, *near] if ours else [*near, *own]
            chain = [*self._town_told(here, home), *chain]
            if found := self._relative(self.view[here.start : here.end], chain):
                return found
        return self._choose(mention, base) if mention else None

    def _town_told(self, here: Span, home: Home) -> list[str]:
        """镇里, 全村: the town that the article has named last before; none for words of larger areas."""
        if not is_of_town(self.view[here.start : here.end]):
            return []
        named = (one.codes[0] for one in reversed(self.told) if home.article.start <= one.start < here.start)
        return next(([code] for code in named if self.areas.level(code) == "town"), [])

    def _that(self, here: Span, base: str) -> Area | None:
        """该县: the last area of its kind that the paragraph names, though it be no subject (留坝县医院…，该县…)."""
        kind, start = self.view[here.end - 1], paragraph(self.view, here.start)
        first, last = bisect_left(self.known, start), bisect_left(self.known, here.start)
        named = (self.opening[at] for at in reversed(self.known[first:last]))
        found = next((mention for mention in named if mention.text.endswith(kind)), None)
        return self._choose(found, base) if found else None

    def _passed_over(self, at: int, start: int, end: int, home: str, opening: bool) -> bool:
        """Is a name no area of what stands at `end`: in an aside, one of several, or, for a later clause, no subject?"""
        mention = self.mentions[at]
        among = opening and self.view[max(0, mention.start - 3) : mention.start].rstrip("：:").endswith(
            "其中"
        )
        house = opening and _HOUSE.match(self.view, mention.end)
        if house and not _THAT_HOUSE.search(self.view, mention.end, end):
            return True
        if not opening and gives_aid(mention, self.view):
            return not self._opens(mention.start, start)
        if (
            is_source(mention, self.view)
            or gives_to(mention, self.view, home, self.areas)
            or told_us(mention, self.view, home, self.areas)
        ):
            return True
        if opening and (helps_us(mention, self.view) or self.rows.in_parts(at, end)):
            return True
        if opening and _PART_OF_IT.match(self.view, mention.end):
            return True
        if opening and "；" in self.view[mention.end : end] and MOST.match(self.view, mention.end):
            return True
        if is_aside(self.view, mention.end, end) or (among and "；" in self.view[mention.end : end]):
            return True
        return opening and (self.rows.one_of_many(at) or not self._opens(self.rows.chain_start(at), start))

    def _opens(self, at: int, start: int) -> bool:
        """Does a name open its clause, as a subject does, or as what stands out: 参保率霍山县最高，达93.1%?"""
        opening = max(max(self.view.rfind(mark, start, at) for mark in "，；：") + 1, start)
        mention = self.opening.get(at)
        outstanding = mention and STANDS_OUT.match(self.view, mention.end)
        described = mention and self._is_described(mention, opening)
        return bool(_SUBJECT.match(self.view[opening:at]) or outstanding or described)

    def _is_described(self, mention: AreaMention, opening: int) -> bool:
        """与之一江之隔的南通，1—9月…: a clause that is nothing but a name with its attribute; 总投资8亿元的甲县园区…."""
        if _FIGURE_OF.fullmatch(self.view, opening, mention.start):
            return True
        alone = self.view.startswith("，", mention.end)
        return alone and bool(_DESCRIBED.search(self.view[opening : mention.start]))

    def _speaker(self, place: Span, sentence: Span, base: str) -> Area | None:
        """The area of the official who says the sentence: …, 莱芜区农业农村局副局长刘青说."""
        index = bisect_left(self.starts, place.end)
        reach = 30 if self.view[sentence.end - 1 : sentence.end] in ("”", "’") else 0
        while index < len(self.mentions) and self.mentions[index].start < sentence.end + reach:
            mention = self.mentions[index]
            if _SPEAKER.match(self.view[mention.end : mention.end + 24].split("\n")[0]):
                return self._choose(mention, base)
            index += 1
        return None

    def _before(self, at: int, base: str) -> list[str]:
        """The area named last before a place in the same paragraph."""
        index = bisect_left(self.starts, at) - 1
        if index >= 0 and self.view.startswith("同期", self.mentions[index].end):
            index -= 1  # 但沭阳同期解决了12万人。全县…: what was only held beside
        if (
            index >= 0
            and not self.rows.listed(index)
            and "\n" not in self.view[self.mentions[index].start : at]
        ):
            found = self._choose(self.mentions[index], base)
            return [found.code] if found else []
        return []

    def _relative(self, word: str, chain: Sequence[str]) -> Area | None:
        """全市, 我省, 该县: the area that the word means, by the areas around it; None where none of them is so called."""
        found = called(word, chain, self.areas)
        self.said = word if found or is_word(word) else self.said
        return found

    def _choose(self, mention: AreaMention, base: str) -> Area | None:
        """One of the candidates of an ambiguous name: the one nearest to the text's own area."""
        self.said = mention.text
        return nearest(self.areas, mention, base)

    def _paragraph(self, at: int, base: str, home: Home) -> Area | None:
        """The area that an earlier sentence of the paragraph began with."""
        who, own = _AUTHORITY.match(self.view, at), self.areas.get(base)
        if _OF_ALL.match(self.view, at) or (who and own and own.name.endswith(who["kind"])):
            return None
        start = paragraph(self.view, at)
        goes_on = _GOES_ON.match(self.view, at)
        index = bisect_left(self.starts, at) - 1
        if self._round_up(start, at):
            index = -1
        while index >= 0 and self.mentions[index].start >= start:
            mention = self.mentions[index]
            marks = "，。！？\n" if _VILLAGE.match(self.view, mention.end) else "。！？\n"
            opening = max(self.view.rfind(mark, start, mention.start) for mark in marks) + 1
            if (
                (
                    _SUBJECT.match(self.view[max(opening, start) : self.rows.chain_start(index)])
                    or self._hosts(mention)
                )
                and mention.codes != ("000000",)
                and (goes_on or not _FIGURE.search(self.view, start, opening))
                and not self.view.startswith("其中", opening)
                and not (opening > start and self._is_example(mention, start) and not goes_on)
                and not _SIGNED.match(self.view, mention.end)
                and not _VILLAGER.match(self.view, mention.end)
                and not helps(mention, Span(mention.end, at), self.view, home.area, self.areas)
                and not helps_us(mention, self.view)
                and not told_us(mention, self.view, home.area, self.areas)
                and self.view[mention.end : mention.end + 1] not in ("、", "和")
            ):
                return self._all_behind(mention, at, base, home) or self._choose(mention, base)
            index -= 1
        first, last = bisect_left(self.here_starts, start), bisect_left(self.here_starts, at)
        # 全盟增长12.5%，而全区增长7.9%: the word that opened its sentence rules what follows
        said = self.here[first:last]
        larger = bool(said) and not is_of_town(
            self.view[said[-1].start : said[-1].end]
        )  # 村里算小账，县里算大账。…今年全县…
        opened = [here for here in said if self._opens_sentence(here.start, start)]
        ours = [
            here for here in said if self.view[here.start] == "我" and self.view[here.start - 1] in "，；"
        ]
        opened = ours if ours and opened and ours[-1].start > opened[-1].start else opened
        opened = [here for here in opened if not (larger and is_of_town(self.view[here.start : here.end]))]
        for here in reversed(opened or said):
            chain = [*self._town_told(here, home), *self._before(here.start, base), base, home.area]
            return self._relative(self.view[here.start : here.end], chain)
        return None

    def _all_behind(self, mention: AreaMention, at: int, base: str, home: Home) -> Area | None:
        """广昌县实现摘帽，全市62个贫困村退出。投入…: behind 全市 in the sentence of its part the text is of all."""
        end = min(
            (found for mark in "。！？\n" if (found := self.view.find(mark, mention.end, at)) >= 0),
            default=at,
        )
        first, last = bisect_left(self.here_starts, mention.end), bisect_left(self.here_starts, end)
        for here in reversed(self.here[first:last]):
            word = self.view[here.start : here.end]
            whole = word[0] in "全我" and not is_of_town(word)
            if whole and self.view[here.start - 1] in "，；" and not STANDS.match(self.view, here.end):
                return self._relative(word, [base, home.area])
        return None

    def _is_example(self, mention: AreaMention, start: int) -> bool:
        """Is it a town inside an item of a report (——城乡面貌继续改善。甲镇…)? The text goes on of all."""
        return self.view.startswith("—", start) and mention.text.endswith(TOWNS)

    def _opens_sentence(self, at: int, start: int) -> bool:
        """Does a word open its sentence, as a subject does?"""
        opening = max(max(self.view.rfind(mark, start, at) for mark in "。！？\n") + 1, start)
        return bool(_SUBJECT.match(self.view[opening:at]))

    def _hosts(self, mention: AreaMention) -> bool:
        """Is it where something opened: 药交会在江西樟树开幕? What follows is of there."""
        start = self.rows.chain_start(bisect_left(self.starts, mention.start))
        return self.view.startswith("在", start - 1) and bool(_OPENED.match(self.view, mention.end))

    def _round_up(self, start: int, end: int) -> bool:
        """Does a paragraph tell of several areas in turn, a sentence each?"""
        end = self.view.find("\n", end, end + 3000)
        first, last = (
            bisect_left(self.starts, start),
            bisect_left(self.starts, end if end >= 0 else start + 6000),
        )
        subjects = {
            m.codes
            for m in self.mentions[first:last]
            if self.view[m.start - 1 : m.start] in ("", "\n", "。", " ", "\u3000")
        }
        around = self.mentions[first].codes if first < last else ()  # 徐州市…。沛县、睢宁县分别…: one of them
        return not all(any(self.areas.within(c, a) for c in codes for a in around) for codes in subjects)
