"""The page on methods and data: its numbers are those of the file, and no rule is left out.

The numbers are counted again with pandas from the Parquet file, apart from the code of the page.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pandas
import pytest

import server
from atlas_data import snapshot, vocabulary
from atlas_data.ingest import catalogue, screen
from atlas_data.query.atlas import Atlas
from components import abbreviations, address, coverage, flow, frame, methods, rest
from components import atlas as shelf
from components.atlas import Shown
from components.escape import h
from tests.conftest import SHIPPED, half, made_up
from tests.test_pages import opened, publish, text

CATALOGUE = SHIPPED.parent / "catalogue"


@pytest.fixture(scope="module")
def studies() -> pandas.DataFrame:
    return pandas.read_parquet(snapshot.newest(SHIPPED)[0] / snapshot.STUDIES)


@pytest.fixture(scope="module")
def shown() -> Shown:
    return shelf.load()


@pytest.fixture(scope="module")
def page(shown: Shown) -> str:
    return methods.text(shown.atlas)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def section(page: str, name: str) -> str:
    found = re.search(rf'<section><h2 id="methods-{name}">.*?</section>', page, flags=re.S)
    assert found, name
    return found[0]


def rows(html: str, caption: str) -> dict[str, list[str]]:
    """The rows of the table with that caption: its header → its cells."""
    held = next(one for one in re.findall(r"<table.*?</table>", html, re.S) if caption in one)
    body = held.split("<tbody", 1)[1]
    return {
        words(head): [words(cell) for cell in re.findall(r"<td.*?</td>", cells, re.S)]
        for head, cells in re.findall(r"<th.*?>(.*?)</th>(.*?)</tr>", body, re.S)
    }


def test_the_flow_adds_up_at_every_step(shipped: Atlas) -> None:
    counted = flow.numbers(shipped)
    assert counted.records == counted.studies + sum(counted.left_out.values())
    assert counted.studies == counted.read + counted.unread
    assert counted.read == sum(counted.levels.values())
    assert counted.twice <= counted.read


def test_the_flow_is_that_of_the_catalogue(page: str, studies: pandas.DataFrame) -> None:
    lines = (CATALOGUE / "left_out.jsonl").read_text(encoding="utf-8").splitlines()
    left_out = [json.loads(one) for one in lines]
    records = [one for one in left_out if one.get("identifiers")]
    held = len((CATALOGUE / "studies.jsonl").read_text(encoding="utf-8").splitlines())
    said = words(section(page, "flow"))
    assert f"{held + len(records):,} records of publications came in" in said
    assert f"{len(records)} were left out" in said
    for reason in {one["reason"] for one in records}:
        number = sum(one["reason"] == reason for one in records)
        assert f"{number}: {vocabulary.TERMS['left_out'][reason].label}" in said
    assert f"{len(studies):,} studies are in the atlas" in said
    assert f"{(studies.read != 'none').sum():,} of them were read for the atlas" in said
    assert f"{(studies.read == 'none').sum():,} were not read yet" in said
    assert f"{studies.read_twice.sum()} of these were read a second time" in said
    back = studies.status.isin(["retracted", "withdrawn"]).sum()
    assert f"{back} of them were taken back" in said


def test_every_reason_for_leaving_out_has_its_words() -> None:
    assert set(vocabulary.TERMS["left_out"]) == set(screen.REASONS)


def test_the_three_key_figures_stand_before_everything_else(
    page: str, studies: pandas.DataFrame
) -> None:
    figures = re.findall(r'<p class="figure"><b>([\d,]+)</b>', page)
    read = (studies.read != "none").sum()
    assert figures == [f"{one:,}" for one in (len(studies), read, len(studies) - read)]
    assert page.index('class="figure"') < page.index("<h2")


def test_decades_are_counted_from_the_file(page: str, studies: pandas.DataFrame) -> None:
    shown = rows(section(page, "coverage"), "Studies by decade")
    for start, held in studies.groupby(studies.year // 10 * 10):
        read = (held.read != "none").sum()
        assert shown.pop(f"{start:.0f}–{start + 9:.0f}") == [f"{len(held):,}", f"{read:,}"]
    unknown = studies[studies.year.isna()]
    read = (unknown.read != "none").sum()
    assert shown.pop("Year not stated") == [str(len(unknown)), str(read)]
    read = (studies.read != "none").sum()
    assert shown == {"All": [f"{len(studies):,}", f"{read:,}"]}


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("PEM", "pem_status"),
        ("Criteria for entry", "criteria_entry"),
        ("Study design", "design"),
        ("Virus studied", "virus"),
        ("Topic", "topics"),
        ("Population", "population"),
        ("Scope", "scope"),
    ],
)
def test_questions_without_an_answer_are_counted_from_the_file(
    page: str, studies: pandas.DataFrame, question: str, column: str
) -> None:
    held = studies[column].explode()
    states = ("not_stated", "unclear", "not_applicable", "not_checked")
    told = rows(section(page, "coverage"), "Questions without an answer")[question]
    assert told == [f"{(held == state).sum():,}" for state in states]


def test_other_gaps_are_counted_from_the_file(page: str, studies: pandas.DataFrame) -> None:
    said = words(section(page, "coverage"))
    unlisted = studies.journal_matched_by.isna() & studies.journal.notna()
    nameless = studies.doi.isna() & studies.pmid.isna() & studies.pmcid.isna()
    for told in (
        f"Publication status not checked: {(studies.status == 'not_checked').sum():,}.",
        f"Authors not named, or not all of them: {(~studies.authors_complete).sum():,}.",
        f"No journal named: {studies.journal.isna().sum():,}.",
        f"so shown as printed: {unlisted.sum():,}.",
        f"PMCID: {nameless.sum():,}.",
        f"Year not stated: {studies.year.isna().sum():,}.",
        f"because there was no abstract: {(studies.read == 'title').sum():,}.",
    ):
        assert told in said


def test_every_case_definition_says_what_it_asks_about_pem_and_where(page: str) -> None:
    rules = section(page, "rules").split("Viruses and other germs")[0]
    entries = re.findall(
        r"<li><p><strong>(.*?)</strong></p>(.*?)(?=<li><p><strong>|</ul></details>)", rules
    )
    told = {unescape(name): html for name, html in entries}
    for one in vocabulary.CRITERIA.values():
        html = told[one.label]
        assert f"pem-{one.pem_status}" in html, one.id
        assert h(one.meaning) in html and h(one.pem_location) in html, one.id
        assert one.badge_note is None or h(one.badge_note) in html, one.id
        assert all(h(name) in html for name in one.aliases), one.id


def test_each_definition_counts_the_studies_it_decided(
    page: str, studies: pandas.DataFrame
) -> None:
    held = studies.criteria_entry.explode()
    for one in ("fukuda_1994", "ccc_2003", "icc_2011"):
        at = page.index(h(vocabulary.CRITERIA[one].label))
        said = re.search(r"could join ([\d,]+) stud", page[at:])
        assert said and int(said[1].replace(",", "")) == (held == one).sum()


@pytest.mark.parametrize("table", ["CAVEATS", "DESIGNS", "VIRUSES", "TOPICS"])
def test_every_term_of_the_vocabulary_is_there_with_its_meaning(page: str, table: str) -> None:
    listed = getattr(vocabulary, table)
    for one in listed.values():
        assert f"<strong>{h(one.label)}</strong></p><p>{h(one.meaning)}" in page, one.id


@pytest.mark.parametrize("table", ["DESIGNS", "VIRUSES", "TOPICS"])
def test_a_closed_list_says_how_many_it_holds(page: str, table: str) -> None:
    folds = re.findall(r"<summary>All ([a-z ]+): (\d+)</summary>", page)
    assert str(len(getattr(vocabulary, table))) in dict(folds).values() and len(folds) == 3


def test_the_lists_of_caveats_hold_all_of_them_once(page: str) -> None:
    rules = section(page, "rules")
    lists = rules[rules.index(">Caveats<") : rules.index(">What a rule may never do<")]
    numbers = [int(one) for one in re.findall(r"<summary>[^<]*?(\d+)</summary>", lists)]
    assert sum(numbers) == len(vocabulary.CAVEATS) == lists.count("Given by reading in")


def test_a_caveat_counts_who_gave_it(page: str, studies: pandas.DataFrame) -> None:
    held = pandas.DataFrame(list(studies.caveats.explode().dropna()))
    for one in ("small_sample", "association_not_causation", "single_centre"):
        by = held[held.id == one].by.value_counts()
        at = page.index(f"<strong>{h(vocabulary.CAVEATS[one].label)}</strong>")
        said = re.search(r"by reading in ([\d,]+) and by rule in ([\d,]+) of", page[at:])
        assert said
        told = [int(number.replace(",", "")) for number in said.groups()]
        assert told == [by.get("reading", 0), by.get("rule", 0)]


def test_the_pem_procedure_is_told_step_by_step_and_so_are_the_limits(page: str) -> None:
    rules = words(section(page, "rules"))
    for name in ("pem_procedure", "rule_limits"):
        places = [rules.index(one.meaning) for one in vocabulary.TERMS[name].values()]
        assert places == sorted(places), name


def test_no_pattern_and_no_code_word_is_shown(page: str) -> None:
    assert not re.search(r"\\b|\(\?[:i-]|not_required|not_stated|\bbasis “", words(page))


def test_the_rules_are_measured_with_their_numbers(page: str, shipped: Atlas) -> None:
    shown = rows(section(page, "accuracy"), "Labels given by rules")
    measured: dict[str, Any] = shipped.about["rules"]
    assert len(shown) == len(measured)
    for name, label in (("design", "Design"), ("virus", "Virus studied"), ("topics", "Topics")):
        given, same = measured[name]["given"], measured[name]["as_read"]
        assert shown[label] == [f"{given:,}", f"{same:,}", f"{same / given:.0%}"]
    assert "Nor does it show that the readings are right" in words(page)


def test_the_agreement_is_what_the_two_readings_give(
    page: str, shipped: Atlas, studies: pandas.DataFrame
) -> None:
    twice = studies[studies.read_twice]
    differ = twice.readings_differ.explode()
    shown = rows(section(page, "accuracy"), "Agreement of the two readings")
    for name, label in (("pem", "PEM status"), ("design", "Design"), ("scope", "Scope")):
        same = 1 - (differ == name).sum() / len(twice)
        kappa = shipped.about["agreement"]["measures"][name]["kappa"]
        assert shown[label] == [str(len(twice)), f"{same:.0%}", f"{kappa:.2f}"]
    said = words(section(page, "accuracy"))
    assert "Agreement is not correctness" in said
    assert "No clinician or expert has checked either" in said


def test_the_edition_can_be_checked_and_cited(page: str, shown: Shown) -> None:
    path = SHIPPED / shown.atlas.name / "studies.parquet"
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    assert sha in section(page, "versions")
    assert vocabulary.VERSION in section(page, "versions")
    cited = f"ME/CFS Atlas Explorer, snapshot {shown.atlas.name} ({sha[:12]})"
    line = re.search(r'<p class="reference">(.*?)</p>', section(page, "cite"))
    assert line and words(line[1]).startswith(cited)
    assert f"/methods?snapshot={shown.atlas.name}" in line[1]


def test_a_reader_without_scripts_sees_no_address_that_lacks_its_host(page: str) -> None:
    plain = re.sub(r'<span class="scripted">.*?</span>[^<]*</span>', "", section(page, "cite"))
    shown = words(plain)
    assert "/methods" not in shown and "After it comes the address of this page." in shown
    rules = frame.css().partition("@media (scripting: none) {")[2]
    assert rules.index(".scripted { display: none; }") < rules.index("@media")


def test_a_first_snapshot_has_nothing_to_compare_with_and_says_so(page: str) -> None:
    held = snapshot.held(SHIPPED)
    assert ("This is the first snapshot held here" in page) == (len(held) == 1)


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_SNAPSHOTS", str(tmp_path))
    return tmp_path


def test_what_changed_since_the_snapshot_before_is_counted_and_named(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up()[1:])
    publish(own_data, "2026-02-01", made_up()[:-1])
    html = methods.text(shelf.load().atlas)
    told = section(html, "changes")
    assert "Since the snapshot of 2026-01-01: 1 added, 1 removed, 0 retracted." in words(told)
    assert f"/study?id={made_up()[0].id}" in told
    assert made_up()[-1].id in told and f"/study?id={made_up()[-1].id}" not in told


def test_an_earlier_snapshot_that_cannot_be_opened_is_told(own_data: Path) -> None:
    publish(own_data, "2026-02-01", made_up())
    half(own_data, "2026-01-01", b"PAR1 of another form")
    told = words(section(methods.text(shelf.load().atlas), "changes"))
    assert "An earlier snapshot (2026-01-01) is held here" in told
    assert "cannot open it" in told


def test_a_snapshot_that_says_nothing_of_itself_is_shown_without_guesses(own_data: Path) -> None:
    publish(own_data, "2026-02-01", made_up())
    html = methods.text(shelf.load().atlas)
    assert "records of publications came in" not in html
    assert f"<b>{len(made_up())}</b> studies are in the atlas" in html
    assert words(section(html, "accuracy")).count("This snapshot holds no measurement") == 2
    assert "is not recorded in this snapshot" in section(html, "coverage")


def test_every_line_of_the_contents_leads_to_a_heading(page: str) -> None:
    targets = re.findall(r'<a href="#([\w-]+)"', page)
    assert len(targets) == len(set(targets)) == page.count("<h2")
    for one in targets:
        assert page.count(f'<h2 id="{one}"') == 1


@pytest.mark.parametrize("name", ["methods.py", "about.py"])
def test_the_page_opens_at_its_old_address_too(name: str) -> None:
    assert "From records to studies" in text(opened(name))


def answered(path: str, query: str) -> dict[str, Any]:
    """The start of the server's answer, asked for as a web server asks."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asking = server.FirstView(server.app)({**scope, "query_string": query.encode()}, receive, send)
    with ThreadPoolExecutor(1) as thread:  # a browser's tests may have a loop in this one
        thread.submit(asyncio.run, asking).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return {"status": sent[0]["status"], **headers}


