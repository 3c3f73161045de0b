"""Whatever stands in a link or in the data, nothing runs, nothing breaks, the reader is told."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import expect

from atlas_data.query.atlas import Atlas
from tests.browser import made_up
from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.browser.serving import Server

pytestmark = pytest.mark.browser


def test_hostile_texts_are_shown_as_text_and_run_nothing(
    visit: Opens, own: Path, second: Server
) -> None:
    made_up.put(own, made_up.hostile(), "2026-01-01")
    reader = visit(width=390, at=second)
    addresses = ["/", "/?view=table", "/methods"]
    addresses += [f"/study?id=hostile-{name}" for name in made_up.HOSTILE]
    for address in addresses:
        reader.open(address)
        assert reader.page.evaluate("window.hacked") is None, address
        assert (
            reader.page.evaluate(
                "[...document.querySelectorAll('.stMain img[src=x], iframe, form[action*=evil],"
                " [onerror], [onmouseover]')].length"
            )
            == 0
        ), address
        wide = reader.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{address} is {wide} px too wide"
    reader.open("/study?id=hostile-script")
    expect(reader.page.locator("h1")).to_contain_text("<script>window.hacked = 1</script>")
    reader.open("/study?id=hostile-markdown")
    expect(reader.page.locator("h1")).to_contain_text("**bold** :red[red] $x^2$")
    reader.open("/study?id=hostile-reversed")
    assert "\u202e" not in reader.page.locator(".stApp").inner_text()
    assert "\u202e" not in reader.page.title()


def test_a_very_long_link_is_named_and_a_longer_one_refused(
    reader: Reader, server: Server, shipped: Atlas
) -> None:
    with pytest.raises(HTTPError) as refused:  # HTTP itself: no request line over 64 KiB
        server.get("/?q=" + "a" * 100_000)
    assert refused.value.code == 400
    assert b"Traceback" not in refused.value.read()
    reader.open("/?pem=unclear&q=" + "a" * 60_000)
    expect(reader.page.locator(".banner-link:visible")).to_contain_text("60,000 characters")
    reader.sees(shipped, pem="unclear")


def test_thousands_of_values_are_told_not_dropped_in_silence(
    reader: Reader, shipped: Atlas
) -> None:
    told = reader.page.locator(".banner-link:visible")
    reader.open("/?pem=unclear&" + "&".join(f"virus=v{number}" for number in range(500)))
    expect(told).to_contain_text("500 values for “virus”")
    expect(told).to_contain_text("“v0”")
    reader.sees(shipped, pem="unclear")
    reader.open("/?pem=unclear&" + "&".join(f"virus=v{number}" for number in range(5_000)))
    expect(told).to_contain_text("too long to be read")
    reader.sees(shipped)


def test_nul_bytes_and_broken_text_in_a_link_are_named(reader: Reader, shipped: Atlas) -> None:
    reader.open("/?pem=unclear&virus=a%00b&virus=%ff%fe&design=%E2%80%AEx&%00=1&sort=%00")
    told = reader.page.locator(".banner-link:visible")
    expect(told).to_contain_text("“a\N{REPLACEMENT CHARACTER}b”")
    reader.sees(shipped, pem="unclear")
    assert "\x00" not in told.inner_text()
    assert "\u202e" not in told.inner_text()
    reader.open("/study?id=%00%E2%80%AE<b>x")
    expect(reader.page.locator("h1")).to_have_text("This study is not in the atlas")


def test_a_script_in_a_link_is_shown_not_run(reader: Reader, shipped: Atlas) -> None:
    attack = "<img src=x onerror=window.hacked=1>"
    reader.open(f'/?virus={attack}&q="><script>window.hacked=1</script>&{attack}=1')
    expect(reader.page.locator(".banner-link:visible")).to_contain_text(attack)
    reader.open(f"/study?id={attack}")
    expect(reader.page.locator(".nothing")).to_contain_text(attack)
    assert reader.page.evaluate("window.hacked") is None


def test_a_link_from_a_later_snapshot_says_so(reader: Reader, shipped: Atlas) -> None:
    reader.open("/?virus=ebv&snapshot=2999-01-01")
    expect(reader.page.locator(".banner-link:visible")).to_contain_text(
        "newer snapshot (2999-01-01)"
    )
    reader.sees(shipped, virus="ebv")
    reader.open("/?virus=ebv&snapshot=../../etc/passwd")
    expect(reader.page.locator(".banner-link:visible")).to_contain_text(
        "is not the name of a snapshot"
    )


def test_a_large_snapshot_is_served_where_nothing_can_be_written(
    visit: Opens, own: Path, second: Server, shipped: Atlas
) -> None:
    table = made_up.large(shipped.table, 20_000)
    path = made_up.put(own, table, "2026-01-01")
    path.chmod(0o555)
    own.chmod(0o555)
    reader = visit(at=second)
    reader.page.set_default_timeout(60_000)
    reader.open("/?virus=ebv")
    expect(reader.page.locator(".asked h2")).to_contain_text(f"of {table.num_rows:,} studies")
    assert "working from memory" in second.said()
    assert [one.name for one in own.iterdir()] == [path.name]
    assert "Traceback" not in second.said()
