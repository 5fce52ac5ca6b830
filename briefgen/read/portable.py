"""The reader of .pdf: the door to pypdf. One text of all pages, as their lines stand."""

from __future__ import annotations

import io
import logging

from briefgen.errors import SourceError
from briefgen.read.document import Raw

_FEWEST = 8


def read_portable(data: bytes, where: str) -> Raw:
    """The text of a PDF, its pages parted by form feeds."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(where)
        pages = [page.extract_text() for page in reader.pages]
    except SourceError:
        raise
    except pypdf.errors.DependencyError as fault:
        raise _locked(where) from fault
    except Exception as fault:  # pypdf lets errors of many kinds through on damaged files
        raise SourceError(
            f"is a damaged PDF: {fault}.", where, "Open it in a reader and print it to a new PDF."
        ) from fault
    text = "\f".join(page.rstrip("\n") for page in pages) + "\n"
    if len("".join(text.split())) < _FEWEST:
        raise SourceError(
            "is a PDF of pictures without text.",
            where,
            "Run text recognition over it, or type the text into a .txt file.",
        )
    return Raw(text)


def _locked(where: str) -> SourceError:
    return SourceError("is a PDF locked by a password.", where, "Save a copy without the password.")
