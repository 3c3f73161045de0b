"""The columns of a snapshot: one row a study, readable by pandas, R and DuckDB as it is."""

from __future__ import annotations

import pyarrow as pa

SCHEMA_VERSION = "4"
_text, _texts = pa.string(), pa.list_(pa.string())


def _struct(**columns: pa.DataType) -> pa.StructType:
    return pa.struct([pa.field(name, kind) for name, kind in columns.items()])


_evidence = _struct(words=_text, place=_text, by=_text, rule=_text, start=pa.int32())
RECORD = {
    "title": _text,
    "translated": pa.bool_(),
    "authors": pa.list_(
        _struct(family=_text, given=_text, particle=_text, suffix=_text, literal=_text)
    ),
    "authors_complete": pa.bool_(),
    "journal": _text,
    "journal_abbreviation": _text,
    "journal_printed": _text,
    "journal_matched_by": _text,
    "year": pa.int16(),
    "month": pa.int8(),
    "day": pa.int8(),
    "volume": _text,
    "issue": _text,
    "pages": _text,
    "issn": _text,
    "language": _text,
    "doi": _text,
    "pmid": _text,
    "pmcid": _text,
    "publication_types": _texts,
    "mesh": _texts,
    "keywords": _texts,
    "sources": _texts,
    "checked_on": _text,
    "status": _text,
    "status_source": _text,
    "notices": pa.list_(_struct(kind=_text, text=_text, doi=_text, pmid=_text, date=_text)),
    "reports": pa.list_(
        _struct(
            kind=_text,
            title=_text,
            journal=_text,
            year=pa.int16(),
            doi=_text,
            pmid=_text,
            pmcid=_text,
            rule=_text,
        )
    ),
    "related": pa.list_(_struct(kind=_text, text=_text, doi=_text, pmid=_text, rule=_text)),
    "origins": pa.list_(_struct(file=_text, entry=pa.int32())),
    "disagreements": pa.list_(
        _struct(field=_text, kept=_text, other=_text, source=_text, rule=_text)
    ),
}
STUDY = {
    "scope": _text,
    "read": _text,
    "read_on": _text,
    "read_twice": pa.bool_(),
    "readings_differ": _texts,
    "ruled_on": _text,
    "design": _text,
    "design_evidence": _evidence,
    "design_flags": _texts,
    "criteria": pa.list_(_struct(id=_text, role=_text, evidence=_evidence)),
    "criteria_entry": _texts,
    "pem_status": _text,
    "pem_basis": _text,
    "pem_scope": _text,
    "pem_evidence": _evidence,
    "pem_measured": pa.bool_(),
    "pathogens": pa.list_(
        _struct(id=_text, role=_text, finding=_text, specimens=_texts, evidence=_evidence)
    ),
    "virus": _texts,
    "topics": _texts,
    "topics_evidence": pa.list_(_evidence),
    "population": _texts,
    "sample_cases": pa.int32(),
    "sample_controls": pa.int32(),
    "sample_other": pa.int32(),
    "sample_evidence": _evidence,
    "plain_title": _text,
    "points": _texts,
    "summary": _text,
    "why_it_matters": _text,
    "does_not_show": _text,
    "caveats": pa.list_(_struct(id=_text, by=_text)),
    "reporting": pa.list_(_struct(element=_text, state=_text, evidence=_evidence)),
    "reasons": pa.list_(
        _struct(facet=_text, term=_text, role=_text, holds=pa.bool_(), evidence=_evidence)
    ),
    "registration": _text,
    "funding": _text,
    "conflicts": _text,
    "doubt": _text,
}
# The reporting card again, as lists of elements to filter by.
_DERIVED = {"reported": _texts, "not_reported": _texts}
SCHEMA = pa.schema(
    [pa.field("id", _text, nullable=False)]
    + [pa.field(name, kind) for name, kind in (RECORD | STUDY | _DERIVED).items()]
)