@pytest.mark.parametrize("query", ["", "virus=ebv&mode=calm", "q=a%20%22b%22&pem=required"])
@pytest.mark.parametrize("old", ["/about", "/about/"])
def test_an_old_link_leads_to_the_page_for_good_with_its_question(old: str, query: str) -> None:
    answer = answered(old, query)
    assert answer["status"] == 308
    assert answer["location"] == ("/methods?" + query if query else "/methods")


def test_calm_mode_and_rest_work_here_too(shown: Shown) -> None:
    calm = methods.screen(shown, address.read("/methods", {"mode": ["calm"]}))
    assert calm.mode == "calm" and "From records to studies" in "".join(calm.before)
    resting = methods.screen(shown, address.read("/methods", {"rest": ["yes"], "at": ["part-3"]}))
    assert resting == rest.screen(
        shown, address.read("/methods", {"rest": ["yes"], "at": ["part-3"]})
    )
    assert "/methods?at=part-3" in unescape("".join(resting.before))


def test_short_forms_are_explained_and_nothing_else_is_changed(page: str) -> None:
    plain = abbreviations.Page().explain(page)
    assert re.sub(r' <span class="long">\([^<]*\)</span>', "", plain) == page


FLOW = {
    "files": 3,
    "read": 2_000,
    "problems": 10,
    "deleted": 4,
    "screened_out": {"not_named": 70, "other_fatigue": 0, "out_of_scope": 400},
    "kept": {"mecfs": 1_500, "peripheral": 16},
    "catalogue": 12,
    "merged": {"same identifier": 1_300, "same title and authors; one is a preprint": 210},
    "notices": 5,
    "refused": 1,
    "studies": 12,
}
SCORES = {  # as `evaluate` tells them, with figures made up
    "studies": {"abstract": 20, "full_text": 40},
    "apart": 20,
    "one": {
        "pem": {
            "same": 45,
            "total": 60,
            "answers": {"required": {"both": 19, "only_rules": 1, "only_coding": 5}},
        },
        "of_tomorrow": {"same": 1, "total": 2, "answers": {}},
    },
    "many": {"criteria_entry": {"both": 0, "only_rules": 0, "only_coding": 4}},
}


