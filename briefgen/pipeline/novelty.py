"""What is new since the last issue, in the pieces that `compose` takes: words, and places that are cited."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.brief.desk import Desk
from briefgen.brief.printing import figure
from briefgen.brief.times import period_words
from briefgen.model import Document, Observation, Place, PolicyMeasure
from briefgen.news import Figure, Said, Subject, Words, news_sentences, what_is_new
from briefgen.store import Issued

Piece = str | Place


def novelty(desk: Desk, said: Said, last: Issued | None) -> tuple[tuple[Piece, ...], ...]:
    """Sentences on what this issue says and the last one did not."""
    return tuple(_pieces(sentence, desk) for sentence in news_sentences(what_is_new(said, last)))


def _pieces(sentence: Words, desk: Desk) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for word in sentence:
        if isinstance(word, str):
            pieces.append(word)
        elif isinstance(word, Subject):
            about = word.of
            pieces.append(f"{about.ref_area_name}{period_words(about.time_period)}{desk.label(about)}")
        elif isinstance(word, Figure):
            pieces.append(figure(word.of, word.of.printed))
            pieces += _place(word.of, desk.documents)
        else:
            pieces += _place(word, desk.documents)
    return tuple(pieces)


def _place(found: Observation | PolicyMeasure, documents: Mapping[str, Document]) -> list[Piece]:
    """Where it stands; nothing for what stood in a document that is here no longer."""
    return [Place(found.doc_id, found.start, found.end)] if found.doc_id in documents else []
