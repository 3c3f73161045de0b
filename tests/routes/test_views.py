"""Every view as plain data: the same studies as on screen, in every format."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from urllib.parse import parse_qs, urlencode
from xml.etree import ElementTree

import bibtexparser
import pyarrow.parquet as pq
import pytest
import rispy
from hypothesis import given, settings
from starlette.testclient import TestClient

from atlas_data import formats
from atlas_data.query import question as asking
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from components import compare
from tests.conftest import SHIPPED
from tests.query.test_atlas import questions

ATOM = "{http://www.w3.org/2005/Atom}"
EBV = Question().with_values("virus", ["ebv"])


def ids(atlas: Atlas, question: Question) -> list[str]:
    return atlas.ids(atlas.all_rows(question))


@settings(max_examples=60, deadline=None)
@given(questions())
def test_d4_any_view_gives_the_studies_of_the_screen_in_its_order(
    client: TestClient, shipped: Atlas, question: Question
) -> None:
    question, _ = asking.parse(parse_qs(asking.query_string(question)))  # years the right way round
    known = tuple(one for one in question.values("ids") if shipped.row(one) is not None)
    question = question.with_values("ids", known)
    answer = client.get(f"/api/studies.jsonl?{asking.query_string(question)}")
    given_ids = [json.loads(line)["id"] for line in answer.text.splitlines()]
    assert given_ids == ids(shipped, question)
    assert answer.headers["atlas-count"] == str(shipped.ask(question).count) == str(len(given_ids))


@pytest.mark.parametrize("sort", ["newest", "oldest", "title", "author", "cases", "relevance"])
def test_the_order_asked_for_is_the_order_of_the_file(
    client: TestClient, shipped: Atlas, sort: str
) -> None:
    question, _ = asking.parse({"q": ["virus"], "sort": [sort]})
    rows = csv.DictReader(io.StringIO(client.get(f"/api/studies.csv?q=virus&sort={sort}").text))
    assert [row["id"] for row in rows] == ids(shipped, question)


def test_c5_every_format_holds_as_many_studies_as_the_screen_counts(
    client: TestClient, shipped: Atlas
) -> None:
    found = {
        ending: client.get(f"/api/studies.{ending}?virus=ebv").content
        for ending in (
            "bib",
            "biblatex.bib",
            "ris",
            "csl.json",
            "json",
            "parquet",
            "atom",
            "apa.txt",
        )
    }
    count = shipped.count(EBV)
    for ending in ("bib", "biblatex.bib"):
        assert len(bibtexparser.parse_string(found[ending].decode()).entries) == count
    assert len(rispy.loads(found["ris"].decode())) == count
    assert len(json.loads(found["csl.json"])) == count
    whole = json.loads(found["json"])
    assert [one["id"] for one in whole["studies"]] == ids(shipped, EBV)
    assert whole["count"] == count and whole["snapshot"] == shipped.name
    table = pq.read_table(io.BytesIO(found["parquet"]))
    assert table["id"].to_pylist() == ids(shipped, EBV)
    entries = ElementTree.fromstring(found["atom"]).findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}id").rpartition("/")[2] for one in entries] == ids(shipped, EBV)


def test_n1_medline_holds_and_counts_only_studies_with_a_pmid(
    client: TestClient, shipped: Atlas
) -> None:
    answer = client.get("/api/studies.nbib?virus=ebv")
    numbered = sum(one.record.pmid is not None for one in shipped.studies(shipped.all_rows(EBV)))
    assert answer.headers["atlas-count"] == str(answer.text.count("PMID- ")) == str(numbered)
    assert f"-{numbered}.nbib" in answer.headers["content-disposition"]


@pytest.mark.parametrize("one", formats.WRITERS, ids=lambda one: one.suffix)
def test_c8_a_file_says_its_type_and_name(client: TestClient, shipped: Atlas, one) -> None:
    answer = client.get(f"/api/studies.{one.suffix}?virus=hhv6&pem=required")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith(one.mime)
    count = int(answer.headers["atlas-count"])
    name = formats.file_name(shipped.name, "virus=hhv6&pem=required", count, one.suffix)
    assert f'filename="{name}"' in answer.headers["content-disposition"] and name.isascii()


def test_c6_the_same_address_gives_the_same_bytes(client: TestClient) -> None:
    for ending in ("bib", "parquet", "zip", "apa.docx", "atom"):
        first = client.get(f"/api/studies.{ending}?virus=xmrv").content
        assert first == client.get(f"/api/studies.{ending}?virus=xmrv").content, ending


def test_the_atlas_caveat_goes_along_only_when_asked_for(client: TestClient) -> None:
    mark = "Atlas note (not from the authors)"
    for ending in ("bib", "biblatex.bib", "ris", "csl.json", "nbib", "apa.txt"):
        plain = client.get(f"/api/studies.{ending}?virus=hhv6").text
        noted = client.get(f"/api/studies.{ending}?virus=hhv6&notes=yes").text
        assert mark not in plain and mark in noted, ending


def test_a_reading_list_is_a_view_like_any_other_and_keeps_its_order(client: TestClient) -> None:
    chosen = ["lombardi-2009-detection-infectious", "kerr-2003-cytokines-parvovirus"]
    answer = client.get(f"/api/studies.jsonl?ids={','.join(chosen)}")
    assert [json.loads(line)["id"] for line in answer.text.splitlines()] == chosen


def test_what_is_not_known_is_named_and_nothing_is_sent(client: TestClient) -> None:
    asked = {"virus": "NOPE", "pem": "required", "colour": "red", "notes": "perhaps"}
    for ending in ("csv", "json", "zip"):
        answer = client.get(f"/api/studies.{ending}?{urlencode(asked)}")
        assert answer.status_code == 400
        assert answer.headers["content-type"].startswith("text/plain")
        for word in ("NOPE", "colour", "perhaps", "/api"):
            assert word in answer.text
    answer = client.get("/api/studies.csv?ids=kerr-2003-cytokines-parvovirus,nobody-1999-x")
    assert answer.status_code == 400 and "nobody-1999-x" in answer.text


def test_an_address_that_gives_nothing_says_what_there_is(client: TestClient) -> None:
    for at in ("/api/studies.xls", "/api/anything", "/api/studies", "/data/nothing.csv"):
        answer = client.get(at)
        assert answer.status_code == 404 and ".csv" in answer.text, at


def test_a_reader_who_holds_the_file_is_spared_it(client: TestClient) -> None:
    first = client.get("/api/studies.bib?virus=ebv")
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get("/api/studies.bib?virus=ebv", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get("/api/studies.bib?virus=hhv6", headers=tag).status_code == 200
    assert client.get("/api/studies.ris?virus=ebv", headers=tag).status_code == 200
    since = {"if-modified-since": first.headers["last-modified"]}
    assert client.get("/api/studies.bib?virus=ebv", headers=since).status_code == 304
    for wrong in ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"):
        early = {"if-modified-since": wrong}
        assert client.get("/api/studies.bib?virus=ebv", headers=early).status_code == 200


def test_head_gives_the_headers_of_get_and_no_body(client: TestClient) -> None:
    for at in ("/api/studies.csv?virus=ebv", "/feed.atom", "/data/studies.csv", "/sitemap.xml"):
        head, whole = client.head(at), client.get(at)
        assert head.content == b"" and whole.content
        for name in ("etag", "content-type", "last-modified"):
            assert head.headers[name] == whole.headers[name], at
        assert "content-length" not in head.headers  # not known before the file is made


def test_pages_of_other_sites_may_read_the_data(client: TestClient) -> None:
    for at in ("/api/studies.json?virus=ebv", "/api/studies.csv?virus=NOPE", "/healthz"):
        assert client.get(at).headers["access-control-allow-origin"] == "*"


def test_the_zip_says_what_it_is_and_holds_the_view_in_every_format(
    client: TestClient, shipped: Atlas
) -> None:
    answer = client.get("/api/studies.zip?virus=xmrv&retracted=show")
    question = Question(retracted=True).with_values("virus", ["xmrv"])
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    told = archive.read("README.txt").decode()
    digest = hashlib.sha256((SHIPPED / shipped.name / "studies.parquet").read_bytes()).hexdigest()
    count = shipped.count(question)
    for part in (f"{count} of {shipped.rows:,} studies", shipped.name, digest, "CC0"):
        assert part in told
    retracted = sum(one.record.withdrawn for one in shipped.studies(shipped.all_rows(question)))
    assert retracted and f"{retracted} retracted" in told.strip().splitlines()[-1]
    rows = list(csv.DictReader(io.StringIO(archive.read("studies.csv").decode())))
    assert len(rows) == count
    entries = bibtexparser.parse_string(archive.read("studies.bib").decode()).entries
    assert len(entries) == count
    listed = next(line for line in told.splitlines() if line.startswith("Files:"))
    assert all(name in listed for name in archive.namelist() if name != "README.txt")


@pytest.mark.parametrize("query", ["", "virus=ebv", "a.to=2014&b.from=2015"])
def test_what_drops_out_of_a_comparison_can_be_taken_away(
    client: TestClient, shipped: Atlas, query: str
) -> None:
    asked, rows, _ = compare.dropping_out(shipped, asking.parse(parse_qs(query))[0])
    taken = client.get(f"/api/compare.jsonl?{query}").text.splitlines()
    held = {json.loads(line)["id"] for line in taken}
    assert held == set(shipped.ids(rows)) and held
    left, right = (set(ids(shipped, asked.side(name))) for name in ("a", "b"))
    assert held == left - right


def test_a_page_of_another_site_may_ask_whether_it_may_ask(client: TestClient) -> None:
    asks = {"origin": "https://notebook.example", "access-control-request-method": "GET"}
    for at in ("/api/studies.json", "/feed.atom", "/data/studies.csv"):
        answer = client.options(
            at, headers=asks | {"access-control-request-headers": "if-none-match"}
        )
        assert answer.status_code == 204 and answer.content == b""
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["access-control-allow-headers"] == "*"


def test_what_is_asked_of_one_side_is_refused_where_there_are_no_sides(client: TestClient) -> None:
    for at in ("/api/studies.csv", "/feed.atom", "/browse"):
        answer = client.get(f"{at}?virus=ebv&a.pem=required")
        assert answer.status_code == 400 and "a.pem" in answer.text, at
    assert client.get("/api/compare.csv?virus=ebv&a.pem=required").status_code == 200


def test_index_terms_that_a_source_cut_at_commas_are_not_handed_on_as_authors_keywords(
    client: TestClient, shipped: Atlas
) -> None:
    cut = "albright-2011-evidence-heritable"
    row = shipped.row(cut)
    assert row is not None and {"Humans", "Chronic"} <= set(shipped.study(row).record.keywords)
    for ending, mark in (("bib", "keywords"), ("ris", "KW  -"), ("csl.json", '"keyword"')):
        assert mark not in client.get(f"/api/studies.{ending}?ids={cut}").text
        assert mark in client.get(f"/api/studies.{ending}?q=virus").text


def test_a_packed_page_is_sent_only_to_who_can_unpack_it(client: TestClient) -> None:
    at = "/s/kerr-2003-cytokines-parvovirus"
    for accepts, packed in (
        ("gzip, br", True),
        ("gzip;q=0", False),
        ("br", False),
        ("gzip;q=0.5", True),
    ):
        headers = client.get(at, headers={"accept-encoding": accepts}).headers
        assert ("content-encoding" in headers) == packed, accepts
