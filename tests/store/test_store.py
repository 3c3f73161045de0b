"""What is taken in is all there or not there at all, and the best text is found at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from atlas_data.model import AtlasError, Author, Evidence, Notice, Origin, Passage, Reason, Record
from atlas_data.store import Deleted, Entry, File, Held, Left, Problem, Store, store

ROOT = Path(__file__).parents[2]
REASON = Reason(
    facet="scope",
    term="mecfs",
    evidence=Evidence(words="ME/CFS", place="title", by="rule", rule="title says so", start=9),
)


def file(name: str = "made.xml", *, sha256: str = "", kind: str = "pubmed_xml") -> File:
    return File(name=name, sha256=sha256 or name, format=kind, taken_on="2026-11-22")


def entry(number: int = 1, **changes: object) -> Entry:
    record = Record(
        title=f"Sleep in ME/CFS, part {number}",
        authors=(Author(family="Example", given="Ada"),),
        doi=f"10.5555/{number}",
        pmid=str(number),
        notices=(Notice(kind="corrected", text="Made J. 2020"),),
        origins=(Origin(file="made.xml", entry=number),),
        mesh=("Sleep",),
        abstract="Twelve invented people slept.",
    )
    facts = {
        "entry": number,
        "record": record,
        "names": (f"doi:10.5555/{number}", f"pmid:{number}"),
        "scope": "mecfs",
        "reasons": (REASON,),
    }
    return Entry(**(facts | changes))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "local" / "store.sqlite"


def held(path: Path) -> list[Held]:
    with Store.open(path) as opened:
        return list(opened.records())


def test_a_record_comes_back_as_it_went_in_but_for_its_abstract(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file(), [entry()])

    (one,) = held(path)
    assert one.record.abstract is None
    assert one.record == Record(
        **{
            name: getattr(entry().record, name)
            for name in Record.__dataclass_fields__
            if name != "abstract"
        }
    )
    assert (one.names, one.reasons, one.seen_on) == (entry().names, (REASON,), "2026-11-22")


def test_the_same_bytes_twice_change_nothing(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        first = opened.take(file(), [entry(1), entry(2)])
        again = opened.take(file("copy.xml", sha256="made.xml"), [entry(3)])

        assert (first.known, again.known) == (False, True)
        assert len(list(opened.records())) == 2
        assert opened.flow().files == 1


def test_every_entry_is_counted_once(path: Path) -> None:
    left = Left(entry=3, title="Cells", reason="not_named", detail="why", names=("pmid:3",))
    problem = Problem(entry=4, message="not well-formed")
    peripheral = entry(2, scope="peripheral")
    items = (entry(1), peripheral, left, problem, Deleted(entry=5, name="pmid:77"))
    with Store.open(path, write=True) as opened:
        taken = opened.take(file(), items)
        flow = opened.flow()

        assert list(opened.left_out()) == [("made.xml", left)]
        assert list(opened.findings()) == [("made.xml", problem)]
    assert taken.entries == flow.entries == len(items)
    assert (dict(flow.kept), dict(flow.left_out)) == (
        {"mecfs": 1, "peripheral": 1},
        {"not_named": 1},
    )
    assert (flow.problems, flow.deleted) == (1, 1)


def test_of_what_is_left_out_all_is_counted_and_a_bounded_part_is_listed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_LEFT", 5)
    out = (Left(entry=n, title="Cells", reason="not_named", detail="why") for n in range(1, 21))
    with Store.open(path, write=True) as opened:
        taken = opened.take(file(), out)

        assert taken.left_out == {"not_named": 20}
        assert len(list(opened.left_out())) == 5


def test_a_source_that_breaks_off_leaves_nothing_of_its_file(path: Path) -> None:
    def broken() -> Iterator[Entry]:
        yield entry(1)
        raise AtlasError("the source broke off")

    with Store.open(path, write=True) as opened:
        with pytest.raises(AtlasError, match="broke off"):
            opened.take(file(), broken())
        assert opened.flow().files == 0
        opened.take(file(), [entry(1), entry(2)])

    assert len(held(path)) == 2


def test_a_kill_in_the_middle_loses_nothing_and_repeats_nothing(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file("first.xml"), [entry(1)])
    script = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from atlas_data.store import Store
        from tests.store.test_store import entry, file
        def items():
            for number in range(2, 5000):
                if number == 4000:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield entry(number)
        with Store.open(Path({str(path)!r}), write=True) as opened:
            opened.take(file("second.xml"), items())
    """)
    killed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [one.file for one in held(path)] == ["first.xml"]

    with Store.open(path, write=True) as opened:
        opened.take(file("second.xml"), map(entry, range(2, 5000)))

    assert [one.entry for one in held(path)] == list(range(1, 5000))


