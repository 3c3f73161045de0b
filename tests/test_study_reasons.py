"""A study's page: why it has its labels, its other reports, and texts that the operator holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from atlas_data import release, snapshot
from atlas_data.formats import reading
from atlas_data.model import Evidence, Passage, Pem, Reason
from atlas_data.query import known
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.store import Entry, File, Store
from components import atlas as shelf
from components import lineage, own_text, reasons, study_view
from components import study as page
from components.address import Asked
from components.atlas import Shown
from components.escape import h
from components.evidence import quote
from routes import ROUTES
from tests.conftest import made_up, read, study
from tests.explained import ABSTRACT, METHODS, explained, outread, put_texts
from tests.test_publish import table


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def html(one: object) -> str:
    atlas = Atlas(snapshot.table([one], {"date": "2026-01-01"}), name="2026-01-01")  # type: ignore[list-item]
    asked = Asked(path="/study", question=Question(), study=one.id)  # type: ignore[attr-defined]
    made = page.screen(Shown(atlas, ()), asked)
    return "".join((*made.before, *made.after))


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The operator's folder, with texts of the made-up study."""
    monkeypatch.setenv("ATLAS_LOCAL", str(tmp_path))
    monkeypatch.delenv("ATLAS_SNAPSHOTS", raising=False)
    put_texts(tmp_path / "store.sqlite", "pmid:90000001")
    return tmp_path


# Why these labels


def test_each_conclusion_stands_with_its_rule_words_place_and_role() -> None:
    told = words(reasons.show(explained()))
    assert "Rules had the title, the abstract and the methods section of this study." in told
    for said in (
        "Canadian Consensus Criteria (Carruthers 2003): decides who takes part",
        "PEM required: follows from the definition used",
        "“met the … criteria”",
        "met the Canadian criteria",
        "in the methods section; by rule: methods ask for worsening after effort",
        "40 people with the illness",
        "Blood: Epstein–Barr virus",
    ):
        assert said in told, said
    assert told.count("A rule found this. It holds.") == 4


def test_of_two_rules_both_are_shown_and_which_holds() -> None:
    told = words(reasons.show(explained()))
    assert "It does not hold: another rule goes before it." in told
    pem = told.partition("PEM status")[2]
    assert pem.index("It holds.") < pem.index("It does not hold")


def test_where_a_reading_goes_before_a_rule_both_are_shown() -> None:
    told = words(reasons.show(outread()))
    assert "Fukuda" in told and "A reading of the study found this. It holds." in told
    assert "It does not hold: the reading of the study goes before it." in told
    assert "A rule found this too." in told, "the rule on the design agrees with the reading"


def test_words_are_said_once_and_not_again_by_their_rule() -> None:
    def told(rule: str, place: str = "abstract") -> str:
        return words(quote(Evidence(words="all met it", place=place, by="rule", rule=rule)))

    assert told("abstract says “all met it”") == "all met it in the abstract; by rule"
    assert told("abstract says “all met it”: it decides") == (
        "all met it in the abstract; by rule: it decides"
    )
    assert told("publication type “all met it”", "publication_types").endswith("types; by rule")
    assert told("introduction says “all met it”", "full_text") == (
        "all met it in the section “introduction”; by rule"
    )
    assert (
        told("abstract says “others”")
        == "all met it in the abstract; by rule: abstract says “others”"
    )


def test_what_a_reading_says_goes_before_rules_for_every_question() -> None:
    rule = Evidence(words="rest", place="title", by="rule", rule="title says “rest”")
    reasons_of = {"topic": "immune", "virus": "ebv", "design": "randomised"}
    one = replace(
        read(4),
        topics=("immune",),
        pathogens=(),
        reasons=tuple(
            Reason(facet=facet, term=term, holds=False, evidence=rule, role=_role_of(facet))
            for facet, term in reasons_of.items()
        ),
    )
    told = words(reasons.show(one))
    assert "another rule goes before it" not in told
    assert "A reading of the study found this, and noted no words. It holds." in told
    assert "A rule found this too." in told.partition("Topic")[2]
    assert "randomised." not in told and "Chance made the groups" in told


def _role_of(facet: str) -> str | None:
    return {"virus": "studied", "design": "flag"}.get(facet)


def test_a_study_on_which_no_rule_concluded_has_no_such_section() -> None:
    assert reasons.show(study(1)) == reasons.show(read(3)) == ""


