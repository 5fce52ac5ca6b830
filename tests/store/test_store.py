"""The store over both databases: what goes in comes out, numbers are given once, history stays."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefgen.errors import StoreError, UsageError
from briefgen.model import Article, Document, Extraction, Issue, Observation, Place, PolicyMeasure
from briefgen.store import Delivery, Issued, IssueNumber, open_store

MONDAY = date(2026, 1, 5)


def document(name: str, text: str = "全省培训22万人次。") -> Document:
    digest = f"{abs(hash(text)) % 16**12:064x}"
    return Document(name.removesuffix(".txt"), name, digest, text, text, (Article(0, len(text), "总结"),))


def extraction(doc_id: str) -> Extraction:
    seen = Observation(
        doc_id, 4, 9, "22万人次", "22万人次", 0, 10, "training", "培训", "level", "actual", "430000",
        "湖南省", "2022", Decimal("2.2E+5"), None, "人次", 4, "=", ("人才培训",),
    )  # fmt: skip
    measure = PolicyMeasure(doc_id, 0, 2, "百日攻坚", "campaign", "430000", "湖南省", ("就业",), 0, 10)
    return Extraction(doc_id, (seen,), (measure,), (Issue("sum", "error", "不符。", (Place(doc_id, 4, 9),)),))


def test_what_was_read_is_known_by_content_and_version(url: str) -> None:
    one = document("a.txt")
    with open_store(url) as store:
        assert store.extraction(one.sha256, "1") is None
        store.keep(one, "1", extraction("a"))
    with open_store(url) as store:
        assert store.extraction(one.sha256, "1") == extraction("a")
        assert store.document(one.sha256, "1") == one
        assert store.extraction(one.sha256, "2") is None
        assert store.extraction(one.sha256, "1", doc_id="b") == extraction("b")


def test_keeping_twice_changes_nothing(url: str) -> None:
    one = document("a.txt")
    with open_store(url) as store:
        store.keep(one, "1", extraction("a"))
        store.keep(one, "1", extraction("a"))
        assert [step.event for step in store.history("a.txt")] == ["added"]


def test_history_of_a_document(url: str) -> None:
    old, new = document("a.txt"), document("a.txt", "全省培训23万人次。")
    with open_store(url) as store:
        store.keep(old, "1", extraction("a"))
        store.keep(new, "1", extraction("a"))
        assert [kept.sha256 for kept in store.documents()] == [new.sha256]
        assert store.withdraw(["other.txt"]) == ("a.txt",)
        assert store.withdraw(["other.txt"]) == ()
        assert [kept.present for kept in store.documents()] == [False]
        store.keep(new, "1", extraction("a"))
        assert [step.event for step in store.history("a.txt")] == ["added", "changed", "removed", "returned"]
        assert store.extraction(old.sha256, "1") == extraction("a"), "the old self stays in the history"


def test_numbers_run_and_begin_again_each_year(url: str) -> None:
    with open_store(url) as store:
        given = [
            store.number("weekly", day, "inputs")
            for day in (MONDAY, date(2026, 1, 12), date(2026, 12, 28), date(2027, 1, 4), date(2027, 1, 11))
        ]
        assert [(n.issue, n.total) for n in given] == [(1, 1), (2, 2), (3, 3), (1, 4), (2, 5)]
        assert store.number("other", MONDAY, "inputs") == IssueNumber(1, 1, MONDAY)


def test_a_rebuild_keeps_its_number_and_other_inputs_take_the_next(url: str) -> None:
    with open_store(url) as store:
        first = store.number("weekly", MONDAY, "a")
        assert store.number("weekly", MONDAY, "a") == first
        assert store.number("weekly", MONDAY, "b").issue == 2
        assert store.number("weekly", MONDAY, "a") == first


def test_a_wanted_number(url: str) -> None:
    with open_store(url) as store:
        assert store.number("weekly", MONDAY, "a", wanted=7) == IssueNumber(7, 7, MONDAY)
        assert store.number("weekly", MONDAY, "a", wanted=7).issue == 7
        assert store.number("weekly", MONDAY, "a").issue == 7
        assert store.number("weekly", MONDAY, "b") == IssueNumber(8, 8, MONDAY)
        assert store.number("weekly", MONDAY, "c", wanted=3) == IssueNumber(3, 3, MONDAY)
        with pytest.raises(UsageError, match=r"7.*was given.*--issue 9"):
            store.number("weekly", date(2026, 1, 12), "d", wanted=7)
        with pytest.raises(UsageError):
            store.number("weekly", MONDAY, "e", wanted=0)
        assert store.number("weekly", date(2027, 1, 4), "f") == IssueNumber(1, 9, date(2027, 1, 4))


def test_a_clock_set_back_is_told_and_totals_stay_unique(url: str) -> None:
    with open_store(url) as store:
        store.number("weekly", date(2026, 12, 28), "a")
        store.number("weekly", date(2027, 1, 4), "b")
        back = store.number("weekly", MONDAY, "c")
        assert (back.issue, back.total, back.later) == (2, 3, date(2027, 1, 4))
        assert store.number("weekly", MONDAY, "c") == back


def test_a_number_is_given_back_only_before_anything_was_issued(url: str) -> None:
    with open_store(url) as store:
        number = store.number("weekly", MONDAY, "a")
        assert store.unfinished("weekly") == (number,)
        assert store.release("weekly", number)
        again = store.number("weekly", MONDAY, "b")
        assert again == number
        store.record(Issued("weekly", again, files=("weekly/a.pdf",)))
        assert not store.release("weekly", again)
        assert store.unfinished("weekly") == ()


TAKER = """
import sys
from datetime import date
from briefgen.store import open_store
sys.stdin.readline()
with open_store(sys.argv[1]) as store:
    for turn in range(5):
        number = store.number("weekly", date(2026, 1, 5), f"{sys.argv[2]}-{turn}")
        print(number.issue, number.total, flush=True)