def told_with(own_data: Path, **said: object) -> str:
    table = snapshot.table(made_up(), {"date": "2026-02-01", **said})
    snapshot.write(table, own_data / "2026-02-01")
    return methods.text(shelf.load().atlas)


def test_what_an_operator_brought_in_is_counted_step_by_step(own_data: Path) -> None:
    told = words(section(told_with(own_data, flow=FLOW), "flow"))
    for said in (
        "2,000 records stood in 3 files that the operator of this server brought in",
        "10 could not be used. 4 are gone, as their source says.",
        "1,986 records could be used",
        "470 were left out: 400: Not about ME/CFS.",
        "70: The illness is not named. Neither",
        "1,516 records were kept, and put with the 12 studies that came with the program 1,500: ",
        "1,510 records were of a study that was there already: 1,300: same identifier 210: same",
        "5 are notices on other works. They are told with these. 1 failed a check",
        "12 studies are in the atlas",
    ):
        assert said in told, said
    assert "Fatigue in another illness" not in told, "a reason for which nothing was left out"
    assert "records of publications came in" not in told


def test_measured_rules_are_shown_with_what_they_missed(own_data: Path) -> None:
    told = section(told_with(own_data, accuracy=SCORES), "accuracy")
    assert "full text of 60 papers" in words(told) and "not tuned on 20 of these" in words(told)
    rows = dict(re.findall(r'rowheader">(.*?)</th>(.*?)</tr>', told))
    assert words(rows["PEM status: required"]).split() == ["19", "1", "5", "95%", "79%"]
    assert words(rows["Case definition that decides who takes part"]) == "0 0 4 not measured 0%"
    assert words(rows["PEM status"]) == "45 60 75%"


