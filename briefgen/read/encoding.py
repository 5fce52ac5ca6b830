"""Bytes become text: UTF-8, UTF-16, GB18030, Big5, or an error that says what to do."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from briefgen.errors import SourceError

# The commonest characters of Chinese prose in both scripts: a wrong decoding gives rare ones instead.
_COMMON = set("的一是在和了有不大人为上中到年国发农村业产工作全县市区省万元个展建等民新生政"
              "與為國農業產發縣區萬個說這們來時會實現進經過對開關於後從")  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff]")
_STRANGE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffd]")


def decoded(data: bytes, where: str) -> str:
    """The text of `data`; a byte order mark is dropped, nothing else is changed."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, where)
    if "\0" in text:
        return _guessed(data, where)
    return text


def _strict(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as fault:
        raise SourceError(
            f"is damaged: byte {fault.start} is not {name}.", where, "Save it again as UTF-8."
        ) from fault


def _guessed(data: bytes, where: str) -> str:
    candidates = [
        text for name in ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be") if (text := _try(data, name))
    ]
    if data.count(b"\0") == 0:
        best = from_bytes(data).best()
        candidates += [str(best)] if best else []
    text = max(candidates, key=plausibility, default="")
    if plausibility(text) < 0.05:
        raise SourceError(
            "is not text in an encoding known here.",
            where,
            "Save it as UTF-8 text, or give the .docx or .pdf itself.",
        )
    return text


def _try(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return ""


def plausibility(text: str) -> float:
    """How much `text` looks like Chinese prose: its share of common characters, less strange signs."""
    sample = text[:20000]
    han = _HAN.findall(sample)
    if not han:
        return 0.0
    common = sum(char in _COMMON for char in han) / len(han)
    strange = len(_STRANGE.findall(sample)) / len(sample)
    return common - 5 * strange
