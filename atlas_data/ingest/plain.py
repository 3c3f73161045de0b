"""How hard our own texts are to read: an alarm that shows where to look, never a proof.

Reading age is the Flesch–Kincaid grade plus five years, which knows the length of words and of
sentences and nothing else: not whether a text is true, clear, or kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from atlas_data.ingest import catalogue
from atlas_data.model import AtlasError
from atlas_data.vocabulary import CRITERIA, VIRUSES, CaseDefinition, PathogenTerm

GOAL = 17.0  # years: the upper end of the reading age we write for
FEWEST = 8  # words: below, one long word decides the figure
WORST = 20
ALARM = (
    "This is an alarm, not proof, and no judgement of truth: the formula counts the length of "
    "words and sentences and understands neither."
)
_PACKAGE = Path(__file__).parents[1]
_MESSAGES = _PACKAGE / "texts" / "en.ftl"
_SHORT = "it"
_SHOWN = ("label", "meaning", "plain", "help", "because")
_STUDY = ("summary", "why_it_matters", "does_not_show")
_ILLNESS = ("post-exertional malaise", "chronic fatigue syndrome", "myalgic encephalomyelitis")
# Kinds of term whose label is a description, not a name.
_NAMELESS = {"ambiguous_label", "diagnosis_code", "no_definition"}
_NAMELESS |= {"unspecified_trigger", "virus_panel"}
_ONE_HYPHEN = str.maketrans(dict.fromkeys("‐‑–", "-"))
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+(?:[-/][A-Z0-9]+)*s?\b")
_WORD = re.compile(r"\S*[^\W_]\S*")
_PART = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<!e\.g)(?<!i\.e)(?<! vs)(?<! al)[.!?]+[”’\")\]]*(?=\s|$)|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of ours and where it stands (file and entry, or study)."""

    place: str
    words: str

    @property
    def counts(self) -> bool:
        """Whether it is long enough for the formula to say anything."""
        return len(self.words.split()) >= FEWEST


