"""The door to jinja2: a sandbox that reads templates of one folder and says where they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.errors import RenderError, Where
from briefgen.render.chart import view as chart_view
from briefgen.render.table import views as table_views
from briefgen.render.text import chinese_date, inline_cites, numeral, plain, rich, uncited, without_numeral
from briefgen.render.title import title_lines

_FILTERS: dict[str, Callable[..., Any]] = {
    "rich": rich,
    "inline_cites": inline_cites,
    "uncited": uncited,
    "plain": plain,
    "numeral": numeral,
    "without_numeral": without_numeral,
    "chinese_date": chinese_date,
    "title_lines": title_lines,
    "chart_view": chart_view,
    "table_views": table_views,
}


class _Folder(jinja2.BaseLoader):
    """Templates of one folder; links that lead out of it are not followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        path = (self.folder / template).resolve()
        if not path.is_relative_to(self.folder) or not path.is_file():
            raise jinja2.TemplateNotFound(template)
        return path.read_text(encoding="utf-8"), str(path), lambda: True


@lru_cache(maxsize=8)
def environment(folder: Path) -> jinja2.Environment:
    """The environment for templates of `folder`, with the filters that the templates use."""
    made = ImmutableSandboxedEnvironment(
        loader=_Folder(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(_FILTERS)
    return made


def run(folder: Path, name: str, values: dict[str, Any], brief_id: str) -> str:
    """Render template `name` of `folder`; every fault of a template says its place and the brief."""
    hint = "Correct the template; the shipped ones in templates/ show what a brief holds."
    try:
        return environment(folder).get_template(name).render(**values)
    except jinja2.TemplateNotFound as fault:
        raise RenderError(
            f"the template “{fault.name}” that brief “{brief_id}” needs is not there.",
            str(folder / name),
            "Templates are read from the templates folder only; check `template:` and the imports.",
        ) from fault
    except jinja2.TemplateSyntaxError as fault:
        where = Where(fault.filename or str(folder / name), fault.lineno)
        raise RenderError(f"brief “{brief_id}”: {fault.message}.", where, hint) from fault
    except Exception as fault:
        raise RenderError(f"brief “{brief_id}”: {fault}.", _place(fault, folder, name), hint) from fault


def _place(fault: BaseException, folder: Path, name: str) -> Where:
    """The template line at which a fault arose: the innermost frame that lies in the folder."""
    found = Where(str(folder / name))
    trace = fault.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            found = Where(file, trace.tb_lineno)
        trace = trace.tb_next
    return found
