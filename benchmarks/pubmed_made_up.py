"""PubMed XML of made-up records, as many as asked for, that look like real ones to a program.

Titles come from the vocabulary's words and a number; no record here is a real study, and none of
its identifiers exists (PMIDs above 900 million, DOIs below the example prefix 10.5555).
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

_FIRST = 900_000_000
_WHO = ("adults", "women", "young people", "people with severe illness", "adolescents")
_WHAT = ("Cortisol", "Natural killer cells", "Sleep", "Lactate", "Heart rate", "Cytokines", "Gait")
_GERM = ("Epstein-Barr virus", "HHV-6", "enterovirus", "SARS-CoV-2", "parvovirus B19", "XMRV")
_ENTRY = (
    "Patients fulfilled the 1994 CDC (Fukuda) criteria.",
    "All participants met the Canadian Consensus Criteria.",
    "Participants met the Oxford criteria for chronic fatigue syndrome.",
    "The diagnosis was made by a physician.",
    "Eligible patients fulfilled either the Fukuda or the Canadian definition.",
)
_FILLER = (
    "Blood was drawn in the morning after a night of fasting.",
    "Groups were compared with a mixed model, corrected for age and sex.",
    "Differences between the groups were small and did not survive correction.",
    "Symptoms were scored with a questionnaire before and after the test.",
    "Larger studies that follow people over time are needed.",
)
_TYPES = ("Journal Article", "Review", "Randomized Controlled Trial", "Case Reports", "Letter")


def write(path: Path, number: int, *, first: int = 1) -> None:
    """A gzipped `PubmedArticleSet` of so many records, numbered from `first`."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as handle:
        handle.write('<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n')
        handle.writelines(records(number, first=first))
        handle.write("</PubmedArticleSet>\n")


def records(number: int, *, first: int = 1) -> Iterator[str]:
    """`PubmedArticle` elements; the same numbers give the same records."""
    for at in range(first, first + number):
        yield _record(at)


def _record(at: int) -> str:
    chance = random.Random(at)  # one generator a record: any slice of them stays the same
    what, germ, who = chance.choice(_WHAT), chance.choice(_GERM), chance.choice(_WHO)
    title = f"{what} and {germ} in {who} with ME/CFS: made-up study {at}"
    cases, controls = chance.randint(8, 300), chance.randint(8, 300)
    said = (
        f"We tested {what.lower()} and looked for {germ} DNA by PCR in blood. "
        f"We recruited {cases} patients with chronic fatigue syndrome and {controls} healthy "
        f"controls. {chance.choice(_ENTRY)} {' '.join(chance.sample(_FILLER, 4))}"
    )
    year, month = chance.randint(1988, 2026), chance.randint(1, 12)
    kind = chance.choice(_TYPES)
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{_FIRST + at}</PMID>'
        f"<Article><Journal><ISSN>0000-0000</ISSN><JournalIssue><Volume>{chance.randint(1, 90)}"
        f"</Volume><Issue>{month}</Issue><PubDate><Year>{year}</Year></PubDate></JournalIssue>"
        "<Title>Journal of Made-up Results</Title><ISOAbbreviation>J Made-up Res"
        f"</ISOAbbreviation></Journal><ArticleTitle>{escape(title)}.</ArticleTitle><Pagination>"
        f"<MedlinePgn>{at}-{at + 7}</MedlinePgn></Pagination><Abstract><AbstractText>{escape(said)}"
        f'</AbstractText></Abstract><AuthorList CompleteYN="Y"><Author><LastName>Example{at % 977}'
        "</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author></AuthorList>"
        f"<Language>eng</Language><PublicationTypeList><PublicationType>{kind}</PublicationType>"
        "</PublicationTypeList></Article><MeshHeadingList><MeshHeading><DescriptorName>"
        "Fatigue Syndrome, Chronic</DescriptorName></MeshHeading></MeshHeadingList>"
        f'</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">{_FIRST + at}'
        f'</ArticleId><ArticleId IdType="doi">10.5555/made-up.{at}</ArticleId></ArticleIdList>'
        "</PubmedData></PubmedArticle>\n"
    )
