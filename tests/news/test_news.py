"""What is new between two issues, case by case: as data and as sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Article, Document, Issue, Observation, Place, PolicyMeasure
from briefgen.news import Figure, News, Said, Subject, Words, news_sentences, news_table, what_is_new
from briefgen.store import Issued, IssueNumber

LAST = IssueNumber(3, 3, date(2026, 1, 5))


def document(name: str, text: str, title: str = "") -> Document:
    doc_id = name.removesuffix(".txt")
    articles = (Article(0, len(text), title or doc_id, "省乡村振兴局", "2023"),)
    return Document(doc_id, name, sha256(text.encode()).hexdigest(), text, text, articles)


def figure(doc: Document, words: str, indicator: str = "income", **more: object) -> Observation:
    """The first place of `words` in the document, as a figure of 湖南省 in 2022."""
    start = doc.text.index(words)
    number = "".join(char for char in words if char.isdigit() or char == ".")
    seen = Observation(
        doc.doc_id, start, start + len(words), words, words, 0, len(doc.text), indicator, "人均纯收入",
        "level", "actual", "430000", "湖南省", "2022", Decimal(number), None, "元", 0, "=", ("收入",),
    )  # fmt: skip
    return replace(seen, **more)  # type: ignore[arg-type]


def said(*documents: Document, figures: Iterable[Observation] = (), issues: Iterable[Issue] = ()) -> Said:
    return Said(documents, tuple(figures), (), tuple(issues))


def issued(content: Said) -> Issued:
    return Issued(
        "weekly", LAST, content.documents, content.observations, content.measures, content.issues, (), None
    )


def read(words: Words) -> str:
    """The sentence with every source as [its text]."""
    out = ""
    for word in words:
        if isinstance(word, str):
            out += word
        elif isinstance(word, Subject):
            out += f"{word.of.ref_area_name}{word.of.time_period}年{word.of.indicator_text}"
        elif isinstance(word, Figure):
            out += f"{word.of.printed}[{word.of.doc_id}]"
        else:
            out += f"[{word.doc_id}]"
    return out


def told(news: News) -> list[str]:
    return [read(words) for words in news_sentences(news)]


OLD = document("hunan.txt", "去年人均纯收入14705元。新建车间120个。")
NEW = document("hunan.txt", "去年人均纯收入14808元。新建车间120个。")
OTHER = document("hubei.txt", "人均纯收入15000元。", "湖北省工作总结")


def test_the_first_issue_says_that_it_is_the_first() -> None:
    news = what_is_new(said(OLD, figures=[figure(OLD, "14705元")]), None)
    assert news.first
    assert told(news) == ["本期为首期，没有上期可以对照。共收文件1份，所载数字1个。"]
    assert news_table(news) is None


def test_nothing_new() -> None:
    content = said(OLD, figures=[figure(OLD, "14705元")])
    news = what_is_new(content, issued(content))
    assert news.nothing
    assert told(news) == ["与第3期（2026年1月5日）相比，文件、数字、举措和存疑均无变动。"]


def test_a_document_that_came() -> None:
    before = said(OLD, figures=[figure(OLD, "14705元")])
    seen = figure(OTHER, "15000元", ref_area="420000", ref_area_name="湖北省")
    news = what_is_new(said(OLD, OTHER, figures=[*before.observations, seen]), issued(before))
    assert (news.added, news.figures_added, news.figures_changed) == ((OTHER,), (seen,), ())
    assert told(news) == [
        "与第3期（2026年1月5日）相比，新收文件1份：《湖北省工作总结》（新增数字1个）。",
    ]


def test_a_figure_that_changed_has_both_its_sources() -> None:
    same = [figure(OLD, "120个", "workshops")]
    before = said(OLD, figures=[figure(OLD, "14705元"), *same])
    news = what_is_new(
        said(NEW, figures=[figure(NEW, "14808元"), figure(NEW, "120个", "workshops")]), issued(before)
    )
    (change,) = news.figures_changed
    assert (change.old.printed, change.new.printed) == ("14705元", "14808元")
    assert (news.figures_added, news.figures_withdrawn) == ((), ())
    (former,) = news.former
    assert change.old.doc_id == former.doc_id != change.new.doc_id == "hunan"
    assert former.text[change.old.start : change.old.end] == "14705元"
    assert told(news) == [
        "与第3期（2026年1月5日）相比，更新文件1份：《hunan》。",
        f"湖南省2022年人均纯收入由14705元[{former.doc_id}]改为14808元[hunan]。",
    ]
    table = news_table(news)
    assert table is not None
    assert [(read(row.subject), read(row.before), read(row.now)) for row in table.rows] == [
        ("湖南省2022年人均纯收入", f"14705元[{former.doc_id}]", "14808元[hunan]")
    ]


def test_a_document_that_went() -> None:
    before = said(OLD, OTHER, figures=[figure(OTHER, "15000元")])
    news = what_is_new(said(OLD), issued(before))
    assert news.removed[0].name == "hubei.txt"
    assert [item.printed for item in news.figures_withdrawn] == ["15000元"]
    (former,) = news.former
    assert told(news) == [
        "与第3期（2026年1月5日）相比，撤下文件1份：《湖北省工作总结》。",
        f"上期所载数字有1个不再见于文件：湖南省2022年人均纯收入15000元[{former.doc_id}]。",
    ]


def test_a_renamed_document_is_no_news() -> None:
    renamed = replace(OLD, name="新名.txt", doc_id="新名")
    before = said(OLD, figures=[figure(OLD, "14705元")])
    news = what_is_new(said(renamed, figures=[figure(renamed, "14705元")]), issued(before))
    assert news.nothing
    assert news.former == ()


def test_better_rules_are_no_news() -> None:
    before = said(OLD, figures=[figure(OLD, "14705元")])
    now = [figure(OLD, "14705元", "net_income"), figure(OLD, "120个", "workshops")]
    assert what_is_new(said(OLD, figures=now), issued(before)).nothing


def test_a_figure_that_an_editor_corrected_is_a_change() -> None:
    seen = figure(OLD, "14705元")
    settled = replace(
        seen, obs_value=Decimal(14750), printed="14750元", trace=(("correction", "张三：与统计部门核对"),)
    )
    news = what_is_new(said(OLD, figures=[settled]), issued(said(OLD, figures=[seen])))
    assert told(news)[1] == "湖南省2022年人均纯收入由14705元[hunan]改为14750元[hunan]。"
    assert what_is_new(said(OLD, figures=[settled]), issued(said(OLD, figures=[settled]))).nothing
    back = what_is_new(said(OLD, figures=[seen]), issued(said(OLD, figures=[settled])))
    assert [(c.old.printed, c.new.printed) for c in back.figures_changed] == [("14750元", "14705元")]


def test_another_source_for_the_same_value_is_no_change() -> None:
    before = said(OLD, figures=[figure(OLD, "14705元")])
    again = document("again.txt", "人均纯收入14705元。")
    news = what_is_new(
        said(OLD, again, figures=[figure(OLD, "14705元"), figure(again, "14705元")]), issued(before)
    )
    assert (news.figures_added, news.figures_changed, news.figures_withdrawn) == ((), (), ())


def test_another_value_from_another_source_is_new_and_no_change() -> None:
    before = said(OLD, figures=[figure(OLD, "14705元")])
    news = what_is_new(
        said(OLD, OTHER, figures=[figure(OLD, "14705元"), figure(OTHER, "15000元")]), issued(before)
    )
    assert [item.printed for item in news.figures_added] == ["15000元"]
    assert news.figures_changed == ()


def test_a_document_replaced_by_another_with_other_values() -> None:
    before = said(OLD, figures=[figure(OLD, "14705元")])
    news = what_is_new(said(OTHER, figures=[figure(OTHER, "15000元")]), issued(before))
    assert [(c.old.printed, c.new.printed) for c in news.figures_changed] == [("14705元", "15000元")]


def test_several_figures_of_one_key_pair_in_the_order_of_the_text() -> None:
    old = document("a.txt", "收入1元，2元，3元。")
    new = document("a.txt", "收入1元，5元，6元。")
    before = said(old, figures=[figure(old, words) for words in ("1元", "2元", "3元")])
    news = what_is_new(
        said(new, figures=[figure(new, words) for words in ("1元", "5元", "6元")]), issued(before)
    )
    assert [(c.old.printed, c.new.printed) for c in news.figures_changed] == [("2元", "5元"), ("3元", "6元")]


def test_figures_that_cannot_be_paired_come_and_go() -> None:
    old = document("a.txt", "收入2元，3元。")
    new = document("a.txt", "收入5元。")
    before = said(old, figures=[figure(old, words) for words in ("2元", "3元")])
    news = what_is_new(said(new, figures=[figure(new, "5元")]), issued(before))
    assert news.figures_changed == ()
    assert len(news.figures_added) == 1
    assert len(news.figures_withdrawn) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("time_period", "2021"), ("scenario", "target"), ("transformation", "growth"), ("ref_area", "420000")],
)
def test_figures_of_different_things_are_never_a_change(field: str, value: str) -> None:
    before = said(OLD, figures=[figure(OLD, "14705元")])
    news = what_is_new(said(NEW, figures=[figure(NEW, "14808元", **{field: value})]), issued(before))
    assert news.figures_changed == ()


def doubt(doc: Document, words: str, code: str = "magnitude") -> Issue:
    start = doc.text.index(words)
    return Issue(
        code, "warning", f"{words}存疑。", (Place(doc.doc_id, start, start + len(words)),), words, "", True
    )


def test_doubts_open_and_are_settled() -> None:
    old = document("a.txt", "种植面积96万亩，桃农36万名。")
    new = document("a.txt", "种植面积9.6万亩，桃农36万名。")
    first, third = figure(old, "96万亩", suspect=True), figure(new, "36万名", "farmers", suspect=True)
    before = said(old, figures=[first], issues=[doubt(old, "96万亩")])
    news = what_is_new(
        said(new, figures=[figure(new, "9.6万亩"), third], issues=[doubt(new, "36万名")]), issued(before)
    )
    assert [issue.printed for issue in news.doubts_opened] == ["36万名"]
    assert [issue.printed for issue in news.doubts_settled] == ["96万亩"]
    assert told(news)[-1] == ("新增存疑1处：湖南省2022年人均纯收入36万名[a]；上期存疑1处已随数字改动消除。")


def test_a_doubt_that_went_with_its_document() -> None:
    old = document("a.txt", "种植面积96万亩。")
    before = said(old, OLD, figures=[figure(old, "96万亩", suspect=True)], issues=[doubt(old, "96万亩")])
    news = what_is_new(said(OLD), issued(before))
    assert told(news)[-1] == "上期存疑1处已消除：湖南省2022年人均纯收入96万亩[a〔上期〕]。"


def test_a_doubt_that_stays_is_no_news_although_the_text_moved() -> None:
    old = document("a.txt", "种植面积96万亩。")
    new = document("a.txt", "炎陵县桃园种植面积96万亩。")
    before = said(old, issues=[doubt(old, "96万亩")])
    news = what_is_new(said(new, issues=[doubt(new, "96万亩")]), issued(before))
    assert (news.doubts_opened, news.doubts_settled) == ((), ())


def test_measures_named_for_the_first_time() -> None:
    name = PolicyMeasure("hubei", 0, 2, "百日攻坚", "campaign", "420000", "湖北省", (), 0, 5)
    rule = replace(name, name="若干措施", kind="policy")
    now = Said((OLD, OTHER), (), (name, rule, name), ())
    news = what_is_new(now, issued(said(OLD)))
    assert told(news)[1] == "新见举措2项：湖北省“百日攻坚”[hubei]、湖北省《若干措施》[hubei]。"


def test_long_lists_are_cut_and_say_so() -> None:
    many = [document(f"{n}.txt", f"文{n}") for n in range(5)]
    text = "、".join(f"{n}00元" for n in range(1, 8))
    old, new = document("a.txt", text), document("a.txt", text.replace("0元", "1元"))
    before = said(old, figures=[figure(old, f"{n}00元", f"i{n}") for n in range(1, 8)])
    now = said(new, *many, figures=[figure(new, f"{n}01元", f"i{n}") for n in range(1, 8)])
    news = what_is_new(now, issued(before))
    sentences = told(news)
    assert sentences[0].startswith(
        "与第3期（2026年1月5日）相比，新收文件5份：《0》、《1》、《2》等；更新文件1份"
    )
    assert sentences[1].endswith("；另有4个数字改动，见表。")
    table = news_table(news, most=5)
    assert table is not None
    assert (len(table.rows), table.title) == (5, "与上期不同的数字（另有2个从略）")


def test_the_year_is_said_where_numbers_began_again() -> None:
    content = said(OLD)
    number = IssueNumber(2, 54, date(2027, 1, 11))
    news = what_is_new(content, replace(issued(content), number=number))
    assert told(news)[0].startswith("与2027年第2期（2027年1月11日）相比")


def test_titles_inside_title_marks() -> None:
    other = document("b.txt", "文", "关于《若干措施》的\n解读 ——之一")
    news = what_is_new(said(other), issued(said(OLD)))
    assert "《关于〈若干措施〉的　解读——之一》" in told(news)[0]


VALUES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=8)


@given(VALUES, VALUES)
def test_every_figure_of_a_rewritten_document_is_accounted_for(
    old: list[tuple[int, int]], new: list[tuple[int, int]]
) -> None:
    def made(pairs: list[tuple[int, int]], mark: str) -> Said:
        text = mark + "".join(f"{value}元。" for _, value in pairs)
        doc = document("a.txt", text)
        return said(
            doc,
            figures=[
                replace(
                    figure(doc, f"{value}元", f"i{key}"), start=len(mark) + 3 * n, end=len(mark) + 3 * n + 2
                )
                for n, (key, value) in enumerate(pairs)
            ],
        )

    before, now = made(old, "旧"), made(new, "新")
    news = what_is_new(now, issued(before))
    gone = {(c.old.indicator, c.old.obs_value) for c in news.figures_changed}
    gone |= {(o.indicator, o.obs_value) for o in news.figures_withdrawn}
    come = {(c.new.indicator, c.new.obs_value) for c in news.figures_changed}
    come |= {(o.indicator, o.obs_value) for o in news.figures_added}
    values_old = {(o.indicator, o.obs_value) for o in before.observations}
    values_new = {(o.indicator, o.obs_value) for o in now.observations}
    assert gone == values_old - values_new
    assert come == values_new - values_old
    assert news_sentences(news)
