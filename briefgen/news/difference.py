"""One issue against the last: documents, figures, measures, doubts."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import Document, Issue, Observation, PolicyMeasure
from briefgen.news.doubts import doubt_news
from briefgen.news.figures import Change, figure_news, new_measures
from briefgen.news.said import Said, moves, set_apart
from briefgen.store import Issued, IssueNumber


@dataclass(frozen=True, slots=True)
class News:
    """What is new. Without `before` the issue is the first.

    Old figures stand in `former`, documents under ids of their own; `documents` of the brief and
    `former` together lead every place that the news speak of to its text.
    """

    before: IssueNumber | None
    now: Said
    former: tuple[Document, ...] = ()
    added: tuple[Document, ...] = ()
    changed: tuple[tuple[Document, Document], ...] = ()
    removed: tuple[Document, ...] = ()
    figures_added: tuple[Observation, ...] = ()
    figures_changed: tuple[Change, ...] = ()
    figures_withdrawn: tuple[Observation, ...] = ()
    measures_added: tuple[PolicyMeasure, ...] = ()
    measures_withdrawn: tuple[PolicyMeasure, ...] = ()
    doubts_opened: tuple[Issue, ...] = ()
    doubts_settled: tuple[Issue, ...] = ()
    former_observations: tuple[Observation, ...] = ()

    @property
    def first(self) -> bool:
        """Whether there is no issue to compare with."""
        return self.before is None

    @property
    def nothing(self) -> bool:
        """Whether everything is as it was."""
        documents = (*self.added, *self.changed, *self.removed)
        figures = (*self.figures_added, *self.figures_changed, *self.figures_withdrawn)
        rest = (*self.measures_added, *self.measures_withdrawn, *self.doubts_opened, *self.doubts_settled)
        return not (documents or figures or rest)


def what_is_new(now: Said, before: Issued | None) -> News:
    """Compare what an issue is about to say with what the last one said.

    Give it what the brief selects, and the last issue cut down by the same selection.
    """
    if before is None:
        return News(None, now, added=now.documents)
    then = set_apart(Said.by(before), now)
    moved = moves(now, then)
    figures = figure_news(now, then, moved)
    came, went = new_measures(now, then, moved)
    opened, settled = doubt_news(now, then)
    ids = {document.doc_id for document in now.documents}
    return News(
        before=before.number,
        now=now,
        former=tuple(document for document in then.documents if document.doc_id not in ids),
        added=moved.added,
        changed=moved.changed,
        removed=moved.removed,
        figures_added=figures.added,
        figures_changed=figures.changed,
        figures_withdrawn=figures.withdrawn,
        measures_added=came,
        measures_withdrawn=went,
        doubts_opened=opened,
        doubts_settled=settled,
        former_observations=then.observations,
    )