def test_a_label_that_the_vocabulary_lacks_is_shown_as_it_is() -> None:
    odd = explained()
    strange = tuple(
        type(one)(facet=one.facet, term="of_tomorrow", role="new", evidence=one.evidence)
        for one in odd.reasons
    )
    assert "of_tomorrow" in words(reasons.show(type(odd)(**{**_fields(odd), "reasons": strange})))


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}  # type: ignore[attr-defined]


# Reports, related works, disagreements, origins


def test_other_reports_links_differences_and_files_stand_where_facts_come_from() -> None:
    facts = html(explained()).partition("Where the facts come from")[2]
    told = words(facts).replace(" .", ".")
    for said in (
        "Preprint : A made-up preprint <i>of it</i>. Example Preprints, 2000. DOI",
        "Why: same title and authors; one is a preprint.",
        "Commented on by : Example J. 2002;1:1",
        "Why: PubMed names it as a comment.",
        "Year: “2001” was kept; made-up.ris, entry 3 says “2002”. Why: PubMed goes before exports.",
        "made-up.xml, record 7",
    ):
        assert said in told, said
    assert 'href="https://doi.org/10.5555/preprint"' in facts
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/90000002/"' in facts
    assert "<i>of it</i>" not in facts


def test_a_linked_work_that_is_a_study_here_leads_to_it() -> None:
    here = study(2, pmid="90000002")
    atlas = Atlas(snapshot.table([explained(), here], {"date": "2026-01-01"}), name="2026-01-01")
    told = lineage.show(explained().record, atlas)
    assert f'href="/study?id={here.id}' in told and h(here.record.title) in told
    assert "Example J. 2002;1:1" not in told
    assert known.row(atlas, doi="10.5555/NOBODY", pmid=None) is None


def test_a_long_difference_is_behind_its_name_and_pubmeds_word_is_explained() -> None:
    odd = replace(
        explained().record,
        related=(replace(explained().record.related[0], rule="PubMed: CommentIn"),),
        disagreements=(replace(explained().record.disagreements[0], kept="A; " * 200),),
    )
    told = lineage.show(odd, Atlas(snapshot.table([study(1)], {}), name="2026-01-01"))
    assert "<summary>Year: what both say</summary>" in told
    assert "Why: PubMed says so (CommentIn)." in told


def test_a_study_with_one_report_says_nothing_of_others() -> None:
    told = words(html(study(1)))
    for heading in ("Other reports of this study", "Works linked", "Where sources differ", "Files"):
        assert heading not in told.replace("Files of citations", "")


# Studies that only rules read


def test_what_rules_read_is_said_and_never_called_a_reading() -> None:
    ruled, titled = explained(), study(1)
    assert reading.read_line(ruled).endswith("look for words in the abstract and the methods")
    assert reading.read_line(titled).endswith("title and publication type only")
    told = words(html(ruled))
    assert "Nobody has read this study for the atlas yet. Rules looked for fixed words in" in told
    assert "A title alone shows nothing" not in told and "A title alone" in words(html(titled))
    assert study_view.unsaid(ruled).startswith("This study has not been read for the atlas yet")
    assert not reading.ruled(outread())


def test_what_rules_alone_did_not_find_is_never_called_not_stated() -> None:
    nothing = ("not_stated",)
    ruled = replace(
        study(1),
        ruled_on="abstract",
        design="not_stated",
        criteria_entry=nothing,
        virus=nothing,
        topics=nothing,
        population=nothing,
        pem=Pem(status="unclear", basis="none", measured=False),
    )
    told = words(study_view.key_points(ruled) + study_view.labels(ruled))
    for said in ("not stated", "None of our topics", "what was read", "Design not clear"):
        assert said not in told, said
    assert told.count("rules found no words that decide it") >= 7


# Texts that the operator holds


