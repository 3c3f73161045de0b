"""What a record must still say after another program has read it: rule C1, exceptions included."""

from __future__ import annotations

from atlas_data.formats.parts import clean, page_range, title
from atlas_data.model import Author, Record
from tests.formats.readers import Facts, even


def facts(record: Record, source: str) -> Facts:
    """The record's facts as `readers` prints them, from `bibtex` or `ris`.

    The exceptions to C1 are here and nowhere else: an author list cut short has one name more
    (BibTeX's `others`, EndNote's `et al.`), and RIS groups have a dash for each comma.
    """
    names = [_bibtex_name(one) if source == "bibtex" else _ris_name(one) for one in record.authors]
    if names and not record.authors_complete:
        names.append(("others" if source == "bibtex" else "et al.", "", ""))
    return {
        "title": even(title(record)),
        "authors": names,
        "journal": even(clean(record.journal)),
        "year": str(record.year or ""),
        "volume": clean(record.volume),
        "issue": clean(record.issue),
        "pages": "-".join(filter(None, page_range(record.pages))),
        "doi": record.doi or "",
        "pmid": record.pmid or "",
        "pmcid": record.pmcid or "",
    }


def _bibtex_name(author: Author) -> tuple[str, str, str]:
    surname, given, suffix = map(clean, (author.surname, author.given, author.suffix))
    return even(surname), even(given), even(suffix)


def _ris_name(author: Author) -> tuple[str, str, str]:
    surname, given, suffix = _bibtex_name(author)
    if author.literal is not None:
        surname = surname.replace(",", " –")
    return surname, given, suffix
