"""Which fonts a brief is set in, by role, and where each can be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Registry = Literal["debian", "npm"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font file by name (and face, in a collection), and the package that brings it."""

    file: str
    package: str
    registry: Registry = "debian"
    face: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a font plays. Candidates stand in order of preference.

    A role for which none is here is left out: the next family of the stack serves, at last `song`, which
    is `needed`.
    """

    name: str
    family: str
    typeface: str
    candidates: tuple[Candidate, ...]
    needed: bool = False
    latin_only: bool = False


_SERIF = "@expo-google-fonts/noto-serif-sc"
_SANS = "@expo-google-fonts/noto-sans-sc"

ROLES = (
    Role(
        "latin",
        "BriefLatin",
        "西文",
        (Candidate("LiberationSerif-Regular.ttf", "fonts-liberation"),),
        latin_only=True,
    ),
    Role(
        "song",
        "BriefSong",
        "宋体",
        (
            Candidate("NotoSerifSC_400Regular.ttf", _SERIF, "npm"),
            Candidate("NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", face=2),
            Candidate("NotoSerifCJKsc-Regular.otf", "fonts-noto-cjk"),
            Candidate("NotoSerifSC-Regular.otf", "fonts-noto-cjk"),
        ),
        needed=True,
    ),
    Role(
        "title",
        "BriefTitle",
        "小标宋",
        (
            Candidate("NotoSerifSC_600SemiBold.ttf", _SERIF, "npm"),
            Candidate("NotoSerifCJK-SemiBold.ttc", "fonts-noto-cjk-extra", face=2),
            Candidate("NotoSerifCJK-Bold.ttc", "fonts-noto-cjk", face=2),
        ),
    ),
    Role(
        "hei",
        "BriefHei",
        "黑体",
        (
            Candidate("NotoSansSC_500Medium.ttf", _SANS, "npm"),
            Candidate("NotoSansCJK-Medium.ttc", "fonts-noto-cjk-extra", face=2),
            Candidate("NotoSansCJK-Bold.ttc", "fonts-noto-cjk", face=2),
        ),
    ),
    Role(
        "fang",
        "BriefFang",
        "仿宋",
        (Candidate("FandolFang-Regular.otf", "texlive-lang-chinese"),),
    ),
    Role(
        "kai",
        "BriefKai",
        "楷体",
        (Candidate("FandolKai-Regular.otf", "texlive-lang-chinese"),),
    ),
)
"""The roles; every font stack ends in `song`, which has the most characters."""
