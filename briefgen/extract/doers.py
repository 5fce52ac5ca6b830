"""Who does what is counted next: 386个帮扶车间吸纳脱贫劳动力2917人."""

from __future__ import annotations

import re

_WHO = (
    "[一-鿿“”]{0,8}?(?:行政村|脱贫村|贫困村|[村镇乡县市区]|社区|街道|院|校|学校|企业|公司|工厂|车间|合作社|农场|基地|"
    "单位|部门|机构|主体|工作队|帮扶队|中心|大户|能人|园区|景区|平台|商会|协会|门店|网点|站点)"
)
_ACTS = "(?:吸纳|带动|配备|惠及|覆盖|安置|选派|聘用|聘请|接待|培训|发放|落实|投入|获得|签订|流转|资助|派驻|招聘|开发|组建|新增)"
_DOES = re.compile(f"(?P<who>(?=[一-鿿“”]{{2}}){_WHO})(?:共|累计|已|现)*{_ACTS}(?=[一-鿿]{{2}})")


def counted(right: str) -> str:
    """Those that a figure counts, without what they do to what is counted next; empty where they do nothing."""
    found = _DOES.match(right)
    return found["who"] if found else ""
