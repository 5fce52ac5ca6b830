"""Who publishes a text: an office that answers for its figures, or a paper that tells of them."""

from __future__ import annotations

import re

_PRESS = re.compile("(?:报|报社|网|电视台|电台|新闻中心|融媒体?中心|在线)$")


def is_press(publisher: str) -> bool:
    """Is it a newspaper, a station or a news site? It tells of all that lies around it, at second hand."""
    return bool(_PRESS.search(publisher))
