"""The named styles of the house, once. Sizes are half-points, lengths twips.

`{...}` fields come from `Measures`, so that the one-page summary has the same styles in smaller type.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.write.docx.page import LINE_PITCH

RED = "E60012"
# 28 characters in 156 mm need 15.79 pt each; -0.25 pt lets the line fit and justification fills it.
_TIGHTEN = -5


@dataclass(frozen=True, slots=True)
class Measures:
    """What differs between the layouts: type sizes and line pitches of each role."""

    body: int = 32
    pitch: int = LINE_PITCH
    tighten: int = _TIGHTEN
    title: int = 44
    title_pitch: int = 660
    title_before: int = LINE_PITCH
    name: int = 100
    heading: int = 32
    heading_pitch: int = LINE_PITCH
    heading_indent: int = 200
    imprint: int = 32
    caption: int = 24
    caption_pitch: int = 400
    note: int = 21
    note_pitch: int = 320
    table: int = 21
    table_pitch: int = 300
    cell: int = 44
    source: int = 21
    source_pitch: int = 312
    folio: int = 28


BRIEF = Measures()
ONE_PAGE = Measures(
    body=22,
    pitch=340,
    tighten=0,
    title=36,
    title_pitch=500,
    title_before=0,
    heading=24,
    heading_pitch=340,
    heading_indent=0,
    imprint=22,
    caption_pitch=320,
    table=19,
    table_pitch=260,
    cell=24,
    note=18,
    note_pitch=260,
    folio=21,
)

FONTS = {
    "song": ("宋体", "Times New Roman"),
    "fang": ("仿宋_GB2312", "Times New Roman"),
    "kai": ("楷体_GB2312", "Times New Roman"),
    "hei": ("黑体", "Times New Roman"),
    "title": ("方正小标宋简体", "Times New Roman"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """One style: the name that Word shows, its kind, its parent, and what it sets."""

    id: str
    name: str
    kind: str = "paragraph"
    parent: str = "Normal"
    paragraph: str = ""
    run: str = ""
    following: str = ""
    more: str = ""


def _font(role: str) -> str:
    asian, latin = FONTS[role]
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{asian}" w:cs="{latin}"/>'


def _size(field: str) -> str:
    return f'<w:sz w:val="{{{field}}}"/><w:szCs w:val="{{{field}}}"/>'


def _line(pitch: str, around: str = "") -> str:
    return f'<w:spacing {around}w:line="{pitch}" w:lineRule="exact"/>'


def _align(side: str) -> str:
    return f'<w:jc w:val="{side}"/>'


def _rule(side: str, width: int, colour: str = "000000") -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{colour}"/>'


def _below(width: int, colour: str = "000000") -> str:
    line = _rule("bottom", width, colour).replace('w:space="0"', 'w:space="4"')
    return f"<w:pBdr>{line}</w:pBdr>"


def _margins(vertical: int | str, horizontal: int) -> str:
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    inside = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


def _heading(level: int, role: str, bold: str = "") -> Style:
    indent = '<w:ind w:firstLineChars="{heading_indent}" w:firstLine="{heading_first}"/>'
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return Style(
        f"Heading{level}",
        f"heading {level}",
        paragraph=_KEEP + _OFF_GRID + _line("{heading_pitch}") + indent + _align("left") + outline,
        run=_font(role) + bold + _EVEN + _size("heading"),
        following="BodyText",
    )


_KEEP = "<w:keepNext/><w:keepLines/>"
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="{first}"/>'
_EVEN = '<w:spacing w:val="0"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_LOOSE = _OFF_GRID + '<w:spacing w:line="240" w:lineRule="auto"/>'
_GREY = "7F7F7F"
_TAIL_LINE = _line("480")
_RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>'

_TEXT = (
    Style(
        "Normal",
        "Normal",
        parent="",
        paragraph='<w:widowControl/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/>' + _line("{pitch}") + _align("both"),
        run=_font("fang") + '<w:spacing w:val="{tighten}"/><w:kern w:val="2"/>' + _size("body"),
    ),
    Style("BodyText", "Body Text", paragraph=_INDENT),
    Style("BriefItem", "编号段", parent="BodyText"),
    Style(
        "Title",
        "Title",
        paragraph=_KEEP
        + _line("{title_pitch}", 'w:before="{title_before}" w:after="{half}" ')
        + _align("center"),
        run=_font("title") + _EVEN + _size("title"),
        following="BodyText",
    ),
    Style(
        "Subtitle",
        "Subtitle",
        paragraph='<w:keepNext/><w:spacing w:after="{half}"/>' + _align("center"),
        run=_font("kai") + _EVEN,
        following="BodyText",
    ),
    _heading(1, "hei"),
    _heading(2, "kai"),
    _heading(3, "fang", "<w:b/><w:bCs/>"),
    Style("EditorNote", "按语", parent="BodyText", run=_font("kai")),
    Style(
        "Source",
        "来源",
        paragraph=_OFF_GRID + _line("{source_pitch}") + '<w:ind w:leftChars="200" w:left="{source_hang}"'
        ' w:hangingChars="200" w:hanging="{source_hang}"/>',
        run=_font("song") + _EVEN + _size("source"),
    ),
)

_HEAD_AND_TAIL = (
    Style(
        "Appendix",
        "附件说明",
        paragraph=_KEEP + '<w:ind w:leftChars="500" w:left="1600" w:hangingChars="300" w:hanging="960"/>',
    ),
    Style(
        "BriefName",
        "简报名称",
        paragraph="<w:keepNext/>" + _LOOSE + _align("center"),
        run=_font("title") + f'<w:color w:val="{RED}"/>' + _EVEN + _size("name"),
        following="BriefIssue",
    ),
    Style("BriefNameBlack", "简报名称（黑）", parent="BriefName", run='<w:color w:val="000000"/>'),
    Style("BriefIssue", "期号", paragraph="<w:keepNext/>" + _align("center"), run=_EVEN),
    Style(
        "BriefImprint",
        "署名",
        paragraph=_below(6)
        + _RIGHT_TAB
        + '<w:spacing w:before="{quarter}" w:after="{half}"/>'
        + _align("left"),
        run=_font("kai") + _EVEN + _size("imprint"),
    ),
    Style(
        "BriefHeadRed",
        "编发（红线）",
        paragraph="<w:keepNext/>" + _below(16, RED) + _RIGHT_TAB + _align("left"),
        run=_EVEN,
    ),
    Style(
        "BriefHeadBlack",
        "编发（黑线）",
        paragraph="<w:keepNext/>" + _below(12) + _RIGHT_TAB + _align("left"),
        run=_EVEN,
    ),
    Style(
        "Tail",
        "报送",
        paragraph=_KEEP
        + _TAIL_LINE
        + '<w:ind w:leftChars="300" w:left="840" w:rightChars="100" w:right="280" w:hangingChars="200"'
        ' w:hanging="560"/>' + _align("left"),
        run=_EVEN + _size("folio"),
    ),
    Style(
        "Copies",
        "印数",
        paragraph="<w:keepLines/>"
        + _TAIL_LINE
        + '<w:ind w:rightChars="100" w:right="280"/>'
        + _align("right"),
        run=_EVEN + _size("folio"),
    ),
    Style(
        "Footer",
        "footer",
        paragraph=_OFF_GRID + _line("{folio_pitch}") + _align("left"),
        run=_font("song") + _EVEN + _size("folio"),
    ),
)

_CHARTS_AND_TABLES = (
    Style(
        "Caption",
        "caption",
        paragraph="<w:keepLines/>"
        + _OFF_GRID
        + _line("400", 'w:before="80" w:after="80" ')
        + _align("center"),
        run=_font("hei") + _EVEN + _size("caption"),
        following="BodyText",
    ),
    Style("Chart", "图", paragraph="<w:keepNext/>" + _LOOSE + _align("center"), run=_EVEN),
    Style(
        "TableText",
        "表内文字",
        paragraph=_OFF_GRID + _line("{table_pitch}") + _align("left"),
        run=_font("song") + _EVEN + _size("table"),
    ),
    Style("TableHead", "表头", parent="TableText", paragraph=_align("center"), run=_font("hei")),
    Style("TableFigure", "表内数字", parent="TableText", paragraph=_align("center")),
    Style(
        "TableNotes",
        "表注",
        paragraph=_OFF_GRID + _line("{note_pitch}", 'w:before="60" w:after="160" '),
        run=_font("song") + _EVEN + _size("note"),
        following="BodyText",
    ),
    Style(
        "TableNormal",
        "Normal Table",
        kind="table",
        parent="",
        more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>' + _margins(0, 108) + "</w:tblPr>",
    ),
    Style(
        "BriefTable",
        "简报表格",
        kind="table",
        parent="TableNormal",
        more="<w:tblPr><w:tblBorders>"
        + _rule("top", 10)
        + _rule("bottom", 10)
        + _rule("insideH", 4, _GREY)
        + _rule("insideV", 4, _GREY)
        + "</w:tblBorders>"
        + _margins("{cell}", 57)
        + "</w:tblPr>",
    ),
)

_IN_LINE = (
    Style("DefaultParagraphFont", "Default Paragraph Font", kind="character", parent=""),
    *(
        Style(identifier, name, kind="character", parent=parent, run=run)
        for identifier, name, parent, run in (
            ("Lead", "段首", "DefaultParagraphFont", _font("kai")),
            ("Planned", "计划数", "DefaultParagraphFont", _font("kai")),
            ("SourceNumber", "来源号", "DefaultParagraphFont", _EVEN + '<w:vertAlign w:val="superscript"/>'),
            ("NoteLetter", "注号", "SourceNumber", ""),
            ("Hyperlink", "Hyperlink", "DefaultParagraphFont", ""),
        )
    ),
)

STYLES = (*_TEXT, *_HEAD_AND_TAIL, *_CHARTS_AND_TABLES, *_IN_LINE)
