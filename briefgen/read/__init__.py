"""A file becomes a `Document`: its text as read, and a view of it that rules can read."""

from briefgen.read.about import About, load_about
from briefgen.read.document import make_document
from briefgen.read.duplicates import find_duplicates, same_text
from briefgen.read.folder import LARGEST, read, read_folder, source_files

__all__ = [
    "LARGEST",
    "About",
    "find_duplicates",
    "load_about",
    "make_document",
    "read",
    "read_folder",
    "same_text",
    "source_files",
]
