"""Documents of the tests, read the way that documents are read."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

from briefgen.catalogue import Catalogue, load_catalogue
from briefgen.extract import extract
from briefgen.model import Document, Extraction, Observation
from briefgen.read import read
from briefgen.resolve import resolve

SHARED = Path(__file__).parents[3] / "shared"
_SCENARIO = {"A": "actual", "E": "estimate", "T": "target"}
_POWERS = {"万": 4, "萬": 4, "亿": 8, "億": 8}


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def from_text(folder: Path, name: str, text: str) -> tuple[Document, Extraction]:
    """A text through read, extract and resolve."""
    path = folder / name
    path.write_text(text, "utf-8")
    document = read(path)
    return document, resolve(document, extract(document, catalogue()), catalogue())


def from_labels(name: str) -> tuple[Document, Extraction, set[int]]:
    """A labelled seed as a careful reader extracted it, and where the doubted figures begin."""
    document = read(SHARED / "seeds" / f"{name}.txt")
    lines = (SHARED / "gold" / "seeds" / f"{name}.obs.jsonl").read_text("utf-8").splitlines()
    labels = [label for line in lines if (label := json.loads(line))["cls"] != "X"]
    observations = tuple(_observation(document, label) for label in labels)
    suspects = {label["start"] for label in labels if label.get("suspect")}
    return document, Extraction(document.doc_id, observations), suspects


def _one(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value)


def _observation(document: Document, label: dict) -> Observation:
    start, end, indicator = label["start"], label["end"], _one(label["indicator"])
    sentence = [document.view.rfind("。", 0, start) + 1, document.view.find("。", end)]
    areas = catalogue().areas.find(_one(label["region"]))
    quote = document.text[start:end]
    return Observation(
        doc_id=document.doc_id,
        start=start,
        end=end,
        quote=quote,
        printed=quote,
        sentence_start=sentence[0],
        sentence_end=sentence[1] if sentence[1] > 0 else len(document.text),
        indicator=indicator,
        indicator_text=indicator,
        transformation=_one(label["type"]),  # type: ignore[arg-type]
        scenario=_SCENARIO[_one(label["status"])],  # type: ignore[arg-type]
        ref_area=areas[0].code if areas else "",
        ref_area_name=_one(label["region"]),
        time_period=_one(label["period"]),
        obs_value=Decimal(_one(label["value"])),
        obs_value_to=Decimal(str(label["value_high"])) if label.get("value_high") else None,
        unit_measure=_one(label["unit"]),
        unit_mult=next((power for word, power in _POWERS.items() if word in quote), 0),
        qualifier=_one(label["qualifier"]),  # type: ignore[arg-type]
        themes=(),
        inferred=("unit_measure",) if quote[-1].isdigit() else (),
    )
