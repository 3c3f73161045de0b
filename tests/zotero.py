"""What Zotero saves of a page: a reader that takes the same steps as its translators, in our words.

After "Embedded Metadata" (of 2024-06-13), as far as "RDF" (of 2019-09-08) is asked for `og:` and
`z:`, "COinS" (of 2015-06-04), and `parseContextObject` and `cleanAuthor` of Zotero's utilities,
with what these lose. Lower numbers go first: a page with COinS (310) is never asked for its tags
(320).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

_HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_journal_abbrev": "journalAbbreviation",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_publisher": "publisher",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
}
_OPEN_GRAPH = {"title": "title", "url": "url", "description": "abstractNote"}
_TYPES = {"journalArticle", "preprint", "webpage", "book", "report", "document"}
_SMALL = {
    "but",
    "or",
    "yet",
    "so",
    "for",
    "and",
    "nor",
    "a",
    "an",
    "the",
    "at",
    "by",
    "from",
    "in",
    "into",
}
_SMALL |= {"of", "on", "to", "with", "up", "down", "as"}
_DASHES = "\\-\u00ad\u2010-\u2015\u2212\u2e3a\u2e3b"


@dataclass
class Item:
    """An item as Zotero would file it; `creators` are (family, given), of a group given is ""."""

    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str]] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


class _Page(HTMLParser):
    """The parts of a page that the translators look at."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, str]] = []
        self.spans: list[str] = []
        self.language = ""
        self.canonical = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := has.get("name") or has.get("property")):
            self.tags.append((name, has.get("content", "")))
        elif tag == "span" and "Z3988" in has.get("class", "").split() and "title" in has:
            self.spans.append(has["title"])
        elif tag == "html":
            self.language = has.get("lang", "")
        elif tag == "link" and has.get("rel") == "canonical":
            self.canonical = has["href"]


def save(html: str) -> list[Item]:
    """What Zotero offers to save of a page."""
    page = _Page(html)
    return [found for one in page.spans if (found := context_object(one))] or [_embedded(page)]


def _embedded(page: _Page) -> Item:
    item = Item()
    _rdf(page, item)
    _highwire(page, item)
    for name, value in page.tags:
        if name == "description" and not item["abstractNote"]:
            item.fields["abstractNote"] = value
    item.fields["title"] = re.sub(r"\s+", " ", item["title"])
    item.fields.setdefault("url", page.canonical)
    item.fields.setdefault("language", page.language)
    if item["DOI"]:
        item.fields["DOI"] = clean_doi(item["DOI"])
    item.fields = {name: kept for name, value in item.fields.items() if (kept := value.strip())}
    return item


def _rdf(page: _Page, item: Item) -> None:
    """Open Graph first; whatever stands in Zotero's own namespace is taken over it."""
    names = [name for name, _ in page.tags]
    item.fields["itemType"] = "journalArticle" if "citation_title" in names else "webpage"
    for prefix in ("og", "z"):
        for name, value in page.tags:
            start, _, rest = name.partition(":")
            known = rest if prefix == "z" else _OPEN_GRAPH.get(rest, "")
            if start == prefix and value and known:
                item.fields[known] = value
    if "citation_journal_title" in names:
        item.fields["itemType"] = "journalArticle"


def _highwire(page: _Page, item: Item) -> None:
    first: dict[str, str] = {}
    for name, value in page.tags:
        first.setdefault(name, value)
    for name, known in _HIGHWIRE.items():
        if first.get(name, "").strip():
            item.fields[known] = " ".join(first[name].split())
    item.creators = _tagged([value for name, value in page.tags if name == "citation_author"])
    if pages := _pages(first.get("citation_firstpage", ""), first.get("citation_lastpage", "")):
        item.fields["pages"] = pages
    if issn := ", ".join(value for name, value in page.tags if name == "citation_issn"):
        item.fields["ISSN"] = issn
    if pmid := first.get("citation_pmid", ""):
        extra = item["extra"] + "\n" if item["extra"] else ""
        item.fields["extra"] = f"{extra}PMID: {pmid}"


def _pages(first: str, last: str) -> str:
    first, last = first.replace("–", "-"), last.replace("–", "-")
    if "-" in first:
        first = re.split(r"\s*-\s*", first)[0]
    if "-" in last:
        last = re.split(r"\s*-\s*", last)[1]
    return f"{first.strip()}-{last.strip()}" if first and last else first.strip()


