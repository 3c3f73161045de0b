"""The list of short forms: complete for our own texts, whole, and one with the vocabulary."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import atlas_data
from atlas_data import vocabulary
from atlas_data.model import AtlasError
from atlas_data.vocabulary.abbreviations import ABBREVIATIONS, PLAIN, read

ROOT = Path(__file__).parents[1]
FILE = Path(vocabulary.__file__).parent / "abbreviations.yaml"
KNOWN = {one: entry for entry in ABBREVIATIONS.values() for one in entry.spellings}

NAMES = {
    "names that nobody says in long": "PubMed MEDLINE BMJ JAMA PLoS BibTeX BibLaTeX "
    "LaTeX EndNote RefMan CSL-JSON JSON-LD CC0 CC BY PhD",
    "names of people and places": "DePaul Ehlers-Danlos Epstein-Barr Epstein–Barr Kent-Braun "
    "Nevada-California DeFreitas DAJ JR JD KJ",
    "words with two capitals": "AND OR Non-European Case-Control Myalgia/Chronic Fukuda/Carruthers",
    "numbers of types, phases and hands": "II III",
    "trials, studies and models": "PACE FINE GETSET FITNET-NHS DecodeME RituxME NorCAPITAL "
    "BioMapAI SMILE PREVAIL RECOVER",
    "genes and their variants": "CTLA4 PTPN22 TPPP SMPDL3B DRB1 DQB1 DQA1 HLA-C "
    "IGHV3-30 IGHV3-30-3",
    "drugs": "KPAX002 C12U",
    "viruses called by a patient's initials": "JC BK",
    "numbers of a register": "NCT01966276",
    "several senses here": "CT CFI ENV HR",
    "long form not certain": "EBMH ISF PIFS",
    "a misprint that is quoted": "CFS/MS",
    "kinds of files and sums": "SVG PNG SHA-256 UTF-8 MB",
    "tags and headers of formats and protocols": "AN ER GN TY CORS ETag",
    "words of schema.org": "isPartOf creativeWorkStatus ScholarlyArticle propertyID PropertyValue "
    "CorrectionComment PublicationVolume PublicationIssue",
    "the program's own": "displayModeBar ATLAS SNAPSHOTS A-Z0-9 DOCTYPE static/media/SourceSans",
}
REASON = {name: why for why, names in NAMES.items() for name in names.split()}
TOKEN = re.compile(r"[A-Za-z0-9α-ωΑ-Ω]+(?:[-/–‑][A-Za-z0-9α-ωΑ-Ω]+)*")


def short_forms(text: str) -> set[str]:
    """Everything in a text that has two capital letters, whole."""
    for spelling in ("EA(D)",):
        text = text.replace(spelling, " ")
    return {one for one in TOKEN.findall(text) if sum(map(str.isupper, one)) >= 2}


def accounted_for(token: str) -> bool:
    """Whether a token, or each part of it between hyphens and slashes, is known or a name."""
    if token in KNOWN or token in REASON or sum(map(str.isupper, token)) < 2:
        return True
    cuts = [at for at, letter in enumerate(token) if letter in "-/–‑"]
    return any(accounted_for(token[:at]) and accounted_for(token[at + 1 :]) for at in cuts)


def study_texts() -> Iterator[tuple[str, str]]:
    path = Path(atlas_data.__file__).parent / "catalogue" / "readings.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        for field in ("summary", "why_it_matters", "does_not_show", "doubt"):
            if said.get(field):
                yield f"{said['study']} {field}", said[field]


def interface_texts() -> Iterator[tuple[str, str]]:
    components = sorted((ROOT / "components").glob("*.py"))
    for path in (*components, ROOT / "atlas_data" / "query" / "filters.py"):
        for node in strings(ast.parse(path.read_text(encoding="utf-8"))):
            yield f"{path.name}:{node.lineno}", str(node.value)
    for path in sorted((ROOT / "atlas_data" / "texts").glob("*.ftl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield path.name, "\n".join(one for one in lines if not one.startswith("#"))


def strings(tree: ast.Module) -> Iterator[ast.Constant]:
    """The string literals of a module, docstrings left out: no reader sees them."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def vocabulary_texts() -> Iterator[tuple[str, str]]:
    listed = [*vocabulary.FACETS.values(), *vocabulary.TERMS.values(), vocabulary.CAVEATS]
    for terms in listed:
        for term in terms.values():
            told = (getattr(term, name, "") for name in ("plain", "because"))
            yield term.id, " ".join((term.label, term.short, term.meaning, *told))


