"""Headings under which a text tells what is still to come: 工作打算, 2024年工作计划."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model import Section

_PLAN_HEADING = re.compile(
    r"目标|工作安排|(?:年度?|工作|下步|发展|行动)(?:重点)?(?:工作)?(?:计划|打算|任务|安排)$|下步|下阶段|下一步|工作打算|工作思路|工作重点|工作要点|预期|总体要求|主要任务|今后|未来|预算草案|预算安排|收支预算|计划安排"
)
_PART_OF_PLAN = re.compile("(?:重点|建设)(?:任务|工程|项目|内容)|资金筹措|投资估算|保障措施")
_PAST_HEADING = re.compile(r"完成|回顾|成效|成绩|总结|情况|执行")


def under_plans(sections: Sequence[Section], of_plan: bool = False) -> bool:
    """Does one of the headings around a place speak of plans, and not of how they were carried out?

    In the text of a plan (`of_plan`) its tasks and their funds do too.
    """
    return any(
        (_PLAN_HEADING.search(section.heading) or (of_plan and _PART_OF_PLAN.search(section.heading)))
        and not _PAST_HEADING.search(section.heading)
        for section in sections
    )
