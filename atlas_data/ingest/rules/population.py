"""Which groups of people took part: ages, one sex alone, the severely ill, healthy people only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas_data.ingest.rules import spans, words
from atlas_data.ingest.rules.material import Material
from atlas_data.model import Evidence, Reason
from atlas_data.vocabulary import match
from atlas_data.vocabulary.seek import Seeker

_METHODS_READ = 8000  # characters: who took part is said where methods begin
_ADULT = 18
_OLDER = 65
_OF_AGE = ("age", "Age", "year", " y", "≥", ">")
_RANGE = Seeker(
    r"\b(?:aged?|ages)\b[^.;\d]{0,30}(?P<low>\d{1,2})(?:\.\d)?\s?(?:years?\s?)?"
    r"(?:-|to|and|through)\s?(?P<high>\d{1,2})(?:\.\d)?\b(?!\s?(?:%|months|weeks|days))|"
    r"\b(?P<low2>\d{1,2})\s?(?:-|to|and)\s?(?P<high2>\d{1,2})[ -](?:years?[ -](?:olds?|of age)|"
    r"years?\b|y\b)",
)
_FLOOR = Seeker(
    r"(?:≥|>=?|\bover|\babove|\bat least|\bolder than|\baged?|\bminimum age of)\s?"
    r"(?:the age of )?(?P<low>1[68]|"
    r"2[01])\b"
    r"(?!\s?(?:months|weeks|days|%|-))|\b(?P<low2>1[68]|2[01])\s?(?:years?|y)(?: of age)? (?:and|"
    r"or) "
    r"(?:older|over|above)\b",
)
_MEAN = Seeker(
    r"\b(?:mean|median|average)\s?(?:\([^)]{1,12}\)\s?)?age\b[^.;\d]{0,25}(?P<mean>\d{1,2}(?:\.\d+)?)|"
    r"\bmean ages of (?:\w+ ){1,4}(?:were|was) (?P<mean3>\d{1,2}(?:\.\d+)?)|"
    r"\bage,? (?:\([^)]{1,12}\)|mean \(SD\)),? (?:years,? )?(?P<mean4>\d{1,2}(?:\.\d+)?)|"
    r"\bage[ds]?:? (?:was |of )?(?P<mean2>\d{1,2}(?:\.\d+)?)\s?(?:±|\+/-|\(SD)",
)
_YOUNG = Seeker(
    r"\b(?:children|adolescents?|teenagers?|p(?:a)?ediatric|young people|youths?|juvenile|"
    r"school ?children|pupils|minors|boys|girls)\b",
)
_ADULTS = Seeker(
    r"\badults\b|\badult (?:\w+ )?(?:patients?|participants?|subjects?|volunteers?|women|men|"
    r"individuals?|persons?|people|members|outpatients?|cases|males?|females?|sample|cohort)\b|"
    r"\b\d+ adult\b|\bworking[- ]age\b|\b(?:college|university) students\b",
)
_NOT_ADULTS = re.compile(r"\byoung adults?\b|\bolder adults?\b", re.I)
_NOT_THEM = re.compile(r"\b(?:having|number of|their|parents of|as) $", re.I)
_OLD = Seeker(r"\bolder (?:adults?|people|patients|persons)\b|\belderly\b|\bgeriatric\b")
_SEVERE = Seeker(
    r"\b(?:house|home|bed)[- ]?bound\b|\bbedridden\b|\bsevere(?:ly)?[ -](?:affected|ill|ME\b|"
    r"ME/CFS|CFS|chronic fatigue|myalgic)|\bmost severe form\b|"
    r"\bvery severe\b|\bsevere (?:and|to) very severe\b",
)
# "those who developed severe ME/CFS": what became of them, not who took part
_BECAME = re.compile(
    r"\b(?:develop\w*|risks? (?:of|for)|predict\w*|presented with)\W(?:\w+ )?$", re.I
)
_LEFT_OUT = re.compile(r"\bexclu\w+\b|\bnot (?:included|able|possible)\b|\bunable\b", re.I)
_FEMALE = Seeker(
    r"\b(?:all|only)\s+(?:\w+\s+){0,2}(?:females?|women)\b|\b(?:female|women)[- ]only\b|"
    r"\ball (?:patients|participants|subjects) were (?:female|women)\b|"
    r"(?<!\()\b(?:\d+|patients?|adult|premenopausal|postmenopausal|sedentary)\s+(?:female|women)\b|"
    r"\bwomen (?:with|diagnosed|suffering|who)\b|\bfemale (?:(?:ME/)?CFS|patients?|participants|"
    r"subjects|ME/CFS|adolescents)\b",
)
_MALE = Seeker(
    r"\b(?:all|only)\s+(?:\w+\s+){0,2}(?:males?|men)\b|(?<!\()\b\d+ (?:male|men)\b|"
    r"\bmale (?:patients?|participants|subjects|veterans)\b|\bmen (?:with|who)\b",
)
# "most were women with ME/CFS": there were others
_MOSTLY = re.compile(r"\bpredominan\w+|\bmost(?:ly)?\b|\bmajority\b|\bmainly\b|\d\s?%", re.I)
_ANY_MALE = Seeker(r"\bmales?\b|\bmen\b|\bboys?\b|\bman\b|\bsex(?:es)?\b|\bgender\b")
_ANY_FEMALE = Seeker(r"\bfemales?\b|\bwomen\b|\bgirls?\b|\bwoman\b|\bsex(?:es)?\b|\bgender\b")
_ONE_PERSON = Seeker(
    r"\b(?P<age>\d{1,2})[- ]years?[- ]olds? (?:[\w-]+ ){0,3}?(?P<sex>woman|man|girl|boy|females?|"
    r"males?|lady|gentleman)\b",
)
_SHE = re.compile(r"woman|girl|female|lady", re.I)
_HEALTHY = Seeker(
    r"\bhealthy (?:\w+ ){0,2}(?:volunteers|students|participants|subjects|adults|men|women|"
    r"donors)\b",
)
_ILL = Seeker(
    r"\bpatients?\b|\bcases\b|\bpeople with\b|\bdiagnos\w+|\bCFS\b|"
    r"\bsyndrome\b|\binfected\b|\bsymptoms\b",
)
_TELLS_OF_OTHERS = frozenset(
    {
        *("narrative_review", "hypothesis", "editorial_letter", "history_biography"),
        *("systematic_review", "scoping_review", "meta_analysis"),
        *("practice_guideline", "consensus_definition", "erratum_notice"),
        *("animal", "in_silico"),
    }
)


def found(material: Material, *, design: str) -> dict[str, Evidence]:
    """The groups with the words for each; empty where nobody took part or nothing is said."""
    if material.level == "title" or design in _TELLS_OF_OTHERS:
        return {}
    held: dict[str, Evidence] = {}
    for place, text, begin, stop in _places(material):
        for name, start, end in _groups(text, begin, stop):
            held.setdefault(name, words.at(material.text(place), place, start, end))
    held |= _one_sex(material) | _only_healthy(material)
    if design == "case_report":
        held |= _one_person(material)
    order = ("adults", "children_adolescents", "older_adults", "female_only", "male_only")
    return {name: held[name] for name in (*order, "severe", "healthy_only") if name in held}


def reasons(groups: dict[str, Evidence]) -> tuple[Reason, ...]:
    """A reason for each group."""
    return tuple(words.reason("population", name, held) for name, held in groups.items())


def _places(material: Material) -> Iterator[tuple[str, str, int, int]]:
    """Where is looked: a place, its text, and from which character to which."""
    title, abstract = material.text("title"), material.text("abstract")
    own = spans.own(abstract)
    yield "title", match.plain(title), 0, len(title)
    yield "abstract", match.plain(abstract), own.start, own.end
    yield "methods", match.plain(material.text("methods")), 0, _METHODS_READ


def _groups(text: str, begin: int, stop: int) -> Iterator[tuple[str, int, int]]:
    if not text:
        return
    yield from _by_age(text, begin, stop)
    for hit in _YOUNG.finditer(text, begin, stop):
        if not _NOT_THEM.search(text, max(hit.start() - 12, 0), hit.start()):
            yield "children_adolescents", *hit.span()
    for hit in _ADULTS.finditer(text, begin, stop):
        if not _NOT_ADULTS.search(text, max(hit.start() - 6, 0), hit.end() + 4):
            yield "adults", *hit.span()
    for hit in _OLD.finditer(text, begin, stop):
        yield "older_adults", *hit.span()
    for hit in _SEVERE.finditer(text, begin, stop):
        start, end = spans.sentence(text, hit.start())
        became = _BECAME.search(text, max(hit.start() - 30, start), hit.start())
        if not became and not _LEFT_OUT.search(text, start, end):
            yield "severe", *hit.span()


def _by_age(text: str, begin: int, stop: int) -> Iterator[tuple[str, int, int]]:
    if not any(word in text for word in _OF_AGE):
        return
    for hit in _RANGE.finditer(text, begin, stop):
        low, high = int(hit["low"] or hit["low2"]), int(hit["high"] or hit["high2"])
        if low < high and high >= 10:
            yield from ((name, *hit.span()) for name in _ages(low, high))
    for hit in _FLOOR.finditer(text, begin, stop):
        if int(hit["low"] or hit["low2"]) >= _ADULT:
            yield "adults", *hit.span()
    for hit in _MEAN.finditer(text, begin, stop):
        mean = float(next(filter(None, hit.groups())))
        if mean >= 10:
            yield "adults" if mean >= 21 else "children_adolescents", *hit.span()


def _ages(low: int, high: int) -> Iterator[str]:
    if high > _ADULT + 2 and high >= 20:
        yield "adults"
    if low < _ADULT - 2:
        yield "children_adolescents"
    if low >= _OLDER - 5:
        yield "older_adults"


def _one_person(material: Material) -> dict[str, Evidence]:
    """The age and the sex of the patient of a case report, from where both are told."""
    for place in ("title", "abstract"):
        text = material.text(place)
        if hit := _ONE_PERSON.search(match.plain(text)):
            held = words.at(text, place, *hit.span())
            sex = "female_only" if _SHE.match(hit["sex"]) else "male_only"
            young = int(hit["age"]) < _ADULT
            return {"children_adolescents" if young else "adults": held, sex: held}
    return {}


def _one_sex(material: Material) -> dict[str, Evidence]:
    """Women only, or men only: named as the people who took part, and the other sex never named."""
    texts = {place: material.text(place) for place in ("title", "abstract", "methods")}
    for name, sought, other in (
        ("female_only", _FEMALE, _ANY_MALE),
        ("male_only", _MALE, _ANY_FEMALE),
    ):
        if any(other.search(match.plain(text)) for text in texts.values() if text):
            continue
        for place, text in texts.items():
            for hit in sought.finditer(match.plain(text)):
                if not _MOSTLY.search(text, *spans.sentence(text, hit.start())):
                    return {name: words.at(text, place, *hit.span())}
    return {}


def _only_healthy(material: Material) -> dict[str, Evidence]:
    texts = {place: material.text(place) for place in ("title", "abstract")}
    ill = {place for place, text in texts.items() if _ILL.search(match.plain(text))}
    for place, text in texts.items():
        if place in ill or (place == "abstract" and "title" in ill):
            return {}
        if hit := _HEALTHY.search(match.plain(text)):
            return {"healthy_only": words.at(text, place, *hit.span())}
    return {}
