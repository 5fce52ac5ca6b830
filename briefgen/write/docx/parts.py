"""The fixed parts of a house file: content types, relations, settings, fonts, properties."""

from __future__ import annotations

from briefgen.write.docx.stylesheet import FONTS
from briefgen.write.docx.xml import Element, W, w

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT_PARTS = ("styles", "settings", "footer1", "footer2", "fontTable")


def _overrides() -> str:
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    names = ("document", *_DOCUMENT_PARTS)
    words = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kinds.get(name, name)}+xml"/>'
        for name in names
    )
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    return f'{words}<Override PartName="/word/theme1.xml" ContentType="{theme}"/>'


def _relations() -> str:
    return "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for number, name in enumerate((*_DOCUMENT_PARTS, "theme1"), 1)
    )


CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>{_overrides()}'
    f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/>'
    f'<Override PartName="/docProps/app.xml" ContentType="{_APP_TYPE}"/>'
    "</Types>"
).encode()

PACKAGE_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
).encode()

DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{_relations()}</Relationships>'
).encode()

APP = (
    f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>briefgen</Application></Properties>"
).encode()

CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>简报样式</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
).encode()

# A line may not begin with these; “[” is ours: a source number stays with the figure that it proves.
_NOT_FIRST = (
    "!%),.:;&gt;?[]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
_NOT_LAST = "$({£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"

SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:mirrorMargins/>'
    '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/>'
    '<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{_NOT_LAST}"/>'
    f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{_NOT_FIRST}"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
).encode()


def default_fonts() -> Element:
    """The fonts of the document defaults."""
    asian, latin = FONTS["fang"]
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=asian, cs=latin)


def font_table() -> bytes:
    """The fonts by name, with a family so that a machine without them substitutes a near one."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="{charset}"/><w:family w:val="{family}"/></w:font>'
        for name, charset, family in (
            ("Times New Roman", "00", "roman"),
            ("宋体", "86", "auto"),
            ("仿宋_GB2312", "86", "modern"),
            ("楷体_GB2312", "86", "modern"),
            ("黑体", "86", "modern"),
            ("方正小标宋简体", "86", "auto"),
        )
    )
    return f'{_HEAD}<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'.encode()