def test_abstract_and_methods_are_shown_escaped_with_the_words_of_labels_marked(
    local: Path,
) -> None:
    told = own_text.show(explained())
    assert "On this server only, not part of the data." in told
    marked = re.findall(r"<mark>(.*?)</mark>", told)
    assert marked == [
        "Forty made-up patients",
        "met the Canadian criteria",
        "worsening after effort",
    ]
    assert "&lt;b&gt;made-up&lt;/b&gt;" in told and "<b>made-up</b>" not in told
    assert "criteria</mark> &amp; rested" in told
    whole = words(told)
    assert ABSTRACT in whole
    assert f"Who took part {METHODS[0]} Samples {METHODS[1]}" in whole.replace(" .", ".")
    assert "Secret made-up results" not in whole


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        (Evidence(words="people tire", place="abstract", start=3), ["people tire"]),
        (Evidence(words="PEOPLE  tire", place="abstract"), ["people tire"]),
        (Evidence(words="words that stand nowhere", place="abstract"), []),
        (Evidence(words="people tire", place="methods"), []),
    ],
)
def test_only_words_that_stand_there_are_marked(
    evidence: Evidence, found: list[str], local: Path
) -> None:
    told = own_text.show(study(1, pmid="90000001", design_evidence=evidence))
    assert re.findall(r"<mark>(.*?)</mark>", told) == found


def test_the_papers_own_abstract_goes_before_a_preprints_and_that_one_is_named(
    local: Path,
) -> None:
    other = "Words of the preprint alone."
    passages = (Passage(place="abstract", text=other),)
    entry = Entry(
        entry=1, record=study(5).record, names=("doi:10.5555/preprint",), scope="mecfs",
        passages=passages,
    )  # fmt: skip
    file = File(name="later.xml", sha256="1" * 64, format="pubmed_xml", taken_on="2099-01-01")
    with Store.open(local / "store.sqlite", write=True) as store:
        store.take(file, [entry])
    told = words(own_text.show(explained()))
    assert ABSTRACT in told and other not in told

    alone = replace(explained(), record=replace(explained().record, pmid="90000077"))
    told = words(own_text.show(alone))
    assert "These are the words of another report of this study: preprint." in told
    assert other in told and ABSTRACT not in told


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, True),
        ({"ATLAS_URL": "https://atlas.example"}, False),
        ({"ATLAS_URL": "https://atlas.example", "ATLAS_TEXTS": "show"}, True),
        ({"ATLAS_TEXTS": "hide"}, False),
    ],
)
def test_a_public_server_shows_no_text_of_others_unless_told_to(
    settings: dict[str, str], shown: bool, local: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ATLAS_URL", "ATLAS_TEXTS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)

    assert bool(own_text.show(explained())) is shown


def test_without_a_store_or_with_a_damaged_one_the_page_stands(local: Path) -> None:
    assert own_text.show(study(9, doi="10.5555/unknown")) == ""
    (local / "store.sqlite").write_bytes(b"no store at all" * 100)
    assert own_text.show(explained()) == ""
    (local / "store.sqlite").unlink()
    assert own_text.show(explained()) == ""
    assert "Where the facts come from" in html(explained())


SECRET = ("nobody knows why", "Blood was drawn twice", "Secret made-up results")


def addresses(study_id: str) -> Iterator[str]:
    yield from (f"/s/{study_id}", "/browse", "/feed.atom", f"/api/studies/{study_id}.json")
    for suffix in (
        "csv", "json", "jsonl", "bib", "biblatex.bib", "ris", "nbib", "csl.json", "parquet", "atom",
        "html", "zip", "apa.txt", "vancouver.docx", "ama.txt",
    ):  # fmt: skip
        yield f"/api/studies.{suffix}?ids={study_id}"
    yield from (f"/data/{name}" for name in release.names())


def test_texts_stand_on_the_page_of_the_study_and_nowhere_else(local: Path) -> None:
    made = release.publish(table([explained(), *made_up()[1:]], "2099-01-01"), local / "snapshots")
    served = shelf.load().atlas
    assert served.name == made.name
    one = explained()
    assert SECRET[0] in html(one) and "On this server only" in html(one)
    calm = page.screen(
        Shown(served, ()), Asked(path="/study", question=Question(mode="calm"), study=one.id)
    )
    assert SECRET[0] in "".join((*calm.before, *calm.after))

    alone = page.plain(Shown(served, ()), one.id, host="https://a.example")
    assert SECRET[0] not in "".join((alone.head, *alone.before, *alone.after))
    client = TestClient(Starlette(routes=list(ROUTES)), base_url="http://127.0.0.1")
    seen = 0
    for at in addresses(one.id):
        answer = client.get(at)
        if answer.status_code != 200:
            continue
        seen += 1
        for secret in SECRET:
            assert secret.encode() not in answer.content, at
    assert seen > 20
    for file in made.place.iterdir():
        for secret in SECRET:
            assert secret.encode() not in file.read_bytes(), file
    assert json.loads((made.place / "manifest.json").read_bytes())["snapshot"] == made.name
