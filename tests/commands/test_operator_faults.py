"""What an operator's files and machine do wrong, and what is said and kept then."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from atlas_data.__main__ import main
from atlas_data.commands import DONE, MISTAKE, UNFINISHED, importing
from tests.commands.test_operator import Place, place, pubmed
from tests.fetch.papers import as_xml, paper
from tests.fetch.server import Fault, Server, always, at

__all__ = ["place", "pubmed"]  # fixtures

RIS = "TY  - JOUR\nTI  - {}\nAU  - Example, Ada\nPY  - 2001\nDO  - {}\nDB  - PubMed\nER  - \n"


@pytest.fixture
def states(tmp_path: Path) -> dict[str, Path]:
    """Two states of one record of PubMed, and an export of it; no notice but in the later one."""
    older = paper(5, changed=date(2010, 1, 1))
    later = paper(
        5,
        changed=date(2024, 1, 1),
        types=("Journal Article", "Retracted Publication"),
        notices=(("RetractionIn", "90000099"),),
    )
    held = {"older": as_xml([older]), "later": as_xml([later]), "export": _export(older.title)}
    for name, text in held.items():
        # The names are against it: by name the older state would be the last.
        (tmp_path / {"older": "z.xml", "later": "a.xml", "export": "y.ris"}[name]).write_text(text)
    return {"older": tmp_path / "z.xml", "later": tmp_path / "a.xml", "export": tmp_path / "y.ris"}


def _export(title: str) -> str:
    return RIS.format(title, "10.5555/invented.5")


@pytest.mark.parametrize("order", [("later", "older"), ("older", "later"), ("later", "export")])
def test_an_old_file_or_an_export_never_takes_a_retraction_back(
    place: Place, states: dict[str, Path], order: tuple[str, str]
) -> None:
    for name in order:
        assert place.run("import", states[name]) == DONE
    assert place.run("publish") == DONE

    held = place.newest()[1]["90000005"].record

    assert held.status == "retracted" and len(held.notices) == 1


def test_an_export_that_names_pubmed_does_not_say_that_there_is_no_notice(
    place: Place, tmp_path: Path
) -> None:
    given = tmp_path / "given.ris"
    given.write_text(RIS.format("Invented sleep in ME/CFS", "10.5555/given"))
    assert place.run("import", given) == place.run("publish") == DONE

    (held,) = [one.record for one in place.newest()[1].values() if one.record.pmid is None]

    assert held.status == "not_checked" and held.status_source is None


def test_a_file_of_pubmed_says_no_notice_of_the_day_it_was_revised(
    place: Place, states: dict[str, Path]
) -> None:
    assert place.run("import", states["older"]) == place.run("publish") == DONE
    held = place.newest()[1]["90000005"].record
    assert (held.status, held.checked_on) == ("no_notice", "2010-01-01")
    assert held.status_source == "PubMed, revised on 2010-01-01"


def test_what_was_fetched_says_in_which_job(place: Place, pubmed: Server) -> None:
    assert place.update(pubmed) == place.run("publish") == DONE
    held = place.newest()[1]["90000001"].record
    (job,) = (place.local / "fetched").glob("2*")
    assert [one.file for one in held.origins] == [f"{job.name}-00001.xml.gz"]
    assert held.status_source == f"PubMed, looked up on {held.checked_on}"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--email", "nobody"), "“nobody” is none"),
        (("--since", "2999-01-01"), "which is before"),
        (("--server", "pubmed"), "is no server's address"),
    ],
)
def test_a_mistake_in_an_update_is_no_update_to_go_on_with(
    place: Place,
    pubmed: Server,
    capsys: pytest.CaptureFixture[str],
    more: tuple[str, str],
    said: str,
) -> None:
    assert place.update(pubmed, *more) == MISTAKE
    assert said in capsys.readouterr().err


def test_a_day_that_is_none_is_said_in_words(
    place: Place, pubmed: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        place.update(pubmed, "--until", "31.12.2025")
    assert left.value.code == MISTAKE
    assert "“31.12.2025” is no day; write one as 2026-01-31" in capsys.readouterr().err


def test_why_an_update_waits_and_why_it_stops_is_told(
    place: Place, pubmed: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    pubmed.retry_after = "1"
    pubmed.faults = at({1: Fault.BUSY})
    assert place.update(pubmed) == DONE
    assert "it answered with status 429; asking again in" in capsys.readouterr().err

    pubmed.faults, pubmed.retry_after = always(Fault.BUSY), "9000"
    assert place.update(pubmed, "--json") == UNFINISHED
    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == UNFINISHED and "asks to be left alone for 9000 s" in told["error"]


def test_a_command_that_is_interrupted_says_so_in_one_line(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "take", pressed)
    assert place.run("import", place.catalogue) == UNFINISHED
    assert capsys.readouterr().err == (
        "Error: Stopped. Nothing is lost: the same command goes on, or begins again.\n"
    )


def test_machines_are_told_every_file_and_every_problem(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.ris"
    given.write_text(RIS.format("Invented sleep in ME/CFS", "10.5555/a") + "TY  - JOUR\nER  - \n")
    assert place.run("import", given, "--json") == DONE
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert (told["file"], told["kept"], told["known"]) == ("given.ris", {"mecfs": 1}, False)
    assert [one.partition(":")[0] for one in told["problems"]] == ["entry 2"]

    assert place.run("publish", "--details", "--json") == DONE
    found = json.loads(capsys.readouterr().out)["entries_that_could_not_be_used"]
    assert [one.partition(":")[0] for one in found] == ["given.ris, entry 2"]


def test_details_name_what_was_imported_and_left_out(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.ris"
    given.write_text(RIS.format("Invented lungs of trout", "10.5555/trout"))
    assert place.run("import", given) == place.run("publish", "--details") == DONE
    assert "not_named: Invented lungs of trout [doi:10.5555/trout]" in capsys.readouterr().out


def test_explain_finds_a_preprint_a_notice_and_what_is_not_published_yet(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "Invented antibodies of spring in ME/CFS"
    given = tmp_path / "given.ris"
    preprint = RIS.format(title, "10.1101/2001.01.01.000001").replace(
        "DB  - PubMed", "T2  - medRxiv"
    )
    given.write_text(preprint + RIS.format(title, "10.5555/article"))
    notice = paper(6, title="Retraction: Invented paper 5", notices=(("RetractionOf", "90000005"),))
    xml = tmp_path / "given.xml"
    xml.write_text(as_xml([paper(5), notice]))
    assert place.run("import", given) == place.run("import", xml) == DONE
    capsys.readouterr()
    assert main(["explain", "pmid:90000005"]) == DONE
    assert "No study of the snapshot" in capsys.readouterr().out

    assert place.run("publish", "--details") == DONE
    assert "Possible duplicates" not in capsys.readouterr().out  # a notice repeats a title
    assert main(["explain", "10.1101/2001.01.01.000001"]) == DONE
    assert "example-2001-invented-antibodies" in capsys.readouterr().out
    assert main(["explain", "90000006"]) == DONE
    assert "is a notice on example-2001-invented-paper" in capsys.readouterr().out


@pytest.fixture
def full_disk() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_nothing_half_written(
    place: Place, tmp_path: Path, full_disk: None, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.ris"
    given.write_text(RIS.format("Invented sleep in ME/CFS", "10.5555/a"))
    assert place.run("import", given) == DONE
    before = sorted(one.name for one in place.local.iterdir())

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, most))
    assert place.run("publish") == MISTAKE
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    assert "make room" in capsys.readouterr().err
    assert [
        one for one in sorted(one.name for one in place.local.iterdir()) if "sqlite-" not in one
    ] == [one for one in before if "sqlite-" not in one]
    assert place.run("publish") == DONE


def test_texts_or_labels_that_are_not_there_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path / "none"), str(tmp_path / "none.jsonl")]) == MISTAKE
    assert "name your texts and your hand coding" in capsys.readouterr().err
    listed = tmp_path / "coded.jsonl"
    listed.write_text("[1]\n")
    assert main(["evaluate", str(tmp_path), str(listed)]) == MISTAKE
    assert "coded.jsonl, line 1, is no JSON object" in capsys.readouterr().err