def test_rules_that_nobody_measured_are_not_shown_as_measured(own_data: Path) -> None:
    assert "coded by hand" not in words(section(told_with(own_data), "accuracy"))


def test_the_shipped_measure_is_of_papers_the_rules_were_not_tuned_on(page: str) -> None:
    measured = json.loads((catalogue.FOLDER / "accuracy.json").read_text("utf-8"))
    number = sum(measured["studies"].values())

    assert measured["apart"] == number
    told = words(section(page, "accuracy"))
    assert f"full text of {number} papers that had been read for the atlas" in told
    assert "The rules were not tuned on any of these." in told


def test_the_share_of_the_field_is_not_told_of_records_an_operator_brought_in(
    own_data: Path,
) -> None:
    counted = {"share": "about an eighth of the field", "text": "Roughly an eighth is here."}
    assert (
        coverage.share(Atlas(snapshot.table(made_up(), {"coverage": counted})))
        == (counted["share"])
    )
    told = words(section(told_with(own_data, coverage=counted, flow=FLOW), "coverage"))
    assert "This is said of the studies that came with the program: Roughly an" in told
    assert coverage.share(shelf.load().atlas) == "a part of the field"


def test_studies_that_only_rules_read_are_counted_apart(own_data: Path) -> None:
    ruled = [
        replace(one, ruled_on=level)
        for one, level in zip(made_up(), ("abstract", "full_text"), strict=False)
    ]
    snapshot.write(
        snapshot.table([*ruled, *made_up()[2:]], {"date": "2026-02-01"}), own_data / "2026-02-01"
    )
    told = words(section(methods.text(shelf.load().atlas), "flow"))
    assert (
        "2 were not read yet. Rules alone gave their labels: to 0 from title and publication "
        "type, to 1 from the abstract, to 1 from abstract and methods."
    ) in told
