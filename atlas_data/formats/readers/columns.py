"""What columns of tables are called: by PubMed, Scopus, Web of Science, Zotero and spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "articletitle", "documenttitle", "papertitle", "primarytitle", "ti", "t1"),
    "doi": ("doi", "doilink", "articledoi", "doiurl", "di", "do"),
    "pmid": ("pmid", "pubmedid", "pubmed", "pm", "pubmednumber"),
    "pmcid": ("pmcid", "pmc", "pmcnumber"),
    "authors": ("authorfullnames", "authors", "author", "authornames", "af", "au", "firstauthor"),
    "date": ("year", "publicationyear", "pubyear", "py", "date", "publicationdate", "issued", "pd"),
    "journal": (
        *("journal", "journalbook", "publicationtitle", "sourcetitle", "journaltitle"),
        *("containertitle", "source", "so", "jo", "t2"),
    ),
    "short": ("journalabbreviation", "abbreviatedsourcetitle", "isoabbreviation", "ji", "j9", "j2"),
    "volume": ("volume", "vol", "vl"),
    "issue": ("issue", "number", "is"),
    "pages": ("pages", "page", "articlepages", "pg", "pagestart", "startpage", "bp"),
    "lastpage": ("pageend", "endpage", "ep"),
    "article": ("artno", "articlenumber", "ar"),
    "issn": ("issn", "sn", "eissn", "ei"),
    "language": ("language", "languageoforiginaldocument", "la"),
    "abstract": ("abstract", "abstractnote", "ab", "notesabstract"),
    "keywords": ("keywords", "authorkeywords", "manualtags", "de", "kw"),
    "types": ("publicationtype", "publicationtypes", "documenttype", "dt", "pt", "type"),
    "mesh": ("mesh", "meshterms", "meshheadings"),
    "database": ("database", "databasename", "db", "librarycatalog"),
    "marks": ("source", "eid", "ut", "accessionnumber"),
    "complete": ("authorscomplete",),
    "status": ("status",),
    "citation": ("citation",),
    "notes": ("extra", "notes", "note"),
    "addresses": ("url", "link", "address"),
    "listed": ("doiorpmid",),
}
"""What a column holds → its names, the best first, in small letters and figures alone."""
