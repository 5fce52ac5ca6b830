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


_PLAN_TITLE = re.compile(
    "(?:要点|方案|行动计划|工作计划|项目计划|任务清单|任务书|责任书)(?:（[^（）]*）|的(?:通知|公告))?$"
)
_NO_PLAN_TITLE = re.compile("总结|完成情况|进展|通报|执行情况|汇报|评估")
_AS_IT_IS = re.compile("基本情况|现状|现有|形势|背景|工作基础|发展基础|概况|回顾|成效")
_DONE = re.compile("已(?!脱贫|故|婚|知)|现有|目前|截[至止]|去年|上年|完成了|达到了|累计")


def is_plan(title: str) -> bool:
    """Does a title call its text a plan: 2025年农业农村工作要点, …实施方案的通知?"""
    return bool(_PLAN_TITLE.search(title)) and not _NO_PLAN_TITLE.search(title)


def tells_how_it_is(words: str, sections: Sequence[Section]) -> bool:
    """Do the words before a figure of a plan, or the heading that it stands under, tell of what there is already?"""
    return bool(_DONE.search(words)) or any(_AS_IT_IS.search(section.heading) for section in sections)


def under_plans(sections: Sequence[Section], of_plan: bool = False) -> bool:
    """Does one of the headings around a place speak of plans, and not of how they were carried out?

    In the text of a plan (`of_plan`) its tasks and their funds do too.
    """
    return any(
        (_PLAN_HEADING.search(section.heading) or (of_plan and _PART_OF_PLAN.search(section.heading)))
        and not _PAST_HEADING.search(section.heading)
        for section in sections
    )
