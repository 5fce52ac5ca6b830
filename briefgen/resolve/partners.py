"""Areas of elsewhere that help the text's own: 东西部协作, 对口支援."""

from __future__ import annotations

import re

from briefgen.catalogue.areas import AreaMention, Areas
from briefgen.model import Span

_AIDS = re.compile("协作|援助|援建|帮扶|结对|选派|派出|捐赠|对口支援")
_OF_AID = re.compile(
    "(?:等?[两三四五六]?省[市区]?)?(?:财政)?(?:对口)?(?:援助|帮扶|协作|支援|捐赠)[一-鿿]{0,4}(?:资金|物资|项目)"
)


_GIVES = re.compile(
    "[^，。；]{0,10}?(?:投入|拨付|安排|援助|捐赠|落实|提供|到位|支持|选派|派出|帮助)[^，。；]{0,12}?(?:协作|帮扶|援助|对口|援[建甘宁疆藏青])"
)
_SOURCE = re.compile("(?:对口)?(?:援助|帮扶|协作|支援)(?:资金)?[ \u3000]*[|\t]")
_RECKONS = re.compile(
    "(?:统计|财政|农业农村|乡村振兴|调查)[一-鿿]{0,3}[局厅队][^，。；]{0,8}(?:反馈|核算|核定|评估|通报|测算|提供|消息|数据)"
)
_FOR_US = re.compile(
    "[^，。；]{0,10}?(?:帮助|支持|援助|援建|支援|投入|拨付|捐赠|捐助|资助|助力)[^，。；]{0,4}?[我本][省市县区州旗]"
)


def helps_us(mention: AreaMention, view: str) -> bool:
    """广州市帮助我市新建扶贫车间64个，吸纳就业2970人: all that follows is ours."""
    return bool(_FOR_US.match(view, mention.end))


def helps(mention: AreaMention, rest: Span, view: str, home: str, areas: Areas) -> bool:
    """Does the sentence that an area of another province begins tell of its help? The text goes on without it.

    常州市新北区到位协作资金3260万元。新增小额信贷…: `rest` reaches from behind the name to what goes on.
    """
    stop = view.find("。", rest.start, rest.end)
    return _is_outside(mention, home, areas) and bool(
        _AIDS.search(view, rest.start, stop if stop >= 0 else rest.end)
    )


def gives_aid(mention: AreaMention, view: str) -> bool:
    """到位浙江财政援助资金2.63亿元: from where money came says not whose it is."""
    return bool(_OF_AID.match(view, mention.end))


def gives_to(mention: AreaMention, view: str, home: str, areas: Areas) -> bool:
    """天津市投入东西部协作资金4.32亿元, in a text of Gansu: what another province gives is ours."""
    return _is_outside(mention, home, areas) and bool(_GIVES.match(view, mention.end))


def _is_outside(mention: AreaMention, home: str, areas: Areas) -> bool:
    """Is it an area of another province than the text's own?"""
    own = areas.path(home)[:1] if home else ()
    return bool(own) and not any(areas.within(code, own[0].code) for code in mention.codes)


def told_us(mention: AreaMention, view: str, home: str, areas: Areas) -> bool:
    """据十堰市统计局统一核算反馈，我县…, in a text of a county: who reckoned for it is not what is told of."""
    around = [code for code in mention.codes if code != home and home and areas.within(home, code)]
    led = view.endswith(("据", "经", "由"), 0, mention.start)
    return bool(around and led and _RECKONS.match(view, mention.end))


def is_source(mention: AreaMention, view: str) -> bool:
    """宁波市帮扶 as the label of a row of funds: where they came from."""
    return bool(_SOURCE.match(view, mention.end))
