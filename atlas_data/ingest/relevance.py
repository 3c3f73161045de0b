"""Whether a record is about ME/CFS, and how closely, by its own words.

The illness in the title, as MeSH heading, by a case definition, or twice in the abstract makes it a
record of the atlas; once makes it peripheral, which is kept apart and not dropped. What is left out
is told with the words that show why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atlas_data import vocabulary
from atlas_data.ingest import illness
from atlas_data.ingest.illness import Mention
from atlas_data.ingest.rules.material import FULL_TEXT, Material
from atlas_data.model import Evidence, Passage, Reason, Record
from atlas_data.vocabulary import match

MOST_WORDS = 12  # of any piece of evidence; coding manual, version 1
HEADING = "Fatigue Syndrome, Chronic"  # MeSH D015673
OUT = {
    "not_named": "neither title, abstract nor index terms name the illness",
    "other_meaning": "the letters CFS or CFs stand for something else",
    "other_fatigue": "fatigue of another illness; ME/CFS is not named",
    "neighbour_only": "a neighbouring illness; ME/CFS is not named",
}
_OTHER_KINDS = {"other_condition_definition", "no_definition", "ambiguous_label"}
# Evidence of these is not offered with an offset: their place has another name, or is a list.
_PLACES = {"introduction": "elsewhere", "discussion": "elsewhere", "other": "elsewhere"}
_VERBS = {"keywords": "say", "results": "say", "methods": "say"}
_AFTER_INFECTION = (
    r"\blong[ -]?covid|\bpost[ -]?covid|\bpasc\b|\bpost[ -]?acute (?:sequelae|infection|covid)|"
    r"\bgulf war|\bfibromyalgia|\bpost[ -]?(?:infecti\w+|viral) fatigue|\bq[ -]?fever fatigue|"
    r"\blyme disease|\bpost[ -]?vac\w*"
)
_RELATED_ILLNESS = re.compile(_AFTER_INFECTION, re.I)
_NEIGHBOUR = re.compile(
    rf"{_AFTER_INFECTION}|\bcovid\b|\bsars-cov-2|\bsars\b|\bsevere acute respiratory syndrome|"
    r"\bq[ -]?fever|\bgiardia\w*|\blyme\b|\bborrelia\w*|\binfectious mononucleosis|"
    r"\bglandular fever",
    re.I,
)
_KIN = re.compile(
    r"post[ -]?exertional (?:malaise|neuro-?immune exhaustion|symptom exacerbation)|"
    r"(?:post[ -]?(?:infecti\w+|viral)|q[ -]fever) (?:chronic )?fatigue",
    re.I,
)
# Murine viruses were sought in people.
_ANIMALS = re.compile(
    r"\b(?:mice|(?:mouse|murine)(?! (?:leuk|retro|mammary|gamma))|rats?|zebrafish|drosophila)\b",
    re.I,
)
# A forced-swim test alone is one of mood, not of fatigue.
_CHRONIC = re.compile(r"\bchronic(?:ally)? fatigued?\b", re.I)
_MADE_TIRED = re.compile(
    r"(?:forced|load\w*)[ -]swim\w*|\btreadmill|chronic fatigue (?:rats?|mice|model)", re.I
)
_MODEL = re.compile(r"\b(?:animal|mouse|rat) models?\b|\bin silico\b", re.I)
_PEOPLE = re.compile(r"\b(?:patients?|participants?|women|men|people|volunteers|adults)\b", re.I)
_CHRONIC_FATIGUE = re.compile(
    r"\b(?:chronic|persistent|prolonged|severe|[\w-]+related) fatigue", re.I
)
_FATIGUE = re.compile(r"\bfatigue\w*|\btiredness|\bneurasthenia", re.I)
_SPELLED = re.compile("[&<\u00ad\u200b-\u200f\u2060\ufeff]")
# Letters of which every pattern here and in `illness` needs some: most of PubMed has none of them.
_HINTS = (
    *("fatig", "fadig", "fatica", "stanchezza", "moeheid", "tired", "swim", "neurasth", "ersch"),
    *("myalg", "mialg", "miálg", "müdig", "mudig", "neuromyasth", "mononucl", "exertion", "m.e."),
    *("cfs", "cfids", "pvfs", "royal free", "akureyri", "iceland", "vermoeid", "supernatant"),
    *("covid", "sars", "severe acute", "pasc", "acute sequel", "acute infection", "gulf war"),
    *("q fever", "q-fever", "qfever", "giardia", "lyme", "borrelia", "vac", "glandular"),
    *("treadmill", "post"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """How close a record is to ME/CFS: a term of `scope`, or "out" with a term of `left_out`.

    `reasons` hold the words it rests on, at most two; none where nothing was found.
    """

    scope: str
    left_out: str | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def detail(self) -> str:
        """Why it was left out, in words, with the words that show it."""
        said = OUT.get(self.left_out or "", "")
        rules = "; ".join(one.evidence.rule or "" for one in self.reasons)
        return f"{said} ({rules})" if rules else said


NOT_NAMED = Screened(scope="out", left_out="not_named")


def may_concern(record: Record, passages: Sequence[Passage] = ()) -> bool:
    """Whether a record, as printed, could be in scope at all; far cheaper than to clean it.

    Said too often rather than too seldom: what is spelled with entities or hidden signs may be.
    """
    material = Material(record=record, passages=tuple(passages))
    return _hinted(material) or bool(_SPELLED.search(f"{record.title} {material.text('abstract')}"))


def scope(record: Record, passages: Sequence[Passage] = ()) -> Screened:
    """How close a cleaned record and its text are to ME/CFS, and the words that say so."""
    material = Material(record=record, passages=tuple(passages))
    if not _hinted(material):
        return NOT_NAMED
    in_title, in_abstract = (illness.mentions(material, one) for one in ("title", "abstract"))
    strong = _strong(material, in_title, in_abstract)
    if _animals(material) and (work := _animal_work(material, [*in_title, *in_abstract])):
        return _screened("model", *work)
    if strong is None:
        return _weak(material, in_abstract)
    if found := _find(_MODEL, material, ("title",)):
        return _screened("model", strong, found)
    if not in_title and (found := _find(_NEIGHBOUR, material, ("title",))):
        return _screened("overlap", found, strong)
    return _screened("mecfs", strong)


def _hinted(material: Material) -> bool:
    places = ("title", "abstract", *FULL_TEXT)
    parts = (*map(material.text, places), *material.record.keywords, *material.record.mesh)
    low = "\n".join(parts).casefold()
    return any(hint in low for hint in _HINTS)


def _strong(
    material: Material, in_title: Sequence[Mention], in_abstract: Sequence[Mention]
) -> Evidence | None:
    """What makes a record one of the atlas; None when nothing does."""
    if in_title:
        return _says(in_title[0])
    for printed in material.record.mesh:
        if printed.partition("/")[0].strip("* ") == HEADING:
            return _heading(printed)
    if len(in_abstract) > 1:
        first, second = in_abstract[:2]
        rule = f"abstract names the illness twice: “{_cut(first.words)}”, “{_cut(second.words)}”"
        return _says(first, rule)
    return _definition(material) if in_abstract else None


def _definition(material: Material) -> Evidence | None:
    """A case definition of ME/CFS named in abstract or methods."""
    for place in ("abstract", "methods"):
        found = match.labels(
            vocabulary.CRITERIA, title="", text=material.text(place), year=material.record.year
        )
        for name, hits in found.items():
            if vocabulary.CRITERIA[name].kind not in _OTHER_KINDS:
                said = Mention(words=hits[0].words, place=place, start=hits[0].start)
                return _says(said)
    return None


def _weak(material: Material, in_abstract: Sequence[Mention]) -> Screened:
    """Peripheral when the illness is named once, or only its hallmark; else out, with a reason."""
    elsewhere = (illness.mentions(material, place) for place in ("keywords", *FULL_TEXT))
    if once := next((some[0] for some in (in_abstract, *elsewhere) if some), None):
        return _screened("peripheral", _says(once))
    if found := _find(_KIN, material, ("title", "abstract")):
        return _screened("peripheral", found)
    for reason, other in _others(material):
        if other:
            return _screened("out", other, left_out=reason)
    if bare := illness.letters_alone(material):
        return _screened("peripheral", _says(bare))
    return _screened("out", left_out="not_named")


def _others(material: Material) -> Iterator[tuple[str, Evidence | None]]:
    both = ("title", "abstract")
    meant = illness.other_meaning(material)
    yield "other_meaning", _says(meant) if meant else None
    yield "neighbour_only", _find(_RELATED_ILLNESS, material, ("title",))
    yield (
        "other_fatigue",
        _find(_CHRONIC_FATIGUE, material, both) or _find(_FATIGUE, material, both),
    )


def _animals(material: Material) -> bool:
    headings = {one.partition("/")[0].strip("* ") for one in material.record.mesh}
    if headings & {"Animals", "Humans"}:
        return "Animals" in headings and "Humans" not in headings
    around = f"{material.text('title')}\n{material.text('abstract')}"
    return bool(_ANIMALS.search(around)) and not _PEOPLE.search(around)


def _animal_work(material: Material, named: Sequence[Mention]) -> tuple[Evidence, ...]:
    both = ("title", "abstract")
    made_tired = _find(_CHRONIC, material, both) if _find(_MADE_TIRED, material, both) else None
    subject = _says(named[0]) if named else made_tired
    animals = _find(_ANIMALS, material, both)
    return tuple(one for one in (subject, animals) if one) if subject else ()


def _find(pattern: re.Pattern[str], material: Material, places: Sequence[str]) -> Evidence | None:
    for place in places:
        if hit := pattern.search(material.text(place)):
            return _says(Mention(words=hit[0], place=place, start=hit.start()))
    return None


def _says(said: Mention, rule: str | None = None) -> Evidence:
    words, place = _cut(said.words), _PLACES.get(said.place, said.place)
    start = said.start if place == said.place != "keywords" else None
    spoken = rule or f"{said.place} {_VERBS.get(said.place, 'says')} “{words}”"
    return Evidence(words=words, place=place, by="rule", rule=spoken, start=start)


def _heading(printed: str) -> Evidence:
    return Evidence(words=printed, place="keywords", by="rule", rule=f"MeSH heading “{printed}”")


def _cut(words: str) -> str:
    return " ".join(words.split()[:MOST_WORDS])


def _screened(scope: str, *evidence: Evidence, left_out: str | None = None) -> Screened:
    reasons = (Reason(facet="scope", term=scope, evidence=one) for one in evidence)
    return Screened(scope=scope, left_out=left_out, reasons=tuple(reasons))
