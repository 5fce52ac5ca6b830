"""Periods as a brief prints them."""

from __future__ import annotations

import pytest

from briefgen.brief.times import period_words


@pytest.mark.parametrize(
    ("period", "year", "words"),
    [
        ("2022", "", "2022年"),
        ("2014/2019", "", "2014—2019年"),
        ("2022-01/2022-06", "", "2022年上半年"),
        ("2022-01/2022-10", "2022", "1—10月"),
        ("2022-12-31", "", "2022年底"),
        ("2016-10-01/2016-10-04", "", "2016年10月1—4日"),
        ("2016-09-29/2016-10-04", "2016", "9月29日—10月4日"),
    ],
)
def test_periods_are_worded_as_officials_word_them(period: str, year: str, words: str) -> None:
    assert period_words(period, year) == words
