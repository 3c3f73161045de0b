"""What a record must still say after another program has read it: rule C1, exceptions included."""

from __future__ import annotations

from atlas_data.formats.parts import clean, page_range, title
from atlas_data.model import Author, Record
from tests.formats.readers import Facts, even

_CUT_SHORT = {"bibtex": "others", "biblatex": "others", "ris": "et al."}


def facts(record: Record, source: str) -> Facts:
    """The record's facts as `readers` prints them, from a format's slug.

    The exceptions to C1 are here and nowhere else: an author list cut short has one name more where
    the format's manual asks for it (BibTeX's `others`, EndNote's `et al.`), RIS groups have a dash
    for each comma, and MEDLINE has groups apart from people; of those nbib gives the last.
    """
    people = [one for one in record.authors if source != "nbib" or one.literal is None]
    names = [_ris_name(one) if source == "ris" else _name(one) for one in people]
    if source in _CUT_SHORT and record.authors and not record.authors_complete:
        names.append((_CUT_SHORT[source], "", ""))
    groups = [clean(one.literal) for one in record.authors if one.literal is not None]
    return {
        "title": even(title(record)),
        "authors": names,
        **({"group": even(groups[-1] if groups else "")} if source == "nbib" else {}),
        "journal": even(clean(record.journal)),
        "year": str(record.year or ""),
        "volume": clean(record.volume),
        "issue": clean(record.issue),
        "pages": "-".join(filter(None, page_range(record.pages))),
        "doi": record.doi or "",
        "pmid": record.pmid or "",
        "pmcid": record.pmcid or "",
    }


def _name(author: Author) -> tuple[str, str, str]:
    surname, given, suffix = map(clean, (author.surname, author.given, author.suffix))
    return even(surname), even(given), even(suffix)


def _ris_name(author: Author) -> tuple[str, str, str]:
    surname, given, suffix = _name(author)
    if author.literal is not None:
        surname = surname.replace(",", " –")
    return surname, given, suffix
