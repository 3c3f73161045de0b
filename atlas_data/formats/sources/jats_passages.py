"""Which part of an article a section is, and its text: abstract, methods, results and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from atlas_data.formats.sources.jats_text import Element, child, children, lines, local, text
from atlas_data.model import Passage

_NUMBERING = re.compile(r"^(?:(?:\d+|[IVX]+)(?:\.\d+)*[.):]?\s+|\d+(?:\.\d+)*[.):]\s*)")
_TYPES = {
    "intro": "introduction",
    "introduction": "introduction",
    "background": "introduction",
    "methods": "methods",
    "materials": "methods",
    "materials|methods": "methods",
    "methods|materials": "methods",
    "subjects": "methods",
    "cases": "methods",
    "results": "results",
    "results|discussion": "results",
    "discussion": "discussion",
    "conclusion": "discussion",
    "conclusions": "discussion",
}
# The first that is found in a heading decides; what is only a part of a section stands last.
_HEADINGS = tuple(
    (place, re.compile(words, re.IGNORECASE))
    for place, words in (
        (
            "methods",
            r"\bmethods?\b|\bmethodolog|^star.?methods|experimental (?:procedures?|section|design)",
        ),
        ("results", r"^(?:main |primary )?(?:results?|findings)\b"),
        ("discussion", r"^(?:general )?(?:discussion|conclusions?|conclud|limitations|strengths)"),
        ("introduction", r"^(?:introduction|background|objectives?|aims?)\b"),
        (
            "methods",
            r"^(?:study )?(?:participants?|subjects|patients|sample|population|cohorts?|design|"
            r"procedures?|setting|recruitment|measures|interventions?)\b|^statistic|"
            r"^(?:study|trial) (?:design|population|sample|participants|procedures?)|"
            r"\b(?:inclusion|exclusion|eligibility|selection) criteria|^eligibility|"
            r"^(?:\w+ )?case (?:presentations?|reports?|descriptions?|histor(?:y|ies)|series)\b|"
            r"^(?:the )?cases?$|"
            r"^data (?:collection|analys[ei]s|sources?|extraction)|^search strategy|"
            r"statistical analys[ei]s",
        ),
        ("results", r"\bresults$"),
    )
)
_LONGEST_HEADING = 200
_HOLDS = ("methods", "results", "discussion")  # what stands inside these is part of them
_NO_PASSAGE = ("data-availability", "supplementary-material", "display-objects", "ref-list")
_NOT_OWN = frozenset(
    [
        "sec",
        "title",
        "label",
        "sec-meta",
        "sig-block",
        "fig",
        "fig-group",
        "table-wrap",
        "table-wrap-group",
        "disp-formula",
        "disp-formula-group",
        "fn-group",
        "ref-list",
        "supplementary-material",
        "media",
        "graphic",
    ]
)
# Abstracts that are not the abstract.
_OTHER_ABSTRACTS = [
    "graphical",
    "author-highlights",
    "highlights",
    "key-points",
    "teaser",
    "toc",
    "web-summary",
    "summary",
    "plain-language-summary",
    "executive-summary",
    "short",
    "editor",
    "video",
    "precis",
]


def abstract(meta: Element | None) -> str | None:
    """The abstract, a titled section a line ("Methods: …"); the translated one if it is alone."""
    whole = children(meta, "abstract")
    held = [one for one in whole if one.get("abstract-type", "") not in _OTHER_ABSTRACTS]
    for one in held or children(meta, "trans-abstract"):
        if lines := "\n".join(_lines(one)):
            return lines
    return None


def _lines(held: Element) -> Iterator[str]:
    for one in held:
        if local(one) == "sec":
            title = text(child(one, "title")).rstrip(" :.")
            said = "\n".join(_lines(one))
            if said:
                yield f"{title}: {said}" if title else said
        elif local(one) not in ("title", "label") and (said := text(one)):
            yield said


def passages(body: Element | None, abstract_text: str | None) -> tuple[Passage, ...]:
    """The abstract and the sections of a body, a passage a section, in the order of the article."""
    found = [Passage(place="abstract", text=abstract_text)] if abstract_text else []
    if body is not None:
        if own := _own(body):
            found.append(Passage(place="other", text=own))
        for one in _sections(body):
            found += _section(one, None)
    return tuple(found)


def _section(section: Element, within: str | None) -> Iterator[Passage]:
    """A section and those inside it, which are what the outer one is where that is telling."""
    heading = text(child(section, "title"))
    kind = section.get("sec-type", "").lower()
    if kind in _NO_PASSAGE:
        return
    own_place = _TYPES.get(kind) or _by_heading(heading)
    place = within if within in _HOLDS else own_place or within
    if own := _own(section):
        yield Passage(place=place or "other", text=own, heading=heading or None)
    for one in _sections(section):
        yield from _section(one, place)


def _by_heading(heading: str) -> str | None:
    plain = _NUMBERING.sub("", heading[:_LONGEST_HEADING])
    return next((place for place, words in _HEADINGS if words.search(plain)), None)


def _own(section: Element) -> str:
    """The text of a section without that of the sections in it, a paragraph or item a line."""
    return "\n".join(said for one in section if local(one) not in _NOT_OWN for said in lines(one))


def _sections(section: Element) -> list[Element]:
    return children(section, "sec")
