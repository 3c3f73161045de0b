"""Every page opens, and shows what its address asks: by Streamlit's own AppTest."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from atlas_data import snapshot
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question, describe, parse
from components import screens
from tests.conftest import half, made_up, read

ROOT = Path(__file__).parents[1]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py"))


def opened(page: str = "explore.py", **params: str | list[str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params.update(params)
    if page != "explore.py":
        at.run()
        at.switch_page(f"pages/{page}")
        at.query_params.update(params)
    at.run()
    assert not at.exception
    return at


def html(at: AppTest) -> str:
    return "\n".join(one.proto.body for one in at.get("html"))


def text(at: AppTest) -> str:
    return " ".join(
        unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html(at), flags=re.S)).split()
    )


def asked(**params: str | list[str]) -> Question:
    return parse({key: [one] if isinstance(one, str) else one for key, one in params.items()})[0]


def test_a_page_file_has_the_name_of_its_address() -> None:
    """Before the first run Streamlit seeks an address in the folder, and says it is not there."""
    paths = {path.strip("/") or "explore" for path in (*screens.SCREENS, *screens.MOVED)}
    assert {page.removesuffix(".py") for page in PAGES} == paths


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_and_says_how_far_it_can_be_trusted(page: str) -> None:
    at = opened(page, **({"id": "kerr-2003-cytokines-parvovirus"} if page == "study.py" else {}))
    assert "no clinician or expert has checked them" in text(at)
    assert html(at).count("<h1") == 1


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"virus": "ebv", "pem": "required", "from": "1995"},
        {"criteria": ["fukuda-1994", "ccc-2003"], "from": "1990", "to": "2010"},
        {"pem": ["not-checked", "unclear"]},
        {"q": '"natural killer" -mice', "view": "table"},
        {"status": "retracted"},
    ],
)
def test_the_page_says_what_the_address_asks_and_how_many_answer(
    shipped: Atlas, params: dict[str, str | list[str]]
) -> None:
    question = asked(**params)
    shown = text(opened(**params))
    assert f"{shipped.count(question):,} of {shipped.rows:,} studies" in shown
    assert describe(question) in shown


def test_cards_carry_the_caveat_beside_the_summary(shipped: Atlas) -> None:
    shown = html(opened(virus="ebv"))
    cards = re.findall(r"<article.*?</article>", shown, flags=re.S)
    assert len(cards) == 25
    for card in cards:
        assert ('class="sum"' in card) <= ("Does not show:" in card)


def test_an_unknown_value_is_named_and_the_rest_is_kept(shipped: Atlas) -> None:
    shown = text(opened(virus=["ebv", "NOPE"], colour="blue"))
    assert "“NOPE” is not known to this atlas" in shown
    assert "“colour” is not a filter" in shown
    assert f"{shipped.count(asked(virus='ebv')):,} of" in shown


def test_retracted_works_are_left_out_with_a_word_and_shown_on_request(shipped: Atlas) -> None:
    left_out = shipped.ask(Question()).left_out
    assert left_out >= 3
    said = text(opened()).replace(" :", ":")
    assert f"{left_out} retracted works are left out: show" in said
    shown = html(opened(status="retracted"))
    assert shown.count("Retracted. Its findings must not be relied on.") == left_out
    assert shown.count("<s>") == left_out


def test_nothing_found_names_the_filters_to_relax(shipped: Atlas) -> None:
    params = {"virus": "xmrv", "pem": "required", "from": "2020"}
    assert shipped.count(asked(**params)) == 0
    shown = text(opened(**params))
    assert "No study answers all of this" in shown
    for key, number in shipped.relaxations(asked(**params)):
        if number:
            assert f": {number:,} stud" in shown, key


def test_each_card_links_to_its_study_within_the_list() -> None:
    at = opened(virus="parvovirus-b19", sort="oldest")
    link = re.search(r'<h3><a href="(/study\?id=[^"]+)"', html(at))
    assert link
    params = dict(one.split("=") for one in unescape(link[1]).split("?")[1].split("&"))
    study = opened("study.py", **params)
    assert re.search(r"1 of \d+ Next", text(study))


def test_the_three_records_of_the_product_are_shown_as_they_are() -> None:
    kerr = text(opened("study.py", id="kerr-2003-cytokines-parvovirus"))
    assert "Current Pain and Headache Reports, 2003; 7(5):333-341" in kerr
    assert "Narrative review" in kerr and "PEM does not apply" in kerr
    kasimir = text(opened("study.py", id="kasimir-2022-tissue-specific"))
    assert "Frontiers in Molecular Biosciences, 2022; 9:1044964" in kasimir
    fluge = text(opened("study.py", id="fluge-2021-pathomechanisms-possible"))
    assert "The atlas has no summary of this work" in fluge
    assert "holds patents on B-cell depletion therapy" in fluge


def test_a_study_nobody_read_says_so_everywhere(shipped: Atlas) -> None:
    rows = shipped.ask(asked(read="none", design="not-checked")).rows
    study = shipped.study(rows[0])
    shown = text(opened("study.py", id=study.id))
    assert "This study has not been read for the atlas yet" in shown
    assert "PEM not checked" in shown and "Criteria not checked" in shown
    assert "not stated in what was read" not in shown


def test_an_unknown_id_offers_the_studies_near_it() -> None:
    shown = text(opened("study.py", id="kerr-2003-cytokine-parvovirus<b>"))
    assert "This study is not in the atlas" in shown
    assert "Cytokines in parvovirus B19 infection" in shown
    assert "kerr-2003-cytokine-parvovirus<b>" in shown


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_SNAPSHOTS", str(tmp_path))
    return tmp_path


def publish(folder: Path, name: str, studies: list) -> None:
    table = snapshot.table(studies, {"date": name[:10]})
    snapshot.write(table, folder / name)


def test_a_link_from_an_older_snapshot_says_what_changed(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up()[1:])
    publish(own_data, "2026-02-01", made_up()[:-1])
    shown = text(opened(snapshot="2026-01-01"))
    assert "10 when shared (2026-01-01), 10 now: 1 added, 1 removed, 0 retracted since" in shown
    assert "which is no longer held here" in text(opened(snapshot="2025-01-01"))
    assert "newer snapshot (2027-01-01)" in text(opened(snapshot="2027-01-01"))
    assert "when shared" not in text(opened(snapshot="2026-02-01"))


def test_a_broken_newest_snapshot_is_told_and_the_last_good_one_served(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up())
    whole = (own_data / "2026-01-01" / snapshot.STUDIES).read_bytes()
    half(own_data, "2026-02-01", whole[: len(whole) // 2])
    shown = text(opened())
    assert "The newest data could not be opened; this is the snapshot of 2026-01-01" in shown
    assert "11 of 12 studies" in shown


def test_without_any_good_snapshot_the_page_says_what_to_do(own_data: Path) -> None:
    half(own_data, "2026-02-01", b"PAR1 nothing")
    shown = text(opened())
    assert "The atlas cannot be shown" in shown
    assert "python -m atlas_data build" in shown


def test_what_is_in_use_stays_when_its_file_is_damaged_and_no_other_is_there(
    own_data: Path,
) -> None:
    publish(own_data, "2026-01-01", made_up())
    assert "11 of 12 studies" in text(opened())
    path = own_data / "2026-01-01" / snapshot.STUDIES
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    shown = text(opened())
    assert "11 of 12 studies" in shown
    assert "The newest data could not be opened; this is the snapshot of 2026-01-01" in shown
    assert "2026-01-01 cannot be read" in shown and "python -m atlas_data build" in shown
    assert "SHA-256 of the file " not in text(opened("methods.py"))
    path.write_bytes(whole)
    assert "could not be opened" not in text(opened())


def test_an_emptied_folder_shows_nothing_more(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up())
    assert "11 of 12 studies" in text(opened())
    shutil.rmtree(own_data / "2026-01-01")
    assert "There is no snapshot in" in text(opened())
    half(own_data, "2026-01-02", b"PAR1 nothing")
    assert "The atlas cannot be shown" in text(opened())


def test_a_new_snapshot_is_taken_up_without_restart(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up()[:5])
    at = opened()
    assert "5 of 5 studies" in text(at)
    publish(own_data, "2026-02-01", made_up()[:6])
    at.run()
    assert "6 of 6 studies" in text(at)


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><form action="http://example.org"><input name=q>',
        "[click](javascript:alert(1)) ![x](http://example.org/x.png) $x^2$ :red[r]",
        "abc\u202edef\u2066",
        "x" * 10_000,
    ],
)
def test_a_hostile_title_is_only_text(own_data: Path, title: str) -> None:
    publish(own_data, "2026-01-01", [read(1, title=title)])
    for at in (opened(), opened(view="table"), opened("study.py", id="author1-2001-made-up")):
        shown = html(at)
        assert not re.search(r"<(script|img|form action|iframe)", shown)
        assert "\u202e" not in shown and "\u2066" not in shown
        assert title.replace("\u202e", "").replace("\u2066", "") in unescape(shown)


@pytest.mark.parametrize(
    "params",
    [
        {"virus": [f"v{n}" for n in range(900)]},
        {"q": "x" * 100_000},
        {"q": "a\x00b"},
        {"from": "-1"},
        {"id": "x" * 100_000},
    ],
)
def test_an_absurd_link_still_shows_the_atlas_and_says_what_was_not_read(
    params: dict[str, str | list[str]],
) -> None:
    shown = text(opened(**params))
    assert "of 1,3" in shown
    if "id" not in params and params.get("q") != "a\x00b":
        assert "Part of this link could not be read" in shown
