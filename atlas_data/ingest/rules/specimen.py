"""In what a germ was looked for: blood, saliva, tissue, or records instead of a sample."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from atlas_data.ingest.rules import spans
from atlas_data.ingest.rules.material import Material
from atlas_data.vocabulary import match
from atlas_data.vocabulary.seek import Seeker

REACH = 120  # characters about a germ's name within which its specimen is sought
_ASSAY_REACH = 60  # and within which the test must stand that makes it this germ's specimen
_MOST_PLACES = 20  # a methods section names its germ over and over
_ASSAY = re.compile(
    r"\b(?:PCR|ELISA|immunoassays?|immunofluorescence|serolog\w*|sero(?:positiv|preval)\w*|"
    r"antibod(?:y|ies)|Ig[GMA]|viral loads?|DNA|RNA|tit(?:er|re)s?|sequenc\w+|antigens?|"
    r"genomes?|detect\w*|isolat\w+|reactivat\w+|positiv\w*|screened|tested|biops\w+|blot\w*)\b",
    re.I,
)
_WORDS = {
    "serum_plasma": r"\bser(?:um|a)\b|\bplasma\b|\bserolog\w*|\bseropreval\w*|\bseropositiv\w*|"
    r"\bIg[GMA]\b|\bantibod(?:y|ies)\b|\btit(?:er|re)s?\b",
    "pbmc": r"\bPBMCs?\b|\bmononuclear cells?\b|\bleu[ck]ocytes?\b|\blymphocytes?\b|"
    r"\bwhite blood cells?\b|\b[TB][- ]cells?\b",
    "blood": r"\b(?:whole|peripheral|venous) blood\b(?! (?:mononuclear|lymph|leu))|"
    r"\bblood(?: samples?| specimens?)\b|\bin (?:the )?blood\b(?! (?:plasma|serum))",
    "saliva": r"\bsaliva(?:ry)?\b",
    "csf": r"\bcerebrospinal fluid\b|\bspinal fluid\b|\bCSF\b",
    "brain": r"\bbrain (?:tissue|samples?|biops\w+|specimens?)\b|\bpost-?mortem brain",
    "muscle": r"\bmuscle (?:biops\w+|tissue|samples?|specimens?)\b",
    "gut": r"\b(?:gastric|stomach|antral|antrum|intestinal|colonic|rectal|gut|duodenal) "
    r"(?:\w+ )?(?:biops\w+|tissue|mucosa\w*|specimens?)\b|\bstomach biops\w+|"
    r"\b(?:in|from) the (?:stomach|gut|intestine|colon)\b",
    "throat": r"\b(?:throat|nasopharyn\w+|oropharyn\w+|nasal|pharyngeal) ?"
    r"(?:swabs?|wash\w*|secretions?|samples?)?\b|\bsputum\b|\bswabs?\b",
    "urine": r"\burine\b|\burinary\b",
    "stool": r"\bstools?\b|\bfa?ecal\b|\bfa?eces\b",
    "records": r"\b(?:medical|health|hospital|clinical) records?\b|\bregist(?:er|ry|ries)\b|"
    r"\bself-?reported\b|\binsurance\b|\bclaims\b|\bdatabases?\b|\bhistory of (?:acute |prior |"
    r"confirmed |laboratory-confirmed )*(?:COVID|SARS|infection|infectious)",
}
_SOUGHT = {name: Seeker(held) for name, held in _WORDS.items()}
_SAMPLE_BEATS = "records"  # a sample that was tested tells more than a note of an infection


def found(material: Material, named: Iterable[tuple[str, int, int]]) -> tuple[str, ...]:
    """The specimens named near a germ, in the order of the vocabulary's list.

    `named` is where the germ stands: place, first and last character.
    """
    held: set[str] = set()
    for place, start, end in islice(named, _MOST_PLACES):
        text = match.plain(material.text(place))
        near = spans.around(text, start, end, REACH)
        tested = _ASSAY.search(spans.around(text, start, end, _ASSAY_REACH))
        sought = _SOUGHT if tested else {_SAMPLE_BEATS: _SOUGHT[_SAMPLE_BEATS]}
        held |= {name for name, pattern in sought.items() if pattern.search(near)}
    if len(held) > 1:
        held.discard(_SAMPLE_BEATS)
    return tuple(name for name in _SOUGHT if name in held)
