"""The noun that stands behind a figure and is counted by it: 386个帮扶车间, 81亿元投资."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract import doers, funding
from briefgen.extract.phrases import LIMIT, clean_right
from briefgen.extract.qualifiers import Quantity
from briefgen.extract.surroundings import NOISE, Surroundings

_MEAN = re.compile("(?<=[一-鿿]{2})(?:[户人]均|平均每|每人每[月年])")
"""34名员额法官人均结案182.9件: what follows is the next figure's."""
_OF_SEVERAL = re.compile(
    r"的(?P<all>(?:[^，。；\d]*等)?(?P<kind>(?<=等)[一-鿿]{2,14})?[^，。；\d等]{0,24}?)(?=[，。；]|$)"
)
"""投资1.97亿元的湿地保护、人工造林等三江源二期工程: what all of them are, else all of them."""
_DOES = re.compile(
    "(?:结对|帮扶|包保|联系|带动|吸纳|覆盖|惠及|服务|派驻|进驻|入驻|对接|引领|建成|建设|实施|开展|创建|打造|解决|转移|培训|种植|养殖|生产|签约|落户)"
)
"""What a counted subject does to what is counted next: 310家商会结对帮扶1260个行政村."""
_DONE_OF = re.compile(
    "(?<=..)(?:现|均|目前|已经?|累计|全部|实际)*(?:完成)?(?:新?(?:开工|复工)|完工|竣工|投产|交付|验收|销号|整改|改造|治理|脱贫|退出|达标|出列|入住|办结|建成|启动|实施)$"
)
"""126个项目开工120个: the first are the works, the second those of them that have begun."""
_DO_GROW = re.compile("(?:^|[均都])(?:实现|保持|呈)?(?:正|负|两位数|较快|快速|稳定)增长$|^(?:保持|实现)增长$")


class Objects:
    """The nouns behind the quantities of one sentence."""

    def __init__(self, around: Surroundings, words: Phrases) -> None:
        self.around, self.words = around, words

    def behind(self, quantity: Quantity, right_raw: str) -> str:
        """The noun after a figure; where its verb ends at the next figure, that figure's noun belongs to it."""
        if quantity.unit == "元" and (funds := funding.idle(right_raw)):
            return funds
        if self.around.solved(quantity):
            return clean_right(right_raw)
        following = next((q for q in self.around.quantities if q.start >= quantity.end), None)
        followed = self.around.followed(quantity)
        several = _OF_SEVERAL.match(NOISE.sub("", right_raw))
        if several and "、" in several[0] and (several["kind"] or not followed):
            return several["kind"] or several["all"]
        right = clean_right(right_raw, listed=followed)
        told = following and following.start == quantity.outer_end + len(right_raw.rstrip())
        given = self.around.blank.endswith(
            ("为", "给", "向", "对"), self.around.span.start, quantity.outer_start
        )
        if told and not given and following.unit != quantity.unit and (who := doers.counted(right)):  # type: ignore[union-attr]
            return who
        if told and following.unit == quantity.unit and (done := _DONE_OF.search(right)):  # type: ignore[union-attr]
            return right[: done.start()]
        if (
            not right
            and following
            and following.start == quantity.outer_end
            and self.around.units.base(following.unit).noun_after
        ):
            return clean_right(self.around.right(following, self.around.clause(following)))
        if followed and (mean := _MEAN.search(right)):
            return right[: mean.start()]
        if _DO_GROW.search(right):
            return right
        if how := self.words.movement.search(right):
            return re.sub("(?:人均|户均|平均)$", "", right[: how.start()])
        if self.around.units.of_last_noun(right):
            return right
        if (
            right
            and following
            and not following.implied
            and right_raw.rstrip().endswith(right[-1])
            and (following.unit != quantity.unit or _DOES.search(right))
        ):
            clause = self.around.clause(following)
            if clause.start <= quantity.start and self.around.units.base(following.unit).noun_after:
                right = (right + clean_right(self.around.right(following, clause)))[:LIMIT]
        return right
