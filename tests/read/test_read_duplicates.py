"""The same text in two files counts once, also in another script or with another page around it."""

from __future__ import annotations

from pathlib import Path

from briefgen.read import find_duplicates, make_document, read_folder, same_text

SEEDS = Path(__file__).parents[2] / "seeds"


def test_copies_are_found_and_others_are_not() -> None:
    documents, _ = read_folder(SEEDS)
    original = documents[0]
    noisy = make_document("zz.txt", "首页 新闻 政务 返回\n\n" + original.text + "\n责任编辑：某某\n")
    edited = make_document("zy.txt", original.text.replace("湖南省", "本省", 3))
    assert find_duplicates([*documents, noisy, edited]) == {"zz": original.doc_id, "zy": original.doc_id}
    assert same_text(original, noisy)
    assert not any(same_text(a, b) for i, a in enumerate(documents) for b in documents[i + 1 :])


def test_other_script_is_the_same_text() -> None:
    a = make_document("a.txt", "全县农民人均可支配收入达到11344元，增长九点二个百分点。")
    b = make_document("b.txt", "全縣農民人均可支配收入達到１１３４４元,增長九點二個百分點。")
    assert same_text(a, b)


def test_a_later_year_of_the_same_report_is_another_text() -> None:
    a = make_document("a.txt", "2021年，全县投入资金1.2亿元，建成车间36个，吸纳就业1200人。")
    b = make_document("b.txt", "2022年，全县投入资金3.4亿元，建成车间58个，吸纳就业2150人。")
    assert not same_text(a, b)
