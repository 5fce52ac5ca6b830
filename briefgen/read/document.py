"""Text becomes a `Document`: view, furniture, articles, sections, tables."""

from __future__ import annotations

from hashlib import sha256

from briefgen.model import Article, Document
from briefgen.read.about import About
from briefgen.read.characters import one_form, paired_quotes


def make_document(name: str, text: str, about: About | None = None, digest: str = "") -> Document:
    """The document that `text` holds; `name` is the file's name, `digest` the hash of its bytes."""
    about = about or About()
    view = paired_quotes(one_form(text))
    article = Article(0, len(text), about.title, about.publisher, about.date, about.region)
    return Document(
        doc_id=name.rsplit(".", 1)[0],
        name=name,
        sha256=digest or sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        view=view,
        articles=(article,),
    )
