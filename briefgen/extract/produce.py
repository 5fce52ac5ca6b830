"""What was grown or made: the yield that a verb names (产茶420吨), and the crop that brings an income."""

from __future__ import annotations

import re

from briefgen.catalogue.phrases import Phrases
from briefgen.extract.context import Context
from briefgen.extract.phrases import NEW, join, stem

_GROWN = frozenset(("area", "plant", "weight", "animal", "bag"))
_CROP = 6
"""Characters of a crop's or an animal's name."""
_YIELDS = re.compile(
    "(?:年|可|能|已|共|累计)*产(?P<what>(?![量值业能出地品区销后供])(?:[粮茶]|[一-鿿]{2,4}))"
)
"""全年产干椒3200吨: a yield"""
_FULL_NAMES = {"粮": "粮食", "茶": "茶叶"}
_REVENUE = re.compile("(?:收入|税收)(?:总额|总计|合计|决算数|预算数|执行数|完成数)?$")
ANIMALS = ("头", "只", "羽", "匹")
_HERD, _BREED = re.compile("(?:饲养量|存栏量?|出栏量?)$"), 3
_A_CROP = re.compile("油料|棉花|蔬菜|瓜果|药材|中药材|豆类|薯类|烟叶|烤烟|甘蔗|甜菜|糖料|花生|油菜|杂粮")
_HERD_WORD = re.compile("死亡|出栏|存栏|饲养")
_HERD_FIRST = re.compile("(?:死亡|出栏|存栏|饲养)(?=[一-鿿]{1,4}$)")
_FIELDS = re.compile("(?:种植|播种|栽培)面积$")
_YIELD = re.compile("(?:面积|产量|总产|单产|亩产|存栏|出栏)量?$")


def is_yield(phrase: str) -> bool:
    """Is it an area, a yield or a stock of animals, which a part names by its crop alone?"""
    return bool(_YIELD.search(phrase))


def grown_too(phrase: str, context: Context) -> str:
    """其中板蓝根11.3万亩；黄芪、当归分别为3.1万亩、1.8万亩: further crops of the areas that were told; empty for others."""
    last, before = [*context.spoken_in("area"), "", ""][:2]
    told = _FIELDS.search(last)
    alike = (
        told
        and (before.endswith(told[0]) or _A_CROP.fullmatch(phrase))
        and len(phrase) <= _CROP
        and not _FIELDS.search(phrase)
    )
    return phrase + told[0] if told and alike else ""


def herd_too(phrase: str, context: Context) -> str:
    """牛饲养量19.2万头、羊48.5万只: further animals of what was told of the first; empty for others."""
    verb = _HERD_FIRST.match(context.latest)
    if verb and len(phrase) <= _BREED and not _HERD_WORD.search(phrase):
        return verb[0] + phrase  # 死亡鸡4.2万只、猪610头
    told = _HERD.search(context.latest)
    alike = told and len(phrase) <= _BREED and not _HERD.search(phrase)
    return phrase + told[0] if told and alike else ""


def income(own: str, context: Context, words: Phrases) -> tuple[str, str] | None:
    """What 增收 raises and the rule that says so; None behind a revenue that the sentence has told."""
    told = context.subject.phrase
    if own in ("人均", "户均") and own in told and _REVENUE.search(told):
        return told, "movement carried"
    if own.endswith(("人均", "户均", "人均年", "户均年")):
        return f"{own}增收", "movement"
    if own or not _REVENUE.search(told):
        return join(own or sold(context, words), "收入"), "movement"
    return None


def yielded(own: str) -> str:
    """The yield that words say was brought in (产干椒: 干椒产量); other words as they are."""
    made = _YIELDS.fullmatch(own)
    return _FULL_NAMES.get(made["what"], made["what"]) + "产量" if made else own


def sold(context: Context, words: Phrases) -> str:
    """What was grown or made and brings the income: 新发展食用菌1363万袋，增收7800万元; empty for people."""
    crop = NEW.sub("", stem(context.subject.phrase, words))
    return crop if context.dimension in _GROWN and len(crop) <= _CROP else ""