def _tagged(values: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    before = None
    for value in values:
        names = re.split(r"\s*;\s*", value)
        parts = re.split(r"\s*,\s*", names[0])
        if (
            len(names) == len(values) == 1
            and len(parts) > 1
            and " " in parts[0]
            and " " in parts[1]
        ):
            names = parts
        for name in map(str.strip, names):
            if not re.search(r"[^\s,\-.;]", name) or name == before:
                continue
            before = name
            family, given = clean_author(name, comma="," in name)
            found.append((_case(family), _case(given)) if given else (family, given))
    return found


def _case(name: str) -> str:
    """Names all in capitals or all in small letters get capitals as a title does, also initials."""
    if name not in (name.upper(), name.lower()):
        return name
    words = re.split(f"([ /{_DASHES}])", name)
    for place, word in enumerate(words):
        inside = 0 < place < len(words) - 1
        if re.sub(r"[^a-zA-Z]+", "", word, count=1).lower() in _SMALL and inside:
            words[place] = word.lower()
        else:
            words[place] = word[:1].upper() + word[1:].lower()
    return "".join(words)


def clean_author(name: str, *, comma: bool) -> tuple[str, str]:
    """Family and given name; initials get full stops."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    name = re.sub(r"\s+", " ", name, count=1)
    if comma:
        name = re.sub(r"\.([^ ])", r". \1", name, count=1)
        parts = re.split("[,،] ?", name)
        family, given = parts[0], parts[1] if len(parts) > 1 else ""
    else:
        given, _, family = name.rpartition(" ")
    short = re.fullmatch("[A-ZЀ-Я]{1,3}", given)
    if short and (len(given) == 1 or family.upper() != family):
        given = " ".join(f"{letter}." for letter in given)
    given = re.sub(f"\\s*([{_DASHES}])\\s*", "-", given.strip(" ."), count=1)
    words = re.split(r"[\s.]+|(?=-)", given)
    dotted = [f"{one}." if re.fullmatch("-?[A-ZЀ-Я]", one) else one for one in words if one]
    return family, " ".join(dotted).replace(" -", "-").strip()


def clean_doi(text: str) -> str:
    """The DOI in a text, without what ends a sentence."""
    found = re.search(r"10(?:\.[0-9]{4,})?/\S*[^\s.,]", text)
    return found[0] if found else ""


def context_object(text: str) -> Item | None:
    """An item from a span's title; None when its format is unknown. A plus sign becomes a space."""
    pairs = [(key, value) for key, _, value in (part.partition("=") for part in text.split("&"))]
    kind = unquote(dict(pairs).get("rft_val_fmt", "")).rpartition(":")[2]
    if kind not in ("journal", "dc"):
        return None
    item = Item({"itemType": "journalArticle" if kind == "journal" else "webpage"})
    for key, raw in pairs:
        value = unquote(re.sub(r"\+|%2[bB]", " ", raw.partition("=")[0]))
        if value:
            _read_pair(item, key.removeprefix("rft."), value)
    return item


def _read_pair(item: Item, key: str, value: str) -> None:
    article = item["itemType"] == "journalArticle"
    plain = {"jtitle": "publicationTitle", "stitle": "journalAbbreviation", "atitle": "title"}
    others = {"pages": "pages", "volume": "volume", "issue": "issue", "issn": "ISSN"}
    others |= {"date": "date", "publisher": "publisher", "language": "language"}
    if key == "rft_id":
        if value[:8].lower() == "info:doi":
            item.fields["DOI"] = value[9:]
        elif re.match("https?://", value):
            item.fields["url"] = value
    elif key in ("au", "creator"):
        item.creators.append(clean_author(value, comma="," in value))
    elif key == "type" and value in _TYPES:
        item.fields["itemType"] = value
    elif key == "title":
        item.fields["publicationTitle" if article else "title"] = value
    elif known := (plain.get(key, "") if article else "") or others.get(key, ""):
        item.fields[known] = value
    elif key in ("spage", "epage") and "pages" not in item.fields:
        raise AssertionError("The pages stand before their first and last one.")