def grade(*, words: float, sentences: float, syllables: float) -> float:
    """The Flesch–Kincaid grade, a year of school in the United States.

    Source: Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of new readability formulas
    for Navy enlisted personnel, Research Branch Report 8-75, Naval Technical Training Command.
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def age(text: str, *, names_are_short: bool = True) -> float:
    """Reading age of a text in years: the grade plus five.

    Names of viruses, case definitions and the illness, and abbreviations, have one syllable a
    word unless `names_are_short` is false: every page explains them, and the formula would
    measure the names of viruses. Raises `ValueError` for a text without a word.
    """
    plain = text.translate(_ONE_HYPHEN)
    if names_are_short:
        plain = _names().sub(lambda name: re.sub(r"\S+", _SHORT, name[0]), plain)
        plain = _ABBREVIATION.sub(_SHORT, plain)
    words = _WORD.findall(plain)
    if not words:
        raise ValueError(f"a text without words has no reading age: {text!r}")
    syllables = sum(map(_syllables, words))
    return grade(words=len(words), sentences=_sentences(plain), syllables=syllables) + 5


def _sentences(text: str) -> int:
    return sum(bool(_WORD.search(part)) for part in _SENTENCE_END.split(text))


def _syllables(word: str) -> int:
    return sum(_of_letters(part.lower()) for part in _PART.findall(word)) or 1


@cache
def _of_letters(letters: str) -> int:
    return len(_hyphens().positions(letters)) + 1


@cache
def _hyphens() -> Any:
    """Hyphens stand at most ends of syllables, not at all, so ages come out a little low.

    The American patterns miss 5 % of syllables in our study texts (0.9 years), the British ones,
    which part words by origin, 11 % (2.0 years); counted against the CMU Pronouncing Dictionary.
    """
    try:
        import pyphen  # type: ignore[import-untyped]  # only those who test have it
    except ImportError as why:
        told = "pyphen is not installed; it comes with `pip install -e .[test]`."
        raise AtlasError(told) from why
    return pyphen.Pyphen(lang="en_US")


@cache
def _names() -> re.Pattern[str]:
    terms: list[PathogenTerm | CaseDefinition] = [*VIRUSES.values(), *CRITERIA.values()]
    named = (one for one in terms if one.kind not in _NAMELESS)
    found = {
        re.split(r" \(|[,:;]", label)[0].translate(_ONE_HYPHEN)
        for one in named
        for label in (one.label, one.short)
    }
    longest = sorted(found.union(_ILLNESS), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?:e?s)?(?!\w)", re.I)


def sources(folder: Path = catalogue.FOLDER) -> Mapping[str, Sequence[Text]]:
    """All our texts by source; one whose file is not there has none. `folder`: the catalogue."""
    read, plain = (_rows(folder / f"{name}.jsonl") for name in ("readings", "plain"))
    return {
        "interface: messages": list(_messages(_MESSAGES)),
        "interface: vocabulary": list(_vocabulary()),
        **{f"study: {name}": list(_field(read, name)) for name in _STUDY},
        "plain: titles": list(_field(plain, "title")),
        "plain: points": [
            Text(place=f"{row['study']} point {number}", words=point)
            for row in plain
            for number, point in enumerate(row["points"], 1)
        ],
    }


def _rows(path: Path) -> Sequence[Mapping[str, Any]]:
    return catalogue.rows(path) if path.exists() else ()


def _field(rows: Sequence[Mapping[str, Any]], name: str) -> Iterator[Text]:
    yield from (Text(place=row["study"], words=row[name]) for row in rows if row.get(name))


def _vocabulary() -> Iterator[Text]:
    for path in sorted((_PACKAGE / "vocabulary").glob("*.yaml")):
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for place, words in _shown(yaml.load(path.read_bytes(), loader), path.stem):
            yield Text(place=place, words=re.sub(r"\{\w+\}", _SHORT, words))


def _shown(node: Any, place: str) -> Iterator[tuple[str, str]]:
    """The texts a reader sees in an entry and below it; `meta` is for those who edit."""
    if isinstance(node, list):
        yield from chain.from_iterable(_shown(one, place) for one in node)
    elif isinstance(node, dict):
        name = node.get("id", node.get("short"))
        here = f"{place} {name}" if isinstance(name, str) else place
        for key, held in node.items():
            if key in _SHOWN and isinstance(held, str):
                yield f"{here} {key}", held
            elif key != "meta":
                yield from _shown(held, here)


def _messages(path: Path) -> Iterator[Text]:
    if not path.exists():
        return
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        if isinstance(entry, fluent.Message | fluent.Term):
            for part in (entry, *entry.attributes):
                below = "" if part is entry else f".{part.id.name}"
                if part.value is not None:
                    yield Text(place=f"{path.name} {entry.id.name}{below}", words=_said(part.value))


def _said(pattern: Any) -> str:
    """The message as it is mostly seen: what is filled in is a short word, a choice its default."""
    return "".join(
        one.value if hasattr(one, "value") else _placed(one.expression) for one in pattern.elements
    ).strip()


def _placed(expression: Any) -> str:
    for variant in getattr(expression, "variants", ()):
        if variant.default:
            return _said(variant.value)
    return _SHORT


def run(folder: Path = catalogue.FOLDER, save: Path | None = None) -> str:
    """The report on all sources, as Markdown; written to `save` as well when that is given."""
    report = "\n".join(_report(sources(folder)))
    if save:
        catalogue.put(save, report)
    return report


def _report(found: Mapping[str, Sequence[Text]]) -> Iterator[str]:
    yield f"# Reading age of our texts\n\n{ALARM}\n"
    yield f"Years, of texts of {FEWEST} words or more; the goal is 14 to {GOAL:.0f}. Names of the"
    yield "illness, viruses and case definitions and abbreviations count as short words; “in full”"
    yield "as they are. Made by `python -m atlas_data plain`.\n"
    yield f"| source | texts | measured | median | above {GOAL:.0f} | in full: median, above |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    yield from (_row(name, texts) for name, texts in found.items())
    for name, texts in found.items():
        yield f"\n## {name}: the hardest\n"
        worst = sorted((-age(one.words), one.place, one.words) for one in texts if one.counts)
        yield from (f"- {-years:.1f} · {place}: {words}" for years, place, words in worst[:WORST])
    yield ""


def _row(name: str, texts: Sequence[Text]) -> str:
    counted = [one.words for one in texts if one.counts]
    if not counted:
        return f"| {name} | {len(texts)} | 0 | – | – | – |"
    short = [age(one) for one in counted]
    full = [age(one, names_are_short=False) for one in counted]
    return (
        f"| {name} | {len(texts)} | {len(counted)} | {median(short):.1f} | {above(short):.1%} | "
        f"{median(full):.1f}, {above(full):.1%} |"
    )


def above(ages: Sequence[float]) -> float:
    """Share of reading ages above the goal; `ages` holds at least one."""
    return sum(one > GOAL for one in ages) / len(ages)
