"""What is written gets its meaning: 全市, 去年, 同期, 其中, a growth without a year.

Context is asked in a fixed order: the figure's clause, its sentence, its paragraph, its section, its document.
"""

from __future__ import annotations

from briefgen.resolve.observe import resolve

__all__ = ["resolve"]
