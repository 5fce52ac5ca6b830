"""What the namer of figures looks at: the words around a figure, and what was spoken of before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.extract.phrases import ENDS_IN_RATE, Subject
from briefgen.extract.qualifiers import Quantity


@dataclass(frozen=True, slots=True)
class Around:
    """The words around a quantity, areas and periods taken out.

    `left` and `right` are its own words, `before` and `after` the sentence on both sides. `led` says that
    an area or period stands right before its words, `listed` that it follows 、 in a list; `topic` is what
    the clause before speaks of, where that has no figure, and `moves` whether what follows is surely of it.
    """

    quantity: Quantity
    left: str
    right: str
    before: str
    after: str
    led: bool = False
    listed: bool = False
    topic: str = ""
    moves: bool = False


@dataclass
class Context:
    """What the sentence has spoken of so far.

    `subject` is what was counted last (`dimension` its unit's), `before` the same of the sentence before,
    `topic` what a short sentence before announced, `label` what a paragraph begins with (农业 总产值…),
    `scope` a population (51个贫困县), `verb` that of a list, `latest` the figure just before, `task` that a task was set, `share` the last
    share (`share_before` that of the sentence before), `whole` what 其中 divides, `ranked` what was ranked last, `of` the amount that a share is of, `base` the
    dimension of what was compared with; `counted` is what the sentence before counted, by dimension and by unit,
    `counting` the same of this one, `named` all of it and `shares` all shares in order; `spoken` is what was
    counted lately, each with its dimension, and `aspect` what the sentence begins with (住房方面，…); `funds` are those that were named last, `goals` what 目标：… set where this sentence is 完成：…, each with its dimension, `lead` holds its first figure's subject alone.
    """

    subject: Subject = field(default_factory=Subject)
    before: Subject = field(default_factory=Subject)
    topic: str = ""
    label: str = ""
    aspect: str = ""
    lead: Context | None = None
    scope: str = ""
    verb: str = ""
    share: str = ""
    share_before: str = ""
    latest: str = ""
    ranked: str = ""
    of: str = ""
    base: str = ""
    whole: str = ""
    dimension: str = ""
    task: bool = False
    whole_dimension: str = ""
    counted: Mapping[str, str] = field(default_factory=dict)
    funds: str = ""
    counting: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    shares: list[str] = field(default_factory=list)
    spoken: list[tuple[str, str]] = field(default_factory=list)
    goals: tuple[tuple[str, str], ...] = ()

    @property
    def moved(self) -> str:
        """What a movement without words of its own is of: the gap named just before, else what was counted last."""
        return self.latest if self.latest.endswith("差距") else self.carried

    def arrived(self, dimension: str) -> str:
        """What an amount of a dimension has come to: …8.3万亩，每吨补贴60元，今年计划扩大到10万亩: the area."""
        amount = self.dimension not in ("percent", "permille", "multiple", "points")
        other = amount and self.dimension != dimension and self.moved == self.carried
        return (self.counting.get(dimension, "") if other else "") or self.moved

    @property
    def latest_amount(self) -> str:
        """What was counted by the figure just before; empty where that was no amount or no longer spoken of."""
        same = self.latest == self.subject.phrase and not self.latest.endswith("率")
        return self.latest if same else ""

    def spoken_in(self, *dimensions: str) -> Iterator[str]:
        """What was counted lately in one of the dimensions, the last first."""
        return (word for kind, word in reversed(self.spoken) if kind in dimensions)

    def carried_in(self, dimension: str) -> str:
        """What was counted last in a dimension, else what was counted last at all."""
        alike = self.spoken_in(dimension)
        last = self.dimension or next((kind for kind, _ in reversed(self.spoken)), "")
        rate = ENDS_IN_RATE.search(self.carried)  # 认定车间143个，安置比例为98%。越西县（31个）
        return next(alike, self.carried) if last not in ("", dimension) or rate else self.carried

    @property
    def carried(self) -> str:
        """What was counted last, in this sentence or the one before."""
        return self.subject.phrase or self.before.phrase