@pytest.mark.parametrize("texts", [study_texts, interface_texts, vocabulary_texts])
def test_every_short_form_is_explained_or_left_out_for_a_reason(texts):
    unknown = {
        token: where
        for where, text in texts()
        for token in short_forms(text)
        if not accounted_for(token)
    }
    assert not unknown, (
        "Add each to vocabulary/abbreviations.yaml if its long form is certain and true at every "
        f"place, else here with the reason: {unknown}"
    )


def test_a_new_short_form_raises_the_alarm():
    assert not accounted_for("QXZ") and not accounted_for("QXZ-positive")
    assert accounted_for("EBV-infected") and accounted_for("CCC/ICC")
    assert not accounted_for("CCC/QXZ")


def test_no_name_is_also_an_entry():
    assert not REASON.keys() & KNOWN.keys()


def same(text: str) -> str:
    return re.sub(r"[-–\s]+", " ", text).casefold()


def test_viruses_are_called_as_the_vocabulary_calls_them():
    compared = 0
    for term in vocabulary.VIRUSES.values():
        entry = KNOWN.get(term.short)
        if entry and term.label != term.short and entry.short not in term.label:
            long, label = same(entry.long), same(term.label)
            assert label.startswith(long) or long.removesuffix("us") in label, term.id
            compared += 1
    assert compared >= 9


def test_definitions_are_called_as_the_vocabulary_calls_them():
    labels = " ".join(term.label for term in vocabulary.CRITERIA.values())
    for short in ("CCC", "ICC", "ECD", "NIOF"):
        assert same(ABBREVIATIONS[short].long) in same(labels), short
    assert same(ABBREVIATIONS["PEM"].long) in same(vocabulary.term("pem", "required").meaning)


def test_plain_words_are_few_and_say_more_than_the_long_form():
    for entry in ABBREVIATIONS.values():
        assert entry.plain is None or len(entry.plain.split()) <= PLAIN
        assert entry.plain != entry.long and entry.short not in (entry.plain or "").split()


def test_a_plural_has_a_plural_long_form():
    assert ABBREVIATIONS["GP"].said("GPs") == "general practitioners"
    assert ABBREVIATIONS["GP"].said("GP") == "general practitioner"
    assert ABBREVIATIONS["HHV-6"].said("HHV6") == "human herpesvirus 6"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- short: EBV\n  long:", "- short: EBV\n  lang:", "entry EBV, has a field “lang”"),
        ("- short: EBV\n", "- short: CMV\n", "entry CMV, .* stands there twice"),
        ("also: [GPs]", "also: [EBV]", "entry EBV, .* stands there twice"),
        ("also: [GPs]", "also: GPs", "entry GP, has no list"),
        ("also: [GPs]", "also: [Gp]", "entry GP, .*two capital letters"),
        ("a talking treatment", "a " * 13, "entry CBT, .*12 words"),
        ("  long: ribonucleic acid\n", "", "entry RNA, has no text as long"),
        ("\nabbreviations:", "\nabbreviations", "is not YAML|has no list"),
        ("abbreviations:\n", "other:\n", "has no list"),
    ],
)
def test_a_broken_entry_is_named(tmp_path, old, new, told):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "abbreviations.yaml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AtlasError, match=rf"abbreviations\.yaml,? ?.*({told})"):
        read(broken)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(AtlasError, match=r"cannot be read .*put the file back"):
        read(tmp_path / "abbreviations.yaml")
