"""The named styles of the house, once: `house.py` writes them into the Word file that users restyle,
and a file that lost one of them gets it back from here.

Sizes are half-points, lengths twips. `{...}` fields come from `Measures`, so that the one-page summary
has the same styles in smaller type.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from briefgen.write.docx.page import LINE_PITCH
from briefgen.write.docx.xml import W, Element, parse, q

RED = "E60012"
# 28 characters in 156 mm need 15.79 pt each; -0.25 pt lets the line fit and justification fills it.
TIGHTEN = -5


@dataclass(frozen=True, slots=True)
class Measures:
    """What differs between the layouts: body, title and name size, line pitch, notes and table sizes."""

    body: int = 32
    title: int = 44
    name: int = 96
    pitch: int = LINE_PITCH
    note: int = 18
    table: int = 21
    source: int = 21
    source_pitch: int = 340
    folio: int = 28
    tighten: int = TIGHTEN


BRIEF = Measures()
ONE_PAGE = Measures(
    body=21, title=36, name=72, pitch=340, note=15, table=17, source=16, source_pitch=260, folio=21, tighten=0
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


def font(role: str) -> str:
    """The fonts of a role for Chinese and for Latin letters and digits."""
    asian, latin = FONTS[role]
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{asian}" w:cs="{latin}"/>'


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_PLAIN = '<w:spacing w:val="0"/>'
_LOOSE = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
_BLACK_RULE = '<w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/>'
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{colour}"/></w:pBdr>'
_IMPRINT = '<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>'

STYLES = (
    Style(
        "Normal",
        "Normal",
        parent="",
        paragraph='<w:widowControl/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:spacing w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="both"/>',
        run=font("fang")
        + '<w:spacing w:val="{tighten}"/><w:kern w:val="2"/><w:sz w:val="{body}"/><w:szCs w:val="{body}"/>',
    ),
    Style("BodyText", "Body Text", paragraph=_INDENT),
    Style("BriefItem", "编号段", parent="BodyText"),
    Style(
        "Title",
        "Title",
        paragraph="<w:keepNext/><w:keepLines/>"
        '<w:spacing w:beforeLines="100" w:before="{pitch}" w:afterLines="50" w:after="{half}" w:line="{titleline}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        run=font("title") + _PLAIN + '<w:sz w:val="{title}"/><w:szCs w:val="{title}"/>',
        following="BodyText",
    ),
    Style(
        "Subtitle",
        "Subtitle",
        paragraph='<w:spacing w:afterLines="50" w:after="{half}"/><w:jc w:val="center"/>',
        run=font("kai") + _PLAIN,
        following="BodyText",
    ),
    *(
        Style(
            f"Heading{level}",
            f"heading {level}",
            paragraph=f'<w:keepNext/><w:keepLines/>{_INDENT}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
            run=font(role) + ("<w:b/><w:bCs/>" if level == 3 else "") + _PLAIN,
            following="BodyText",
        )
        for level, role in ((1, "hei"), (2, "kai"), (3, "fang"))
    ),
    Style(
        "BriefName",
        "简报名称",
        paragraph="<w:keepNext/>" + _LOOSE.replace("/>", "/>", 1) + '<w:jc w:val="center"/>',
        run=font("title")
        + f'<w:color w:val="{RED}"/>'
        + _PLAIN
        + '<w:sz w:val="{name}"/><w:szCs w:val="{name}"/>',
        following="BriefIssue",
    ),
    Style("BriefNameBlack", "简报名称（黑）", parent="BriefName", run='<w:color w:val="000000"/>'),
    Style(
        "BriefIssue",
        "期号",
        paragraph='<w:keepNext/><w:jc w:val="center"/>',
        run=_PLAIN,
        following="BriefImprint",
    ),
    Style("BriefImprint", "编发", paragraph=_IMPRINT + '<w:jc w:val="left"/>', run=_PLAIN),
    Style(
        "BriefHeadRed",
        "编发（红线）",
        parent="BriefImprint",
        paragraph="<w:keepNext/>" + _RULE.replace("{colour}", RED),
    ),
    Style(
        "BriefHeadBlack",
        "编发（黑线）",
        parent="BriefImprint",
        paragraph="<w:keepNext/>" + _RULE.replace("{colour}", "000000"),
    ),
    Style("EditorNote", "按语", parent="BodyText", run=font("kai")),
    Style(
        "Caption",
        "caption",
        paragraph='<w:keepLines/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="100" w:after="100" w:line="{captionline}" w:lineRule="exact"/><w:jc w:val="center"/>',
        run=font("hei") + _PLAIN + '<w:sz w:val="{table}"/><w:szCs w:val="{table}"/>',
        following="BodyText",
    ),
    Style("Chart", "图", paragraph="<w:keepNext/>" + _LOOSE + '<w:jc w:val="center"/>', run=_PLAIN),
    Style(
        "TableText",
        "表内文字",
        paragraph=_LOOSE + '<w:jc w:val="left"/>',
        run=font("song") + _PLAIN + '<w:sz w:val="{table}"/><w:szCs w:val="{table}"/>',
    ),
    Style("TableHead", "表头", parent="TableText", paragraph='<w:jc w:val="center"/>', run=font("hei")),
    Style("TableFigure", "表内数字", parent="TableText", paragraph='<w:jc w:val="center"/>'),
    Style(
        "TableNotes",
        "表注",
        paragraph='<w:snapToGrid w:val="0"/><w:spacing w:before="60" w:after="200" w:line="{noteline}" w:lineRule="exact"/>',
        run=font("song") + _PLAIN + '<w:sz w:val="{note}"/><w:szCs w:val="{note}"/>',
        following="BodyText",
    ),
    Style(
        "Source",
        "来源",
        paragraph='<w:snapToGrid w:val="0"/><w:spacing w:line="{source_pitch}" w:lineRule="exact"/>',
        run=font("fang") + _PLAIN + '<w:sz w:val="{source}"/><w:szCs w:val="{source}"/>',
    ),
    Style(
        "Tail",
        "报送",
        paragraph="<w:keepNext/><w:keepLines/>"
        f'<w:pBdr>{_BLACK_RULE}<w:bottom w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pBdr>'
        '<w:spacing w:line="480" w:lineRule="exact"/><w:ind w:left="{body10}" w:right="{body10}"/><w:jc w:val="left"/>',
        run=_PLAIN + '<w:sz w:val="{folio}"/><w:szCs w:val="{folio}"/>',
    ),
    Style(
        "Copies",
        "印数",
        paragraph='<w:keepLines/><w:spacing w:line="480" w:lineRule="exact"/><w:ind w:right="{body10}"/><w:jc w:val="right"/>',
        run=_PLAIN + '<w:sz w:val="{folio}"/><w:szCs w:val="{folio}"/>',
    ),
    Style(
        "Footer",
        "footer",
        paragraph='<w:snapToGrid w:val="0"/><w:spacing w:line="{folioline}" w:lineRule="exact"/><w:jc w:val="left"/>',
        run=font("song") + _PLAIN + '<w:sz w:val="{folio}"/><w:szCs w:val="{folio}"/>',
    ),
    Style("DefaultParagraphFont", "Default Paragraph Font", kind="character", parent=""),
    Style(
        "Lead", "段首", kind="character", parent="DefaultParagraphFont", run=font("kai") + "<w:b/><w:bCs/>"
    ),
    Style(
        "SourceNumber",
        "来源号",
        kind="character",
        parent="DefaultParagraphFont",
        run=_PLAIN + '<w:vertAlign w:val="superscript"/>',
    ),
    Style("NoteLetter", "注号", kind="character", parent="SourceNumber"),
    Style("Hyperlink", "Hyperlink", kind="character", parent="DefaultParagraphFont"),
    Style(
        "TableNormal",
        "Normal Table",
        kind="table",
        parent="",
        more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    ),
    Style(
        "BriefTable",
        "简报表格",
        kind="table",
        parent="TableNormal",
        more="<w:tblPr><w:tblBorders>"
        '<w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        '<w:insideV w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        '</w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    ),
)

_DEFAULTS = {"Normal", "DefaultParagraphFont", "TableNormal"}


def elements(measures: Measures) -> list[Element]:
    """All styles as `w:style` elements."""
    fields = asdict(measures) | {
        "half": measures.pitch // 2,
        "titleline": measures.title * 10 * 3 // 2,
        "captionline": measures.table * 10 * 8 // 5,
        "noteline": measures.note * 10 * 3 // 2,
        "folioline": measures.folio * 10,
        "body10": measures.body * 10,
    }
    return [_element(style, fields) for style in STYLES]


def _element(style: Style, fields: dict[str, int]) -> Element:
    default = ' w:default="1"' if style.id in _DEFAULTS else ""
    own = ' w:customStyle="1"' if not style.name.isascii() else ""
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    parent = f'<w:basedOn w:val="{style.parent}"/>' if style.parent else ""
    paragraph = f"<w:pPr>{_filled(style.paragraph, fields)}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{_filled(style.run, fields)}</w:rPr>" if style.run else ""
    shown = "<w:semiHidden/><w:unhideWhenUsed/>" if style.kind != "paragraph" and default else "<w:qFormat/>"
    return parse(
        f'<w:style xmlns:w="{W}" w:type="{style.kind}"{default}{own} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{parent}{following}<w:uiPriority w:val="1"/>{shown}'
        f"{paragraph}{run}{style.more}</w:style>"
    )


def _filled(markup: str, fields: dict[str, int]) -> str:
    for name, value in fields.items():
        markup = markup.replace(f"{{{name}}}", str(value))
    return markup


def complete(styles: Element, measures: Measures) -> dict[str, str]:
    """Add what a house file lacks; give the identifier of each style by the identifier used here.

    Word renames identifiers when a file is saved in another language, so styles are found by name.
    """
    found = {_name(style): style.get(q("styleId")) for style in styles.findall(q("style"))}
    known: dict[str, str] = {}
    for style, element in zip(STYLES, elements(measures), strict=True):
        present = found.get(style.name.casefold())
        if present is None:
            styles.append(element)
            present = style.id
        known[style.id] = present
    return known


def _name(style: Element) -> str:
    name = style.find(q("name"))
    return "" if name is None else str(name.get(q("val"))).casefold()
