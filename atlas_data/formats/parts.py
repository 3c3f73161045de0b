"""What every format needs to know of a record before spelling it: clean text, pages, status.

No text leaves the atlas with a line break or a control character in it (C7), and no missing value
is spelled (C1): what is `None` here is left out there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from atlas_data import texts, vocabulary
from atlas_data.model import WITHDRAWN, Notice, Record, Study

# Control characters that are no white space, lone surrogates, zero-width space, soft hyphen, byte
# order mark, and the bidirectional overrides that can make one name look like another.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe"
    "\uffff\ud800-\udfff]"
)
_RANGE = re.compile(r"(?P<first>\S*\d\S*?)\s*[-‐‑–—]{1,2}\s*(?P<last>\S*\d\S*)")
_PAGE = re.compile(r"(?P<before>[^\d]*)(?P<number>\d+)(?P<after>[A-Za-z]?)")
_NUMBERED_ARTICLE = re.compile(r"\d{5,}|(?![A-Z]?\d+$)\w*\d[\w.]*")
_CHECK_TAGS = frozenset({"Humans", "Animals", "Male", "Female"})
# Terms of the vocabulary `status` that are printed beside a title, gravest first.
_MARKED = ("retracted", "withdrawn", "concern", "corrected", "preprint", "superseded")


def clean(text: str | None) -> str:
    """One line of text: control characters gone, every run of white space one space (C2, C7)."""
    return " ".join(_UNWANTED.sub("", text or "").split())


def title(record: Record) -> str:
    """The title without final full stop; a translated one in square brackets, as NLM prints it.

    The brackets travel into every format: they alone tell a reader that the paper's own title is
    in another language (NLM, "Citing Medicine", chapter 1; APA 7, 9.38 asks for the same).
    """
    text = clean(record.title)
    text = text.rstrip(". ") or text
    return f"[{text}]" if record.translated else text


def page_range(pages: str | None) -> tuple[str, str | None]:
    """First and last page, the last one whole ("333-41" gives 333 and 341, "S2-7" S2 and S7).

    What is no range, an e-locator or several ranges, comes back whole with `None`; nothing is "",
    and so is the page "0", which PubMed prints for an article that has none.
    """
    text = clean(pages)
    if text == "0":
        return "", None
    found = _RANGE.fullmatch(text)
    first = _PAGE.fullmatch(found["first"]) if found else None
    last = _PAGE.fullmatch(found["last"]) if found else None
    if not first or not last:
        return text, None
    before, number = last["before"] or first["before"], last["number"]
    if len(number) < len(first["number"]) and not last["before"]:
        number = first["number"][: -len(number)] + number
    if before != first["before"] or int(number) < int(first["number"]):
        return text, None
    return first[0], f"{before}{number}{last['after']}"


def is_article_number(pages: str | None) -> bool:
    """Whether the pages are an e-locator ("e150377", "1044964"), as far as its form can tell.

    A number of up to four digits ("598") may be either and is taken for a page.
    """
    first, last = page_range(pages)
    return last is None and bool(_NUMBERED_ARTICLE.fullmatch(first))


def is_preprint(record: Record) -> bool:
    """Whether the record describes a preprint: by its status or its publication types."""
    return record.status == "preprint" or "Preprint" in record.publication_types


def became(record: Record) -> tuple[str, ...]:
    """Terms of `status` for what became of a report, gravest first; nothing known is ().

    Of a paper that was taken back an earlier expression of concern is only noted.
    """
    kinds = _kinds(record)
    if kinds & set(WITHDRAWN):
        kinds -= {"concern"}
    return tuple(kind for kind in _MARKED if kind in kinds)


def marks(record: Record) -> tuple[str, ...]:
    """What a reader must be told beside the title: "Retracted", "Preprint" (C9)."""
    return tuple(map(_mark, became(record)))


def notes(record: Record) -> tuple[str, ...]:
    """Everything known to have become of a report, by the notices a source named or its basis.

    A report whose status nobody checked, or of which a search found no notice, has none: silence
    is not a clean record.
    """
    told = {notice.kind for notice in record.notices}
    bare = [_bare(record, kind) for kind in _MARKED if kind in _kinds(record) - told]
    return (*bare, *map(_note, record.notices))


def remarks(record: Record) -> tuple[str, ...]:
    """The notes, and last that not all authors are known: for formats with no sign of their own."""
    if record.authors_complete:
        return notes(record)
    return (*notes(record), texts.say("export-authors", named=len(record.authors)))


def atlas_note(study: Study) -> str:
    """What the study does not show, marked as the atlas's words; "" if the atlas says nothing."""
    words = clean(study.does_not_show)
    return texts.say("export-note", words=words) if words else ""


def _kinds(record: Record) -> set[str]:
    kinds = {notice.kind for notice in record.notices} | {record.status}
    return kinds | {"preprint"} if is_preprint(record) else kinds


def _bare(record: Record, kind: str) -> str:
    mark, source = _mark(kind), clean(record.status_source)
    if kind != record.status or not source:
        return mark
    return texts.say("export-status", status=mark, source=source)


def _note(notice: Notice) -> str:
    text, doi = clean(notice.text), clean(notice.doi)
    where = f"doi:{doi}" if doi and doi.casefold() not in text.casefold() else ""
    said = " ".join(filter(None, (text, where)))
    mark = _mark(notice.kind)
    return f"{mark}: {said}" if said else mark


def _mark(kind: str) -> str:
    return vocabulary.label("status", kind) if kind in _MARKED else clean(kind)


def keywords(record: Record) -> tuple[str, ...]:
    """The authors' keywords, or none where the source mixed them with a library's index terms.

    Some bibliographies hold MeSH headings cut at their commas ("Fatigue Syndrome", "Chronic"); what
    no author wrote is not handed on as theirs. MeSH's check tags, which indexers give to nearly
    every record, tell such a list (NLM, "MEDLINE Indexing: Check Tags").
    """
    if _CHECK_TAGS.intersection(record.keywords):
        return ()
    return tuple(filter(None, map(clean, record.keywords)))


def separated(pieces: Iterable[str], line: str) -> Iterator[str]:
    """The pieces, with `line` before each but the first."""
    for number, piece in enumerate(pieces):
        yield line + piece if number else piece


def listed(items: Iterable[str]) -> Iterator[str]:
    """A JSON array of items that are spelled already, one a line."""
    yield "["
    for number, item in enumerate(items):
        yield f",\n{item}" if number else f"\n{item}"
    yield "\n]"