"""


def test_processes_at_once_never_get_one_number_twice(url: str) -> None:
    takers = [
        subprocess.Popen(
            [sys.executable, "-c", TAKER, url, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in "abc"
    ]
    for taker in takers:
        assert taker.stdin is not None
        taker.stdin.write("go\n")
        taker.stdin.flush()
    given = [line.split() for taker in takers for line in taker.communicate(timeout=60)[0].splitlines()]
    assert sorted((int(issue), int(total)) for issue, total in given) == [(n, n) for n in range(1, 16)]


def test_what_an_issue_said(url: str) -> None:
    one, found = document("a.txt"), extraction("a")
    with open_store(url) as store:
        assert store.last_issue("weekly") is None
        first = store.number("weekly", MONDAY, "a")
        content = (found.observations, found.measures, found.issues)
        store.record(Issued("weekly", first, (one,), *content, ("weekly/1.pdf",)))
        second = store.number("weekly", date(2026, 1, 12), "b")
        last = store.last_issue("weekly", second)
        assert last is not None
        assert (last.number, last.documents, last.files) == (first, (one,), ("weekly/1.pdf",))
        assert (last.observations, last.measures, last.issues) == (
            found.observations,
            found.measures,
            found.issues,
        )
        assert store.last_issue("weekly", first) is None
        store.record(Issued("weekly", second))
        assert store.last_issue("weekly") is not None
        with pytest.raises(StoreError, match="never given"):
            store.record(replace(last, number=IssueNumber(99, 99, MONDAY)))


def test_the_send_log(url: str) -> None:
    with open_store(url) as store:
        number = store.number("weekly", MONDAY, "a")
        with store.sending():
            assert store.claim("weekly", number, ["a@x.cn", "b@x.cn", "c@x.cn", "d@x.cn"]) == (
                "a@x.cn", "b@x.cn", "c@x.cn", "d@x.cn",
            )  # fmt: skip
            store.mark("weekly", number, [Delivery("a@x.cn", "sent"), Delivery("b@x.cn", "handing")])
            store.mark("weekly", number, [Delivery("c@x.cn", "failed", "550 unknown")])
        # a died run left d claimed, b in the moment of handing over
        assert store.claim("weekly", number, ["a@x.cn", "b@x.cn", "c@x.cn", "d@x.cn"]) == ("c@x.cn", "d@x.cn")
        assert store.claim("weekly", number, ["a@x.cn"], again=True) == ("a@x.cn",)
        states = {row.address: row.state for row in store.deliveries("weekly", number)}
        assert states == {"a@x.cn": "claimed", "b@x.cn": "handing", "c@x.cn": "claimed", "d@x.cn": "claimed"}


def test_a_second_sender_waits_its_turn(url: str) -> None:
    with (
        open_store(url) as one,
        open_store(url, wait_seconds=0.2) as other,
        one.sending(),
        pytest.raises(StoreError, match="send"),
        other.sending(),
    ):
        pass
    with open_store(url) as one, one.sending():
        pass


def test_names_and_reasons_of_any_script(url: str) -> None:
    with open_store(url) as store:
        store.keep(document("关于“成果”的总结 (1).txt", "𠮷野家😀" * 20), "v", Extraction("关"))
        assert store.documents()[0].name == "关于“成果”的总结 (1).txt"
        number = store.number("周报", MONDAY, "a")
        store.mark("周报", number, [Delivery("a@x.cn", "failed", "邮箱不存在" * 500)])
        assert store.deliveries("周报", number)[0].reason.startswith("邮箱不存在")
