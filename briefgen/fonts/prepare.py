"""A font as it was found becomes one that the grid can be set in: fewer characters, equal metrics.

Fonts of one line must have one ascent and one descent, or lines of mixed fonts grow and a page no longer
holds its 22 lines.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTFont

from briefgen.fonts.roles import Role
from briefgen.fonts.subset import subset

ASCENT, DESCENT = 0.875, 0.125  # exact in fonts of 1000 and of 2048 units to the em
_DROPPED = (
    *("BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "LTSH", "PCLT", "STAT", "VDMX", "VORG", "kern", "vhea"),
    *("vmtx", "hdmx", "gasp", "fpgm", "prep", "cvt"),
)
# Symbols, punctuation, the basic Chinese characters (place names need more than GB 2312), full-width forms.
_WANTED = (
    (0x20, 0x7E),
    (0xA0, 0x451),
    (0x2000, 0x27BF),
    (0x3000, 0x33FF),
    (0x4E00, 0x9FFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
)
# Without quotes, dashes and dots, which in Chinese text are as wide as a character.
_LATIN = ((0x20, 0x7E), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x17F))


def prepare(source: Path, face: int, role: Role) -> tuple[bytes, list[list[int]]]:
    """The font for a role, and the ranges of characters that it covers."""
    ranges = _LATIN if role.latin_only else _WANTED
    font = TTFont(
        io.BytesIO(subset(source, face, ranges, _DROPPED)), recalcTimestamp=False, recalcBBoxes=False
    )
    _equal_metrics(font)
    _rename(font, role.family)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), _ranges(sorted(font.getBestCmap()))


def _equal_metrics(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    up, down = round(ASCENT * em), round(DESCENT * em)
    head, table = font["hhea"], font["OS/2"]
    head.ascent, head.descent, head.lineGap = up, -down, 0
    table.sTypoAscender, table.sTypoDescender, table.sTypoLineGap = up, -down, 0
    table.usWinAscent, table.usWinDescent = up, down
    table.usWeightClass = 400
    table.fsSelection = 0x40  # regular, whatever the name of the file says
    font["head"].macStyle = 0


def _rename(font: TTFont, family: str) -> None:
    """One family a role, so that no font on the machine is taken for it."""
    names = font["name"]
    names.names = []
    for number, words in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family)):
        names.setName(words, number, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [family]


def _ranges(characters: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for character in characters:
        if found and found[-1][1] == character - 1:
            found[-1][1] = character
        else:
            found.append([character, character])
    return found
