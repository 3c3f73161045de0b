"""The public proof: what the page says was read is what the programs read."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from atlas_data import formats, texts
from atlas_data.formats import proof, tally
from atlas_data.formats.reference import STYLES, reference
from atlas_data.query.atlas import Atlas
from components import proof as page
from tests.formats import proof as trying
from tests.formats.fixtures import RECORDS, STUDIES
from tests.formats.written import text


@pytest.fixture(scope="module")
def html(shipped: Atlas) -> str:
    return page.text(shipped)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_stored_results_are_what_the_programs_say_now():
    stored = json.loads(proof.FILE.read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", stored.pop("tried_on"))
    assert stored == json.loads(json.dumps(trying.results())), (
        "write them anew: .venv/bin/python -m tests.formats.proof"
    )


def test_c1_every_field_came_back_or_has_a_named_reason():
    for one in proof.load().readings:
        for found in (one.trials, one.studies):
            assert found.read == found.written > 0
            assert found.differing == ()
            assert found.alike + sum(found.exceptions.values()) >= found.fields


def test_a_field_that_comes_back_otherwise_is_told():
    (bibtex, *_) = trying.tried()
    count = trying._Count()
    said = bibtex.wanted(STUDIES[0]) | {"year": "1066", "doi": "10.99999/other"}
    trying._compare(bibtex, STUDIES[0], said, count)
    assert count.differing == [f"{STUDIES[0].id}: year", f"{STUDIES[0].id}: doi"]
    assert (count.fields, count.alike) == (10, 8)


def test_the_page_promises_something_of_every_format(html):
    for one in formats.WRITERS:
        assert "docx" in one.slug or one.label in words(html)
        assert words(texts.say(f"proof-promise-{one.slug.rpartition('-')[2]}")) in words(html)


def test_c1_the_page_says_what_each_format_makes_of_a_list_cut_short(html):
    said = words(html)
    for one in ("ends in “and others”", "ends in “et al.,”, as EndNote asks", "general note (GN)",
                "stands in the note", "from a list of studies it cannot"):  # fmt: skip
        assert one in said


def test_the_page_says_that_references_get_no_letters(html):
    assert "Works with one first author and year get no letters (2021a, 2021b)" in words(html)


def test_the_page_shows_every_trial_as_the_writers_spell_it(html):
    assert html.count("<details") == len(RECORDS)
    shown = [unescape(one) for one in re.findall(r"<code>(.*?)</code></pre>", html, re.DOTALL)]
    for study in STUDIES:
        for slug in ("bibtex", "biblatex", "ris", "csl"):
            file = text(slug, [study]).replace("\r\n", "\n")
            bare = [line for line in file.splitlines() if tally.sentence([study]) not in line]
            assert "\n".join(bare).strip("\n") in shown
        for style in STYLES:
            assert f'<p class="reference">{reference(study.record, style).html}</p>' in html


def test_the_page_says_which_records_are_made_up(html):
    assert words(html).count("A made-up record: nobody wrote this report.") == len(RECORDS) - 4
    assert words(html).count("A real report.") == 4


def test_the_page_counts_what_is_stored_and_gives_every_exception_its_reason(html):
    told, said = proof.load(), words(html)
    fields = sum(one.studies.fields + one.trials.fields for one in told.readings)
    assert f"{fields:,} fields compared" in said and "0 differ for no named reason" in said
    for one in told.readings:
        assert f"{one.reader} {one.version}" in said
        for name in {*one.studies.exceptions, *one.trials.exceptions}:
            assert f'<dt id="proof-{name}">' in html
            assert texts.say(f"proof-why-{name}") in said


def test_what_came_back_of_a_trial_stands_below_it(html):
    fold = next(one for one in html.split("<details")[1:] if ">F12:" in one)
    assert "pandoc citeproc: as written, but for: signs in an address" in words(fold)
    assert "rispy: as written" in words(fold)


def test_another_snapshot_is_not_passed_off_as_tried(atlas: Atlas):
    assert f"snapshot {atlas.name}, which has not been tried yet" in words(page.text(atlas))
