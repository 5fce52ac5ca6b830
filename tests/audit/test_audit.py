"""Every planted contradiction is doubted; figures that hold are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from audit.reading import SHARED, catalogue, from_labels, from_text

from briefgen.audit import audit
from briefgen.model import Issue

CASES = yaml.safe_load((Path(__file__).parent / "documents.yaml").read_text("utf-8"))
SOURCES = yaml.safe_load((Path(__file__).parent / "sources.yaml").read_text("utf-8"))
SEEDS = ("000_56e3c6ae24844d3d", "001_de9160bcaac7896f", "004_79d4da4845f265e2")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_cannot_be_right_is_doubted_and_nothing_else(case: dict, tmp_path: Path) -> None:
    text = f"{case['region']}工作情况\n\n{case['region']}人民政府办公室  2024年1月10日\n\n{case['text']}"
    document, extraction = from_text(tmp_path, "document.txt", text)
    (found,) = audit([extraction], {document.doc_id: document}, catalogue())
    doubts = [issue for issue in found.issues if issue.suspect]
    requests = [issue for issue in found.issues if not issue.suspect]
    assert _said(doubts) == [_wanted(item) for item in case.get("doubts", [])]
    assert _said(requests) == [_wanted(item) for item in case.get("requests", [])]
    assert {o.start for o in found.observations if o.suspect} == {i.places[0].start for i in doubts}


def _said(issues: list[Issue]) -> list[tuple[str, str, str]]:
    return [(issue.printed, issue.code, issue.expected if issue.suspect else "") for issue in issues]


def _wanted(item: dict) -> tuple[str, str, str]:
    return item["printed"], item["code"], item.get("expected", "")


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled seeds are not here")
def test_all_doubted_figures_of_the_labelled_seeds_are_found() -> None:
    documents, extractions, labelled = {}, [], set()
    for name in SEEDS:
        document, extraction, suspects = from_labels(name)
        documents[document.doc_id] = document
        extractions.append(extraction)
        labelled |= {(document.doc_id, start) for start in suspects}
    found = audit(extractions, documents, catalogue())
    doubted = {(o.doc_id, o.start) for one in found for o in one.observations if o.suspect}
    assert doubted == labelled


def test_issues_read_as_sentences_and_running_again_adds_nothing(tmp_path: Path) -> None:
    case = CASES[0]
    document, extraction = from_text(tmp_path, "document.txt", f"{case['region']}工作情况\n\n{case['text']}")
    once = audit([extraction], {document.doc_id: document}, catalogue())
    assert audit(once, {document.doc_id: document}, catalogue()) == once
    for issue in once[0].issues:
        assert issue.message.endswith("。")
        assert "\n" not in issue.message
        for place in issue.places:
            assert place.doc_id == document.doc_id
        assert document.text[issue.places[0].start : issue.places[0].end] == issue.printed


@pytest.mark.parametrize("case", SOURCES, ids=lambda case: case["name"])
def test_what_sources_say_of_one_matter(case: dict, tmp_path: Path) -> None:
    form = "{name}工作情况\n\n{name}人民政府办公室  2024年1月{day}日\n\n{text}\n"
    pairs = [
        from_text(tmp_path, f"{day}.txt", form.format(day=day, **source))
        for day, source in enumerate(case["texts"], start=1)
    ]
    audited = audit([e for _, e in pairs], {d.doc_id: d for d, _ in pairs}, catalogue())
    issues = [issue for one in audited for issue in one.issues]
    wanted = case.get("found", [])
    assert [(i.printed, i.code, i.suspect) for i in issues] == [
        (item["printed"], item["code"], item.get("suspect", False)) for item in wanted
    ]
    for issue, item in zip(issues, wanted, strict=True):
        assert item.get("words", "") in issue.message
        assert issue.expected == item.get("expected", "")


def test_two_documents_that_differ_are_named_and_the_newer_preferred(tmp_path: Path) -> None:
    body = "2022年，全县农村居民人均可支配收入{}元。"
    pairs = [
        from_text(
            tmp_path, f"{date}.txt", f"江苏省涟水县统计公报\n\n发布时间：{date}\n\n{body.format(value)}"
        )
        for date, value in (("2023-01-05", "23150"), ("2023-04-08", "24310"))
    ]
    found = audit([e for _, e in pairs], {d.doc_id: d for d, _ in pairs}, catalogue())
    issues = [issue for one in found for issue in one.issues]
    assert [(issue.code, issue.printed, issue.suspect) for issue in issues] == [
        ("conflict", "23150元", False)
    ]
    assert "24310元" in issues[0].message
    assert "2023-04-08" in issues[0].message


def test_a_table_of_one_document_and_the_text_of_another(tmp_path: Path) -> None:
    table = "县\t粮食总产量（万吨）\n太和县\t121.9\n阜南县\t106.9\n"
    pairs = [
        from_text(
            tmp_path, "a.txt", "阜南县工作情况\n\n发布时间：2023-12-14\n\n2023年，全县粮食总产109.6万吨。\n"
        ),
        from_text(
            tmp_path, "b.txt", f"2023年阜阳市粮食生产情况\n\n发布时间：2024-01-16\n\n2023年各县情况\n{table}"
        ),
    ]
    found = audit([e for _, e in pairs], {d.doc_id: d for d, _ in pairs}, catalogue())
    (issue,) = (issue for one in found for issue in one.issues)
    assert (issue.code, issue.printed) == ("conflict", "109.6万吨")
    assert "106.9（万吨）" in issue.message


def test_a_mean_by_head_that_no_other_source_has(tmp_path: Path) -> None:
    text = "{}工作情况\n\n{}人民政府办公室  2024年1月10日\n\n2023年，全市资助{}困难群众参保，资助资金{}。\n"
    pairs = [
        from_text(tmp_path, f"{name}.txt", text.format(name, name, people, money))
        for name, people, money in (
            ("江西省赣州市", "69.8万名", "2.23亿元"),
            ("江西省九江市", "224万名", "7168万元"),
            ("江西省上饶市", "49.6万名", "1.59亿元"),
        )
    ]
    found = audit([e for _, e in pairs], {d.doc_id: d for d, _ in pairs}, catalogue())
    (issue,) = (issue for one in found for issue in one.issues)
    assert (issue.printed, issue.expected, issue.suspect) == ("224万名", "22.4万名", True)
    assert "他处为319—321元" in issue.message
