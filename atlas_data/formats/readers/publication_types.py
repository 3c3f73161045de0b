"""Publication types of NLM among the words that programs use for kinds of work.

Source: NLM, "Publication Characteristics (Publication Types) with Scope Notes", MeSH 2024.
"""

from __future__ import annotations

from collections.abc import Iterable

from atlas_data.formats.parts import clean

_TYPES = """
Adaptive Clinical Trial; Address; Autobiography; Bibliography; Biography; Case Reports;
Classical Article; Clinical Conference; Clinical Study; Clinical Trial; Clinical Trial Protocol;
Clinical Trial, Phase I; Clinical Trial, Phase II; Clinical Trial, Phase III;
Clinical Trial, Phase IV; Clinical Trial, Veterinary; Comment; Comparative Study; Congress;
Consensus Development Conference; Consensus Development Conference, NIH;
Controlled Clinical Trial; Corrected and Republished Article; Dataset; Dictionary; Directory;
Duplicate Publication; Editorial; English Abstract; Equivalence Trial; Evaluation Study;
Expression of Concern; Festschrift; Government Publication; Guideline; Historical Article;
Interactive Tutorial; Interview; Introductory Journal Article; Journal Article; Lecture;
Legal Case; Legislation; Letter; Meta-Analysis; Multicenter Study; Network Meta-Analysis; News;
Newspaper Article; Observational Study; Observational Study, Veterinary;
Patient Education Handout; Periodical Index; Personal Narrative; Portrait; Practice Guideline;
Pragmatic Clinical Trial; Preprint; Published Erratum; Randomized Controlled Trial;
Randomized Controlled Trial, Veterinary; Research Support, American Recovery and Reinvestment Act;
Research Support, N.I.H., Extramural; Research Support, N.I.H., Intramural;
Research Support, Non-U.S. Gov't; Research Support, U.S. Gov't, Non-P.H.S.;
Research Support, U.S. Gov't, P.H.S.; Retracted Publication; Retraction of Publication; Review;
Scientific Integrity Review; Scoping Review; Systematic Review; Technical Report; Twin Study;
Validation Study; Video-Audio Media; Webcast
"""
_KNOWN = {one.casefold(): one for one in (clean(part) for part in _TYPES.split(";"))}


def known(said: Iterable[str]) -> tuple[str, ...]:
    """The values that are one of NLM's types, as NLM spells them; several in one stand apart by
    semicolons. "Article" or "Conference Paper" is none."""
    parts = (clean(part).casefold() for one in said for part in one.split(";"))
    return tuple(dict.fromkeys(_KNOWN[one] for one in parts if one in _KNOWN))
