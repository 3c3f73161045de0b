"""Where a text names ME/CFS: by its names, and by letters that also mean other things.

"Myalgic encephalomyelitis/chronic fatigue syndrome (ME/CFS)" names it once, not three times.
"CFS" counts where the text names the illness in full, or speaks of fatigue, and gives the letters
no other meaning; "ME" counts only beside a full name: it is a pronoun, and much else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from atlas_data.ingest.rules.material import Material

_NAMES = re.compile(
    r"chronic[ -]fatigue(?:[ -/]+(?:and[ -])?(?:immune|fibromyalgia)(?:[ -]dys\w+)?)?[ -]"
    r"syndromes?|"
    r"chronic fatigue[ /-]+myalgic enceph\w+|chronic (?:infectious )?mononucleosis\b|"
    r"(?:benign )?myalgic[ -]enceph\w+(?:[ -]myelitis)?|encephalomyelitis myalgica|"
    r"chronic[ -]fatigue[ -](?:and[ -])?immune[ -]dysfunction|"
    r"\bME ?[/-] ?CFS\b|\bCFS ?[/-] ?ME\b|\bMECFS\b|\bCFIDS\b|\bPVFS\b|\bM\.E\.(?=[ /,;)]|$)|"
    r"systemic exertion(?:al)? intolerance(?: disease)?|"
    r"(?:chronic )?post-?viral fatigue syndromes?|(?:epidemic|benign) neuromyasthenia|"
    r"royal free (?:hospital )?(?:disease|epidemic)|(?:akureyri|iceland(?:ic)?) disease|"
    r"syndrome de (?:la )?fatigue chronique|s[íi]n?d?rom[ea] (?:de |d[ae] |della |da )?"
    r"(?:la )?(?:fatiga|fadiga|stanchezza|fatica) cr[óoô]nica|encefalomi[ae]litis mi[áa]lgica|"
    r"chronische[srn]? (?:fatigue|m[üu]digkeits|ersch[öo]pfungs)[ -]?syndroms?|"
    r"chronisch(?:e)? vermoeidheids?[ -]?syndroom|enc[ée]phalomy[ée]lite myalgique",
    re.I,
)
_SEID = re.compile(r"\bSEID\b")
_LETTERS = re.compile(r"\bCFSs?\b")
_ME = re.compile(r"\bME\b(?!/)")
# "clinical frailty scale (CFS)": words whose first letters are those in brackets.
_DEFINED = re.compile(r"\((CFSs?|CFs)[);,]")
_WORDS_BEFORE = re.compile(r"(?:[\w-]+[ -]){1,5}$")
_REACH = 90  # characters before a bracket in which its words stand
_MEANT = re.compile(
    r"cystic fibrosis|cerebro-?spinal fluid|clinical frailty|cell[ -]free (?:culture )?supernatant|"
    r"cardiac fibroblast|cardiomyocyte|culture supernatant|cancer[ -]free survival|common fragile",
    re.I,
)
_CFS_OR_CFS = re.compile(r"\bCFSs?\b|\bCFs\b")
# Names of one mention follow each other with nothing between but these.
_BETWEEN = re.compile(
    r"[\s/,()\[\]:;“”\"'’–-]*(?:(?:or|and|also (?:known|called|referred to) as|formerly|i\.e\.|"
    r"known as|called|abbreviated)[\s/,()\[\]“”\"']*)*"
)
PLACES = ("title", "abstract", "keywords")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words of one mention, and where they stand."""

    words: str
    place: str
    start: int


def words(material: Material, place: str) -> str:
    """The text of a place; of keywords, one a line."""
    return "\n".join(material.record.keywords) if place == "keywords" else material.text(place)


def mentions(material: Material, place: str) -> tuple[Mention, ...]:
    """Every mention of the illness at one place, in reading order."""
    text = words(material, place)
    if not text:
        return ()
    named = any(_names(words(material, one)) for one in (*PLACES, place))
    spans = [*_names(text)]
    if named:
        spans += [hit.span() for hit in _ME.finditer(text)]
        spans += [hit.span() for hit in _SEID.finditer(text)]
    if _defined(material) is None if named else _by_letters(material):
        spans += [hit.span() for hit in _LETTERS.finditer(text)]
    return tuple(_joined(text, sorted(spans), place))


@lru_cache(maxsize=16)
def _names(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(hit.span() for hit in _NAMES.finditer(text))


def other_meaning(material: Material) -> Mention | None:
    """Words that give the letters CFS or CFs another meaning."""
    if defined := _defined(material):
        return defined
    for place in ("title", "abstract"):
        text = material.text(place)
        if _CFS_OR_CFS.search(text) and (meant := _MEANT.search(text)):
            return Mention(words=meant[0], place=place, start=meant.start())
    return None


def _defined(material: Material) -> Mention | None:
    """A bracket that says what else the letters stand for: "Clinical Frailty Scale (CFS)"."""
    for place in ("title", "abstract"):
        text = material.text(place)
        for hit in _DEFINED.finditer(text):
            before = _WORDS_BEFORE.search(text, max(0, hit.start() - _REACH), hit.start())
            if before and (spelled := _spelled(before[0], hit[1])):
                start = before.start() + before[0].rindex(spelled)
                return Mention(words=text[start : hit.end(1) + 1], place=place, start=start)
    return None


def letters_alone(material: Material) -> Mention | None:
    """The letters in a title of which nothing else is held, so that nothing says what they mean."""
    hit = _LETTERS.search(material.text("title"))
    if hit is None or material.text("abstract"):
        return None
    return Mention(words=hit[0], place="title", start=hit.start())


def _by_letters(material: Material) -> bool:
    around = f"{material.text('title')}\n{material.text('abstract')}"
    return "fatigue" in around.casefold() and other_meaning(material) is None


def _spelled(before: str, letters: str) -> str | None:
    """The words before a bracket that its letters stand for, unless they are the illness's."""
    wanted = letters.casefold() if letters.isupper() else letters[:2].casefold()
    words = re.findall(r"[^\W\d_]+", before)
    for count in range(2, len(words) + 1):
        last = words[-count:]
        if "".join(word[0] for word in last).casefold().startswith(wanted[:2]):
            found = before[before.rindex(last[0]) :].strip()
            low = found.casefold()
            ours = ("fatigue" in low and "scale" not in low) or "myalgic" in low
            return found if low[0] == "c" and not ours else None
    return None


def _joined(text: str, spans: list[tuple[int, int]], place: str) -> Iterator[Mention]:
    while spans:
        start, end = spans.pop(0)
        while spans and (spans[0][0] <= end or _BETWEEN.fullmatch(text, end, spans[0][0])):
            end = max(end, spans.pop(0)[1])
        yield Mention(words=text[start:end], place=place, start=start)