def test_a_full_disk_is_told_and_leaves_what_was_there(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file("first.xml"), [entry(1)])
    script = textwrap.dedent(f"""
        import resource
        from pathlib import Path
        from atlas_data.model import AtlasError
        from atlas_data.store import Store
        from tests.store.test_store import entry, file
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        try:
            with Store.open(Path({str(path)!r}), write=True) as opened:
                opened.take(file("second.xml"), map(entry, range(2, 20000)))
        except AtlasError as why:
            print(why)
    """)
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "disk may be full" in told.stdout
    assert [one.file for one in held(path)] == ["first.xml"]


def test_a_reader_reads_while_a_writer_writes(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file("first.xml"), [entry(1)])

    def slowly() -> Iterator[Entry]:
        yield entry(2)
        assert len(held(path)) == 1  # the file is not there until all of it is
        yield entry(3)

    with Store.open(path, write=True) as opened:
        opened.take(file("second.xml"), slowly())
    assert len(held(path)) == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_that_may_not_be_written_is_told(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file(), [entry(1)])
    path.chmod(0o444)

    with pytest.raises(AtlasError, match="may not be written"), Store.open(path, write=True) as one:
        one.take(file("second.xml"), [entry(2)])


def test_a_reader_cannot_write(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file(), [entry(1)])

    with pytest.raises(AtlasError, match="may not be written"), Store.open(path) as opened:
        opened.take(file("second.xml"), [entry(2)])


def test_what_is_no_store_is_told_with_what_to_do(path: Path, tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="There is no store"), Store.open(path):
        pass
    text = tmp_path / "notes.txt"
    text.write_text("This is no database at all, only a long text of words. " * 40)
    with pytest.raises(AtlasError, match="damaged or no store"), Store.open(text):
        pass
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("CREATE TABLE a (b)").connection.close()
    for write in (False, True):
        with (
            pytest.raises(AtlasError, match="no store of this program"),
            Store.open(other, write=write),
        ):
            pass


def test_a_store_of_another_version_is_told(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file(), [entry(1)])
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")

    with pytest.raises(AtlasError, match="version 99"), Store.open(path):
        pass


def test_a_damaged_store_is_told(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file(), map(entry, range(1, 500)))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(bytes(data))

    with pytest.raises(AtlasError, match="damaged"):
        held(path)


def test_what_is_forgotten_stays_away_and_so_does_what_a_source_deletes(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file("first.xml"), [entry(1), entry(2)])
        assert opened.forget(["pmid:1"]) == 1
        opened.take(file("second.xml"), [Deleted(entry=1, name="pmid:2"), entry(3)])
        late = opened.take(file("old.xml"), [entry(1), entry(2)])

        assert [one.record.pmid for one in opened.records()] == ["3"]
        assert opened.passages(["pmid:1"]) == ()
    assert late.deleted == 2


def jats(**changes: object) -> Entry:
    sections = (
        Passage(place="abstract", text="The publisher's abstract."),
        Passage(place="methods", heading="Methods", text="People met made-up criteria."),
        Passage(place="results", heading="Results", text="They slept."),
    )
    facts: dict[str, object] = {"passages": sections, "names": ("doi:10.5555/1", "pmcid:PMC1")}
    return entry(1, **(facts | changes))


def test_the_best_text_is_pubmeds_abstract_and_the_full_texts_sections(path: Path) -> None:
    export = Record(title="Sleep in ME/CFS", doi="10.5555/1", abstract="An export's abstract.")
    files = [
        (file("export.ris", kind="ris"), entry(1, record=export)),
        (file("paper.xml", kind="jats"), jats()),
        (file("pubmed.xml"), entry(1)),
    ]
    with Store.open(path, write=True) as opened:
        for one, item in files:
            opened.take(one, [item])
        found = opened.passages(["doi:10.5555/1"])

        assert [(one.place, one.text) for one in found] == [
            ("abstract", "Twelve invented people slept."),
            ("methods", "People met made-up criteria."),
            ("results", "They slept."),
        ]
        assert opened.abstract(["pmcid:PMC1"]) == "The publisher's abstract."
        assert opened.abstract(["pmid:404"]) is None


def test_of_two_abstracts_of_pubmed_the_later_one_is_shown(path: Path) -> None:
    later = Record(title="Sleep", abstract="Mended.", checked_on="2026-12-01")
    with Store.open(path, write=True) as opened:
        opened.take(file("later.xml"), [entry(1, record=later)])
        opened.take(file("earlier.xml"), [entry(1)])

        assert opened.abstract(["pmid:1"]) == "Mended."


def test_an_abstract_of_fifty_thousand_records_is_found_in_five_milliseconds(path: Path) -> None:
    with Store.open(path, write=True) as opened:
        opened.take(file(), map(entry, range(1, 50_001)))

    def once(number: int) -> float:
        started = time.perf_counter()
        with Store.open(path) as opened:
            assert opened.abstract([f"doi:10.5555/{number}", f"pmid:{number}"])
        return time.perf_counter() - started

    assert sorted(once(number) for number in range(1, 50_000, 2500))[10] < 0.005
