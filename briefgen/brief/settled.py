"""What an editor corrected stands behind the source that prints it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.audit import correction_of
from briefgen.model import BriefSource, Observation


def with_corrections(
    sources: Sequence[BriefSource], observations: Iterable[Observation]
) -> tuple[BriefSource, ...]:
    """The sources, with a note on each figure inside them that was corrected or confirmed."""
    notes = [(obs, note) for obs in observations if (note := correction_of(obs))]
    return tuple(_with_notes(source, notes) for source in sources)


def _with_notes(source: BriefSource, notes: Iterable[tuple[Observation, str]]) -> BriefSource:
    own = dict.fromkeys(
        note for obs, note in notes if obs.doc_id == source.doc_id and source.start <= obs.start < source.end
    )
    return replace(source, quote=f"{source.quote}〔{'；'.join(own)}〕") if own else source
