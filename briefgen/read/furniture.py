"""What belongs to the page and not to the text: navigation, editors, captions, labels, notices.

Furniture is found line by line. It is still text: `clues` reads source and date from it before it is
blanked. Where a caption states a figure, its sentence stays and only the words about the picture go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefgen.model import Furniture
from briefgen.read import marks
from briefgen.read.characters import NOTHING
from briefgen.read.lines import Line


def find_furniture(lines: list[Line]) -> list[Furniture]:
    """Every stretch of furniture in these lines, in order; stretches do not overlap."""
    found: list[Furniture] = []
    for span in _all(lines):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _all(lines: list[Line]) -> Iterator[Furniture]:
    listed = _pictures_listed(lines)
    notice = value_of_label = False
    for index, line in enumerate(lines):
        previous = lines[index - 1] if index else None
        following = lines[index + 1] if index + 1 < len(lines) else None
        kind = _kind(line)
        if kind == "" and notice and line.gap == 0 and marks.NOTICE.match(line.text):
            kind = "copyright"
        notice = kind == "copyright"
        if kind == "" and value_of_label and line.gap == 0 and line.width < 100 and not line.closed:
            kind = "id"
        value_of_label = kind == "id" and marks.LABEL.fullmatch(line.text) is not None
        if kind == "" and (index in listed or _is_caption(line, previous, following)):
            kind = "caption"
        if kind:
            yield Furniture(line.start, line.end, kind)
        else:
            yield from _inside(line)


def _kind(line: Line) -> str:
    """The kind of a line that is furniture from end to end, else empty."""
    text = line.text.replace(NOTHING, "").strip()
    if len(text) > 160:
        return "copyright" if len(text) < 400 and marks.COPYRIGHT.search(text[:60]) else ""
    if text in marks.NAVIGATION or _is_navigation(text):
        return "navigation"
    for kind, pattern in marks.WHOLE_LINES:
        if pattern.match(text):
            return kind
    if (marks.NEWSPAPER.match(text) and line.width < 70) or marks.ISSUE.fullmatch(text):
        return "dateline"
    if line.width < 90 and _byline(text):
        return "byline"
    if marks.COPYRIGHT.search(text[:60]) and (line.width < 90 or not marks.FIGURE.search(text)):
        return "copyright"
    if line.width < 90 and (marks.EDITOR.match(text) and not line.closed):
        return "editor"
    return "id" if marks.URL.fullmatch(text) or marks.FILE.fullmatch(text) else ""


def _byline(text: str) -> bool:
    return bool(marks.BYLINE.fullmatch(text) or marks.OFFICE.fullmatch(text) or text.startswith("文/"))


def _is_navigation(text: str) -> bool:
    """A row of short words of which two or more are known from menus."""
    words = text.replace("|", " ").replace("<", " ").replace(">", " ").split()
    if len(words) < 2 or max(map(len, words)) > 16:
        return False
    known = sum(word in marks.NAVIGATION for word in words)
    return known >= 3 or (known >= 1 and len(words) <= 3 and words[-1] in marks.NAVIGATION)


def _inside(line: Line) -> Iterator[Furniture]:
    """Furniture inside a line of text: a picture's words, a byline at its end, database signs, addresses."""
    text = line.text
    tail = marks.ROW_TAIL.search(text) if "\\N" in text else None
    if tail:
        yield Furniture(line.start + tail.start(), line.end, "id")
        return
    if "\\N" in text:
        yield from (
            Furniture(line.start + m.start(), line.start + m.end(), "id") for m in marks.NULL.finditer(text)
        )
    if "图" in text or "摄" in text:
        yield from _picture_words(line)
    elif text.endswith("）"):
        tail = marks.BYLINE_TAIL.search(text, max(0, len(text) - 90))
        if tail:
            yield Furniture(line.start + tail.start(), line.end, "byline")
    if "http" in text or "www." in text:
        yield from (
            Furniture(line.start + m.start(), line.start + m.end(), "id") for m in marks.URL.finditer(text)
        )


def _picture_words(line: Line) -> Iterator[Furniture]:
    if len(line.text) > 160:
        return
    match = marks.PICTURE.search(line.text) or marks.CREDIT.search(line.text)
    if not match:
        return
    start = match.start("words") if "words" in match.groupdict() and match["words"] else match.start()
    if not marks.FIGURE.search(line.text[:start]):
        start = 0 if len(line.text) < 100 and marks.CREDIT.search(line.text) else start
    yield Furniture(line.start + start, line.end, "caption")


def _is_caption(line: Line, before: Line | None, after: Line | None) -> bool:
    """A line by itself that says what a picture shows: a place, or a gap where the picture was."""
    text = line.text
    if text[0] in marks.PICTURE_SIGNS:  # ▲农村饮水安全。2011年投入3276万元… is a paragraph
        return bool(marks.PICTURE.search(text) or marks.CREDIT.search(text) or not marks.FIGURE.search(text))
    if line.width > 90 or line.closed or line.marker not in ("", "bullet") or marks.FIGURE.search(text):
        return False
    alone = (before is None or line.gap >= 1) and (after is None or after.gap >= 1)
    if not alone:
        return False
    if marks.PLACE.match(text) and marks.SCENE.search(text):
        return True
    gap = line.gap if before is not None else 0
    if gap >= 2 and "内，" in text:
        return True
    return (
        gap >= 3
        and after is not None
        and after.gap >= 1
        and " " not in text
        and len(text) > 8
        and not marks.TITLE_END.search(text)
    )


def _pictures_listed(lines: list[Line]) -> set[int]:
    """Bulleted lines without figure or full stop, three or more in a row: a row of pictures, if no label is among them."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if (
            line.marker == "bullet"
            and not line.closed
            and not marks.FIGURE.search(line.text)
            and line.width < 70
            and not marks.LABEL.fullmatch(line.text)
        ):
            run.append(index)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    return found | set(run if len(run) >= 3 else [])


def labelled_values(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Label and value where a page's head puts the value behind its label, or on the line below it."""
    for line, following in zip_longest(lines, lines[1:]):
        if line.width < 160 and ("：" in line.text or ":" in line.text):
            for found in marks.LABELLED.finditer(line.text):
                if found["value"]:
                    yield found["label"], found["value"].strip()
        label = marks.LABEL.fullmatch(line.text)
        if label and following and following.gap == 0 and not marks.LABEL.fullmatch(following.text):
            yield label[0].strip(" ：:-•·*").replace(" ", ""), following.text.lstrip("-•·* ")
