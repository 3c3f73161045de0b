"""The page on the data: what it lists is what is released, what it tells of columns is the package.

The numbers are taken from the files themselves, apart from the code of the page.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from atlas_data import release, snapshot
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from components import address, data, screens
from components import atlas as shelf
from components.atlas import Shown
from components.screen import Screen
from tests.conftest import half, made_up, study


def drawn(shown: Shown) -> Screen:
    return screens.SCREENS["/data"](shown, address.read("/data", {}))


def html(shown: Shown) -> str:
    made = drawn(shown)
    return " ".join(str(part) for part in (*made.before, *made.after))


def words(text: str) -> str:
    """What a reader sees, without the long forms of short ones and links inside a sentence."""
    bare = re.sub(r' ?<span class="long">.*?</span>|<wbr>|<a class="term".*?>|</a>', "", text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def section(page: str, name: str) -> str:
    found = re.search(rf'<section><h2 id="data-{name}">.*?</section>', page, flags=re.S)
    assert found, name
    return found[0]


@pytest.fixture(scope="module")
def shown() -> Shown:
    return shelf.load()


@pytest.fixture(scope="module")
def page(shown: Shown) -> str:
    return html(shown)


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATLAS_SNAPSHOTS", str(tmp_path))
    return tmp_path


def publish(folder: Path, date: str, studies: list[Study]) -> None:
    snapshot.write(snapshot.table(studies, {"date": date}), folder / date)


def test_d1_every_file_is_listed_with_the_hash_and_size_of_what_is_sent(
    shown: Shown, page: str
) -> None:
    files = section(page, "files")
    linked = re.findall(r'<a href="/data/([^"]+)" download>', files)
    assert linked == list(release.names())
    for name in linked:
        sent = b"".join(release.piece(data.edition(shown), name))
        row = next(one for one in files.split("<tr")[1:] if f'href="/data/{name}"' in one)
        assert hashlib.sha256(sent).hexdigest() in words(row)
        assert f"{sizes(len(sent))}" in words(row), name


def sizes(size: int) -> str:
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"


def test_d2_the_dictionary_on_the_page_is_the_one_of_the_package(shown: Shown, page: str) -> None:
    package = json.loads(b"".join(release.piece(data.edition(shown), "datapackage.json")))
    told = words(section(page, "columns"))
    names = re.findall(r'<th scope="row"[^>]*><span class="address">(.*?)</span>', page)
    rows = {words(one) for one in names}

    def check(fields: list[dict[str, object]], before: str = "") -> int:
        for field in fields:
            path = f"{before}{field['name']}"
            assert path in rows, path
            assert " ".join(str(field["description"]).split()) in told, path
            assert str(field["empty"]) in told, path
            for one in field.get("categories", ()):  # type: ignore[attr-defined]
                assert f"{one['value']} : {one['label']}" in told, (path, one)
            check(field.get("parts", []), f"{path}.")  # type: ignore[arg-type]
        return len(fields)

    whole, flat = (one["schema"]["fields"] for one in package["resources"])
    assert check(whole) == 71
    known = {one["name"]: one["description"] for one in whole}
    check([one for one in flat if known.get(one["name"]) != one["description"]])
    same = [one["name"] for one in flat if known.get(one["name"]) == one["description"]]
    assert same and f"the same as in the first file: {' , '.join(same)} ." in told


def test_an_example_stands_there_as_the_study_has_it(shown: Shown, page: str) -> None:
    """No short form is written out inside it."""
    fields = release.fields(data.edition(shown))["studies.parquet"]
    title = next(one["example"] for one in fields if one["name"] == "title")
    assert title[:80] in words(section(page, "columns"))


def test_every_table_is_true_and_has_a_caption(page: str) -> None:
    tables = re.findall(r"<table.*?</table>", page, flags=re.S)
    captions = [words(re.findall(r"<caption.*?</caption>", one, flags=re.S)[0]) for one in tables]
    assert len(set(captions)) == len(tables) >= 12
    assert all('scope="col"' in one and 'scope="row"' in one for one in tables)


def test_d3_the_licences_stand_apart_and_say_what_they_are_for(page: str) -> None:
    told = section(page, "rights")
    kinds = re.findall(r"<h3>(.*?)</h3>", told)
    assert kinds == ["Facts", "The atlas’s own words", "Words of others"]
    facts, ours, quoted = told.split("<h3>")[1:]
    assert "creativecommons.org/publicdomain/zero/1.0/" in facts and "does_not_show" not in facts
    assert "creativecommons.org/licenses/by/4.0/" in ours and "summary" in words(ours)
    assert "creativecommons" not in quoted and "no licence" in words(quoted)
    assert "Abstracts and full texts are not part of the data." in words(told)


def test_the_credits_and_limits_are_those_of_the_snapshot(shown: Shown, page: str) -> None:
    credited = words(section(page, "credits"))
    for one in shown.atlas.about["credits"]:
        assert one["name"] in credited
        assert one.get("licence", "") in credited and one.get("note", "") in credited
    limits = words(section(page, "limits"))
    assert "No clinician or expert has checked them." in limits
    assert " ".join(shown.atlas.about["coverage"]["text"].split()) in limits


def test_the_citation_names_the_snapshot_and_its_whole_hash(shown: Shown, page: str) -> None:
    held = data.edition(shown)
    cite = section(page, "cite")
    line = f"ME/CFS Atlas Explorer, snapshot {held.name} (SHA-256 {held.digest})"
    assert line in words(cite)
    copied = [unescape(one) for one in re.findall(r'data-copy="([^"]*)"', cite)]
    at = "{here}/data"  # the page writes in where the atlas stands
    assert copied == [f"{line} {at}", release.bibtex(held, at)]


def test_the_head_describes_the_data_to_search_engines(shown: Shown) -> None:
    head = drawn(shown).head
    told = json.loads(head.partition(">")[2].removesuffix("</script>"))
    assert told["@type"] == "Dataset" and told["version"] == shown.atlas.name
    assert [one["contentUrl"] for one in told["distribution"]] == [
        "/data/studies.parquet",
        "/data/studies.csv",
    ]


def test_d1_the_changelog_names_each_snapshot_newest_first(own_data: Path) -> None:
    one, two, three = (study(number) for number in (1, 2, 3))
    publish(own_data, "2026-01-01", [one, two])
    taken = replace(one, record=replace(one.record, status="retracted", volume="9"))
    publish(own_data, "2026-02-01", [taken, three])
    told = section(html(shelf.load()), "changes")
    newest, oldest = told.split("<h3>")[1:]
    assert words(newest).startswith(
        "Snapshot 2026-02-01 Since snapshot 2026-01-01: "
        "1 added, 1 removed, 1 changed, 1 newly retracted or withdrawn."
    )
    assert f"{one.id} : Volume, Publication status" in words(newest)
    assert f'href="/study?id={three.id}' in newest and f'href="/study?id={two.id}' not in newest
    assert "The oldest snapshot held here, with 2 studies." in words(oldest)


def test_a_snapshot_that_cannot_be_read_is_told_on_the_page(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up())
    half(own_data, "2025-12-01", b"cut short")
    assert "2025-12-01 cannot be read" in words(section(html(shelf.load()), "changes"))


def test_without_the_snapshots_file_the_page_says_so_and_tells_the_rest(own_data: Path) -> None:
    publish(own_data, "2026-01-01", made_up())
    held = Shown(Atlas(snapshot.table(made_up(), {"date": "2026-03-01"})), ())
    page = html(held)
    assert "is not at hand on this server" in words(section(page, "files"))
    assert "download" not in section(page, "files") and 'id="data-cite"' not in page
    assert "pem_status" in words(section(page, "columns"))
    assert drawn(held).head == ""
