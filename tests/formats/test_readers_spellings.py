"""DOIs and PubMed numbers are known however they are printed, and nothing else is taken for one."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.formats import readers
from atlas_data.formats.readers import Entry, identifiers

KERR = "10.1007/s11916-003-0031-3"
XMRV = "10.1126/science.1179052"
SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
IN_A_FIELD = [
    ("https://doi.org/10.1126%2Fscience.1179052", XMRV),
    ("https://doi.org/10.1007%2Fs11916-003-0031-3", KERR),
    (f"DOI: https://doi.org/{KERR}", KERR),
    (f"doi:{KERR}.", KERR),
    (f"DOI {KERR} [doi]", KERR),
    (f"{{{KERR}}}", KERR),
    (r"10.1007\/s11916-003-0031-3", KERR),
    (f"{KERR}/", KERR),
    (f"{KERR} (2003)", KERR),
    (f"{KERR}. Epub 2003 Oct 1.", KERR),
    (KERR.replace("-", "–"), KERR),
    (KERR.replace("-", "\N{NON-BREAKING HYPHEN}"), KERR),
    (f"<https://doi.org/{KERR}>", KERR),
    (f"({KERR})", KERR),
    (f"https://link.springer.com/article/{KERR}", KERR),
    (SICI, SICI),
    (f"https://doi.org/{SICI}", SICI),
    (f"https://doi.org/{quote(SICI)}", SICI),
    (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
]
ADDRESSES = [
    ("http://dx.doi.org/10.1007%2Fs11916-003-0031-3", KERR),
    (f"https://link.springer.com/article/{KERR}#Sec2", KERR),
    (f"https://link.springer.com/content/pdf/{KERR}.pdf?pdf=button", KERR),
    (
        "https://www.frontiersin.org/articles/10.3389/fmolb.2022.1044964/full",
        "10.3389/fmolb.2022.1044964",
    ),
    ("https://onlinelibrary.wiley.com/doi/abs/10.1111/joim.12168", "10.1111/joim.12168"),
    (
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0008519&type=printable",
        "10.1371/journal.pone.0008519",
    ),
    (
        "https://www.tandfonline.com/doi/full/10.1080/21641846.2019.1?journalCode=rftg20",
        "10.1080/21641846.2019.1",
    ),
    (f"https://www.science.org/doi/{XMRV}", XMRV),
    (f"https://www-science-org.proxy.example.edu/doi/pdf/{XMRV}", XMRV),
    (f"https://login.example.edu/login?url={quote(f'https://doi.org/{XMRV}', safe='')}", XMRV),
    (
        "https://www.medrxiv.org/content/10.1101/2020.09.29.20204008v2.full.pdf",
        "10.1101/2020.09.29.20204008",
    ),
]


def entry(text: str) -> Entry:
    (one,) = readers.read(text.encode()).entries()
    return one


def doi(text: str) -> str | None:
    record = entry(text).record
    return record.doi if record else None


@pytest.mark.parametrize(("said", "bare"), [*IN_A_FIELD, *ADDRESSES])
def test_a_field_for_a_doi_is_read_however_it_is_spelt(said: str, bare: str) -> None:
    assert doi(f"TY  - JOUR\nDO  - {said}\nER  - \n") == bare
    assert doi(f"@article{{a, title={{T}}, doi={{{said}}}}}") == bare
    assert doi(f"title\tdoi\nT\t{said}\n") == bare


@pytest.mark.parametrize(("said", "bare"), ADDRESSES)
def test_the_address_of_a_paper_gives_the_doi_that_stands_in_it(said: str, bare: str) -> None:
    assert doi(f"TY  - JOUR\nUR  - {said}\nER  - \n") == bare
    assert doi(f"@misc{{a, title={{T}}, howpublished={{\\url{{{said}}}}}}}") == bare


@pytest.mark.parametrize(
    "said",
    [
        f"see {KERR}",
        "10.1007/s11916 -003-0031-3",
        "10.1007/s11916 003-0031-3",
        "https://doi.org/10.1007/s11916 -003-0031-3",
        "10.1007/",
        "10.1007",
        "version 10.2020/3",
        "https://www.nature.com/articles/s41467-020-1",
        "https://www.sciencedirect.com/science/article/pii/S0140673611600962",
        "S0140-6736(11)60096-2",
    ],
)
def test_what_is_no_whole_doi_is_not_taken_for_one(said: str) -> None:
    assert doi(f"TY  - JOUR\nTI  - T\nDO  - {said}\nUR  - https://example.org/\nER  - \n") is None


SUFFIX = st.text("abcXYZ0189.-_;()/:<>", min_size=1, max_size=40).map(lambda one: f"a{one}z")


@given(SUFFIX)
def test_a_doi_keeps_all_its_signs_bare_and_in_an_address(suffix: str) -> None:
    bare = f"10.1000/{suffix}"
    assert identifiers.dois(bare) == (bare,)
    assert identifiers.dois(f"https://doi.org/{quote(bare)}") == (bare,)
    assert identifiers.dois(f"{{{bare}}} (2003)") == (bare,)


@pytest.mark.parametrize(
    "said",
    [f"{KERR} {XMRV}", f"{KERR}; {XMRV}", f"{KERR};{XMRV}", f"{KERR}, https://doi.org/{XMRV}"],
)
def test_two_dois_in_one_field_are_both_kept(said: str) -> None:
    one = entry(f"TY  - JOUR\nDO  - {said}\nER  - \n")
    assert one.record and (one.record.doi, one.also) == (KERR, (XMRV,))


def test_one_doi_said_twice_is_one() -> None:
    one = entry(f"TY  - JOUR\nDO  - {KERR.upper()} https://doi.org/{KERR}\nER  - \n")
    assert one.record and (one.record.doi, one.also) == (KERR.upper(), ())


OLD = "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db="


@pytest.mark.parametrize(
    ("address", "pmid"),
    [
        (f"{OLD}PubMed&dopt=Citation&list_uids=12946285", "12946285"),
        (f"{OLD}pubmed&amp;list_uids=12946285&amp;dopt=Abstract", "12946285"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/?term=12946285", "12946285"),
        (f"{OLD}PubMed&list_uids=12946285,19815723", None),
        (f"{OLD}gene&list_uids=12946285", None),
    ],
)
def test_older_addresses_of_pubmed_give_their_one_number(address: str, pmid: str | None) -> None:
    for text in (
        f"TY  - JOUR\nTI  - T\nUR  - {address}\nER  - \n",
        f"@article{{a, title={{T}}, url={{{address}}}}}",
    ):
        record = entry(text).record
        assert record and record.pmid == pmid
