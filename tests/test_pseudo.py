"""No sentence of the interface stands outside the texts: in the pseudo-language, none is English.

The studies' own words are Cyrillic here, so that every English word that can be seen is a fault.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape

import pytest

from atlas_data.formats import proof
from atlas_data.vocabulary.abbreviations import ABBREVIATIONS

_DRAW = """
import json
from urllib.parse import parse_qs
from atlas_data import snapshot
from atlas_data.model import Author, Caveat, Criterion, Evidence, Notice, Pathogen, Pem, Record
from atlas_data.model import Reported, Sample, Study
from atlas_data.query.atlas import Atlas
from atlas_data.vocabulary import CAVEATS, CRITERIA, VIRUSES
from components import address, screens, study
from components.atlas import Shown

word = "жук"
proof = Evidence(words=word, place="abstract", by="reading")
def made(number, status, basis, read, record_status):
    said = word if read != "none" else None
    told = {} if read == "none" else dict(
        plain_title=word, points=(word + ".",) * 3, summary=word + ".", why_it_matters=word,
        does_not_show=word, read_on="2026-01-01", doubt=word,
        caveats=tuple(Caveat(id=one, by="reading") for one in list(CAVEATS)[number::5]),
        sample=Sample(cases=4, controls=3, other=2, evidence=proof),
        criteria=(Criterion(id=list(CRITERIA)[number], role="entry", evidence=proof),),
        criteria_entry=(list(CRITERIA)[number],), virus=(list(VIRUSES)[number],),
        pathogens=(Pathogen(id=list(VIRUSES)[number], role="studied", finding="association",
                            specimens=("blood",), evidence=proof),),
        topics=("infection",), population=("adults",), design="case_control", scope="mecfs",
        registration="1", funding=word, conflicts=word,
        reporting=(
            Reported(element="study_type", state="reported"),
            Reported(element="case_definition", state="not_reported"),
            Reported(element="random_allocation", state="not_applicable"),
            Reported(element="age", state="reported", evidence=proof),
        ),
    )
    notices = (Notice(kind=record_status, text=word, doi="10.1/1"),)
    record = Record(
        title=word, authors=(Author(family=word, given=word),) * (number + 1), journal=word,
        year=2000 + number, volume="1", pages="1-2", doi="10.1/1", pmid="1", pmcid="1",
        journal_printed=word, journal_matched_by="title", sources=(word,), checked_on="2026-01-01",
        status=record_status, status_source=word,
        notices=() if record_status == "not_checked" else notices,
    )
    return Study(id=f"s{number}", record=record, read=read,
                 pem=Pem(status=status, basis=basis, evidence=proof if basis else None,
                         measured=None if read == "none" else False), **told)

studies = [
    made(0, "required", "stated", "full_text", "corrected"),
    made(1, "not_required", "definition", "abstract", "preprint"),
    made(2, "unclear", "none", "abstract", "concern"),
    made(3, "not_applicable", "design", "title", "superseded"),
    made(4, "not_checked", None, "none", "retracted"),
    made(5, "required", "definition", "abstract", "not_checked"),
]
about = {"date": "2026-01-01", "coverage": {"share": word, "text": word}, "read_by": word}
shown = Shown(Atlas(snapshot.table(studies, about)), (word,))
addresses = json.loads(input())
out = {}
for one in addresses:
    path, _, query = one.partition("?")
    made = screens.SCREENS[path](shown, address.read(path, parse_qs(query)))
    after = (one if isinstance(one, str) else one.waiting() for one in made.after)
    parts = [*made.before, *after, made.said]
    out[one] = " ".join(parts) + " " + made.title + " " + json.dumps(
        list((made.panel or {}).get("told", {}).values()), ensure_ascii=False)
out["plain"] = " ".join(study.plain(shown, "s1", host="").before)
print(json.dumps(out))
"""
ADDRESSES = (
    *("/", "/?view=table&retracted=show", "/?view=reading", "/?mode=calm", "/?rest=yes&at=s1"),
    *(
        "/?virus=NOPE&q=жук&from=2005&to=2001&page=99&sort=x&view=x&mode=x&at=s99&rest=x&snapshot=x",
    ),
    *("/?pem=required&virus=ebv&criteria=fukuda-1994&q=жук&from=1990&to=2000&cases=5",),
    *("/?reported=age&not-reported=sex&report-not-checked=sex",),
    *("/?status=retracted&design=rct&topic=infection&read=none&snapshot=2030-01-01",),
    *(f"/study?id=s{number}" for number in range(6)),
    *(f"/study?id=s{number}&mode=calm" for number in range(6)),
    *("/study?id=nope", "/study", "/methods", "/design"),
    *("/start", "/retractions", "/retractions?virus=ebv", "/glossary", "/check", "/data"),
    *("/list", "/list?ids=s1,s4,s9", "/api", "/api?virus=ebv", "/citations"),
)
# Names and what an address says are the same in every language.
_NOT_SAID = re.compile(
    r"<(script|style|code)\b.*?</\1>"
    r'|<(span|p) class="address[^>]*>(?:<span[^>]*></span>)?.*?</\2>|<p class="reference".*?</p>'
    r'|<span class="Z3988"[^>]*>|<pre\b.*?</pre>'
    r"|“[^”]*”|https?://\S+",
    re.S,
)
_SPOKEN = re.compile(r'\s(?:aria-label|title|data-what|data-subject|placeholder)="([^"]*)"')
NAMES = {"CFS", "PubMed", "BibTeX", "RIS", "CSV", "Excel", "DOI", "PMID", "PMCID"}
NAMES |= {"APA", "AMA", "NLM", "Vancouver", "Python", "curl"}
NAMES |= set(re.findall(r"[A-Za-z]{3,}", " ".join(ABBREVIATIONS)))  # the glossary lists them all
READERS = " ".join(f"{one.reader} {one.version}" for one in proof.load().readings)
NAMES |= {"FLUGE", *re.findall(r"[a-z]{3,}", READERS)}  # a trial record, and programs


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """Every screen in the pseudo-language, from a program of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _DRAW],
        input=json.dumps(ADDRESSES),
        env=os.environ | {"ATLAS_LOCALE": "pseudo"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    shown: dict[str, str] = json.loads(done.stdout)
    return shown


@pytest.mark.parametrize("address", [*ADDRESSES, "plain"])
def test_no_english_stands_outside_the_texts(address: str, drawn: dict[str, str]) -> None:
    html = _NOT_SAID.sub(" ", drawn[address])
    said = unescape(" ".join(_SPOKEN.findall(html)) + " " + re.sub(r"<[^>]*>", " ", html))
    assert "öö" in said, "the pseudo-language is not on"
    words = set(re.findall(r"(?<![\w-])[A-Za-z]{3,}(?![\w-])", said)) - NAMES
    assert words == set(), sorted(words)
