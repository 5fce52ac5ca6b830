"""`python -m briefgen.fonts [DIR]`: fetch the best fonts and prepare them for printing."""

from __future__ import annotations

import sys
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.fonts import default_folder, prepare_all
from briefgen.fonts.fetch import fetch_missing
from briefgen.fonts.find import folders, installed


def main(arguments: list[str]) -> int:
    """Fetch what is missing, prepare everything, say which font serves which role."""
    offline = "--offline" in arguments
    names = [argument for argument in arguments if not argument.startswith("-")]
    folder = (Path(names[0]) if names else default_folder()).resolve()
    try:
        if not offline:
            print("Fetching fonts (about 180 MB, once):", flush=True)
            fetch_missing(folder / "fetched", installed(folders(folder / "fetched")), _say)
        print("Preparing fonts …", flush=True)
        made = prepare_all(folder)
    except BriefgenError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for font in made.fonts:
        print(f"  {font.family}: {font.origin}")
    return 0


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
