"""The two numbered styles of medicine: Vancouver as NLM prints it, and AMA 11.

Vancouver (Citing Medicine, 2nd edition, chapter 1): six authors, then "et al."; the date as exact
as it is known; last pages shortened; DOI and PMID. AMA (Manual of Style, 11th edition, 3.7 and
3.11): up to six authors, of more than six the first three; the year; whole pages. Both print the
journal's abbreviation; where none is known, its name.
"""

from __future__ import annotations

from atlas_data.formats.names import inverted
from atlas_data.formats.pages import ranges
from atlas_data.formats.parts import clean, is_preprint
from atlas_data.formats.run import Run, ended, joined, titled
from atlas_data.model import Record

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def vancouver(record: Record) -> tuple[Run, ...]:
    """The reference as NLM prints it, without its number."""
    month = _MONTHS[record.month - 1] if record.month else ""
    day = str(record.day or "") if month else ""
    date = " ".join(filter(None, (str(record.year or ""), month, day)))
    pages = ranges(record.pages, short=True)
    authors = _authors(record, most=6, named=6)
    return joined(authors, titled(record), _journal(record), _place(record, date, pages),
                  _doi(record), _pubmed(record))  # fmt: skip


def ama(record: Record) -> tuple[Run, ...]:
    """The reference as the AMA Manual of Style prints it, without its number."""
    pages = ranges(record.pages, dash="-")
    authors = _authors(record, most=6, named=3)
    place = _place(record, str(record.year or ""), pages)
    journal = _journal(record, italic=True)
    return joined(authors, titled(record), journal, place, _doi(record) or _address(record))


def _authors(record: Record, *, most: int, named: int) -> tuple[Run, ...]:
    names = [name for name in (inverted(one, dotted=False) for one in record.authors) if name]
    known = len(names) if record.authors_complete else len(names) + bool(names)  # at least
    if known > most:
        names = [*names[:named], "et al"]
    elif known > len(names):
        names.append("et al")
    return (Run(text=ended(", ".join(names))),) if names else ()


def _journal(record: Record, *, italic: bool = False) -> tuple[Run, ...]:
    name = clean(record.journal) if is_preprint(record) else _short_name(record)
    return (Run(text=name, italic=italic), Run(text=".")) if name else ()


def _short_name(record: Record) -> str:
    """NLM's abbreviations have no full stops, and what stands in their place gets none either."""
    return clean(record.journal_abbreviation or record.journal).replace(".", "")


def _place(record: Record, date: str, pages: str) -> tuple[Run, ...]:
    issue = f"({clean(record.issue)})" if clean(record.issue) else ""
    volume = f"{clean(record.volume)}{issue}"
    text = ":".join(filter(None, (";".join(filter(None, (date, volume))), pages)))
    return (Run(text=f"{text}."),) if text else ()


def _doi(record: Record) -> tuple[Run, ...]:
    if not record.doi:
        return ()
    return Run(text="doi:"), Run(text=clean(record.doi), link=record.url)


def _pubmed(record: Record) -> tuple[Run, ...]:
    runs: list[Run] = []
    if record.pmid:
        link = f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"
        runs += [Run(text="PubMed PMID: "), Run(text=record.pmid, link=link)]
    if record.pmcid:
        link = f"https://pmc.ncbi.nlm.nih.gov/articles/{record.pmcid}/"
        runs += [Run(text="; ")] if runs else []
        runs += [Run(text="PubMed Central PMCID: "), Run(text=record.pmcid, link=link)]
    return (*runs, Run(text=".")) if runs else ()


def _address(record: Record) -> tuple[Run, ...]:
    return (Run(text=record.url, link=record.url),) if record.url else ()
