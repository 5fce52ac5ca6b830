"""The smallest theme that Word accepts: sober colours and the house fonts."""

from __future__ import annotations

from briefgen.write.docx.xml import A

_COLOURS = (
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "35506B"),
    ("lt2", "F2F2F2"),
    ("accent1", "35506B"),
    ("accent2", "9FB2C3"),
    ("accent3", "6B7F92"),
    ("accent4", "4D4D4D"),
    ("accent5", "8C8C8C"),
    ("accent6", "BFBFBF"),
    ("hlink", "000000"),
    ("folHlink", "000000"),
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _fonts(kind: str, asian: str) -> str:
    faces = f'<a:latin typeface="Times New Roman"/><a:ea typeface="{asian}"/><a:cs typeface=""/>'
    return f"<a:{kind}Font>{faces}</a:{kind}Font>"


def theme() -> bytes:
    """The theme part."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{A}" name="简报"><a:themeElements>'
        f'<a:clrScheme name="简报">{colours}</a:clrScheme>'
        f'<a:fontScheme name="简报">{_fonts("major", "黑体")}{_fonts("minor", "仿宋_GB2312")}</a:fontScheme>'
        f'<a:fmtScheme name="简报"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
