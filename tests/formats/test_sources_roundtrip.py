"""What a writer writes, the source of its format reads as the same record: parse∘write = identity.

What a format has no place for is named in `LOST` with the reason, and only that may be missing.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from atlas_data.formats import languages, parts, writer
from atlas_data.formats.sources.text import TEXT_SOURCES
from atlas_data.model import Author, Record, Study

LETTERS = "abcdeißéøœŁ" + "ABCÅÉ"
WORD = st.text(LETTERS + "0123456789-&%_$#^~'`/+()<>=", min_size=1, max_size=9)
NAME = st.text(LETTERS, min_size=2, max_size=9).map(lambda one: "N" + one.lower())
BRACED = st.sampled_from(
    ["{x}", "\\alpha", "a{b", "c}d", "--", "''", "x--y", "?`", "$x$", "{\\'e}"]
)
WORDS = st.lists(WORD | BRACED, min_size=1, max_size=6).map(" ".join)
TITLE = WORDS.map(lambda one: f"Made-up {one} end")
PLAIN = st.lists(NAME, min_size=1, max_size=3).map(" ".join)
PERSON = st.builds(
    Author,
    family=st.builds(
        lambda a, b: f"{a}{b}", NAME, st.sampled_from(["", "-Probe", " Probe", "'s", " de Example"])
    ),
    given=st.none() | st.sampled_from(["Anna", "Anna B", "Jean-Luc P", "A B", "Ö", "Anna van"]),
    particle=st.sampled_from([None, "van der", "de"]),
    suffix=st.none(),
)
JUNIOR = st.builds(
    Author, family=NAME, given=st.just("Anna B"), suffix=st.sampled_from(["Jr.", "III"])
)
GROUP = st.builds(Author, literal=PLAIN.map(lambda one: f"{one} Study Group"))
NUMBER = st.integers(1, 9_999).map(str)
PAGES = st.sampled_from(["1-9", "S2-S7", "e150377", "333", "1044964", "e1-e4"])


@st.composite
def records(draw: st.DrawFn) -> Record:
    number = draw(st.integers(1, 99_999_999))
    month = draw(st.none() | st.integers(1, 12))
    authors = tuple(draw(st.lists(PERSON | JUNIOR | GROUP, max_size=4)))
    return Record(
        title=draw(TITLE),
        translated=draw(st.booleans()),
        authors=authors,
        authors_complete=draw(st.booleans()) if authors else True,
        journal=draw(WORDS.map(lambda one: f"Journal {one} of Examples")),
        journal_abbreviation=draw(st.none() | PLAIN.map(lambda one: f"J {one}")),
        year=draw(st.integers(1900, 2099)),
        month=month,
        day=draw(st.none() | st.integers(1, 28)) if month else None,
        volume=draw(st.none() | NUMBER | st.just("12 Suppl 1")),
        issue=draw(st.none() | NUMBER | st.sampled_from(["3-4", "Suppl 1", "S1"])),
        pages=draw(st.none() | PAGES),
        issn=draw(st.none() | st.sampled_from(["0000-0019", "1234-567X"])),
        language=draw(st.none() | st.sampled_from(["eng", "ger", "fre", "jpn", "ukr"])),
        doi=f"10.5555/{draw(st.text('abcXYZ019.-_;()/:<>', max_size=9))}z",
        pmid=str(number),
        pmcid=draw(st.none() | st.just(f"PMC{number}")),
        keywords=tuple(dict.fromkeys(draw(st.lists(PLAIN, max_size=3)))),
        mesh=tuple(
            dict.fromkeys(draw(st.lists(NAME.map(lambda one: f"{one}, Chronic"), max_size=2)))
        ),
        publication_types=tuple(
            draw(st.lists(st.sampled_from(["Review", "Case Reports"]), unique=True, max_size=2))
        ),
    )


NO_INDEX = {
    "mesh": "libraries of references have no field for MeSH",
    "publication_types": "NLM's types are none of the format's",
}
ATLAS_TABLE = "the atlas's table has no such column"
LOST: dict[str, dict[str, str]] = {
    "ris": NO_INDEX,
    "bibtex": NO_INDEX,
    "biblatex": NO_INDEX | {"language": "babel has no name for some languages"},
    "csl": NO_INDEX
    | {"authors_complete": "CSL has no sign for it; it stands in the note, in words"},
    "nbib": {"authors_complete": "MEDLINE has no sign for it; it stands in a note, in words"},
    "csv": dict.fromkeys(
        ("month", "day", "journal_abbreviation", "issn", "language", "keywords", *NO_INDEX),
        ATLAS_TABLE,
    ),
}
LOST["excel"] = LOST["csv"]
FIELDS = (
    *("title", "translated", "authors", "authors_complete", "journal", "journal_abbreviation"),
    *(
        "year",
        "month",
        "day",
        "volume",
        "issue",
        "pages",
        "issn",
        "language",
        "doi",
        "pmid",
        "pmcid",
    ),
    *("keywords", "mesh", "publication_types"),
)


def facts(record: Record, slug: str) -> dict[str, Any]:
    held = {name: getattr(record, name) for name in FIELDS if name not in LOST[slug]}
    held["authors"] = [
        (parts.clean(one.surname), one.given or "", one.suffix or "") for one in record.authors
    ]
    if slug == "biblatex":
        held["language"] = languages.babel(record.language or "") and record.language
    return held


def back(slug: str, record: Record) -> Record:
    data = b"".join(writer(slug).encode([Study(id="a", record=record)]))
    (source,) = (one for one in TEXT_SOURCES if one.claims(data))
    (read,) = source.read(BytesIO(data))
    assert read.record is not None and not read.problem
    return read.record


@pytest.mark.parametrize("slug", LOST)
@settings(max_examples=100, deadline=None)
@given(records())
@example(Record(title="Made-up", pmid="1", authors=(Author(family="de Example"),)))
def test_a_record_is_read_as_it_was_written(slug: str, record: Record) -> None:
    assert facts(back(slug, record), slug) == facts(record, slug)


@pytest.mark.parametrize("slug", LOST)
def test_what_a_format_is_said_to_lose_is_lost(slug: str) -> None:
    full = Record(
        title="Made-up",
        pmid="1",
        authors=(Author(family="Example", given="Anna"),),
        authors_complete=False,
        year=2011,
        month=12,
        day=23,
        journal_abbreviation="J Ex",
        issn="0000-0019",
        language="ukr",
        keywords=("pacing",),
        mesh=("Fatigue",),
        publication_types=("Review",),
    )
    read = back(slug, full)
    assert [name for name in LOST[slug] if getattr(read, name) == getattr(full, name)] == []
