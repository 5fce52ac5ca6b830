"""What an issue says that the one before it did not: as data, and in sober sentences and a table."""

from briefgen.news.difference import News, what_is_new
from briefgen.news.figures import Change
from briefgen.news.said import FORMER, Said
from briefgen.news.wording import Figure, NewsRow, NewsTable, Subject, Words, news_sentences, news_table

__all__ = [
    "FORMER",
    "Change",
    "Figure",
    "News",
    "NewsRow",
    "NewsTable",
    "Said",
    "Subject",
    "Words",
    "news_sentences",
    "news_table",
    "what_is_new",
]
