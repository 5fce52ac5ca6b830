"""Finding what is written: figures, periods, areas and measures, as printed."""

from __future__ import annotations

from briefgen.extract.figures import Figure
from briefgen.extract.printed import Printed, extract

__all__ = ["Figure", "Printed", "extract"]
