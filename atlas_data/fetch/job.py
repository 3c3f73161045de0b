"""One job in one folder: a plan, batches of records, and at the end what came of it.

A batch is done when its file is there, the plan when `plan.json` is, the job when `done.json` is;
so a job that was killed goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from atlas_data.fetch import answers, disk, plan
from atlas_data.fetch.asked import Fetched, Progress
from atlas_data.fetch.entrez import Entrez
from atlas_data.fetch.plan import Plan
from atlas_data.fetch.web import Fault
from atlas_data.model import AtlasError

_PLAN, _DONE = "plan.json", "done.json"


def started(fetched: Path, digest: str, now: datetime) -> Path:
    """The folder of the unfinished job of this digest, or a new one.

    Raises `AtlasError` when the unfinished job was begun later than now.
    """
    with disk.told(fetched):
        for folder in sorted(fetched.glob(f"*-{digest}"), reverse=True):
            if not (folder / _DONE).exists():
                _refuse_past(folder, now)
                return folder
        folder = fetched / f"{now:%Y%m%dT%H%M%S%f}-{digest}"
        folder.mkdir()
    return folder


def begun(file: Path) -> date | None:
    """The day on which the job of a fetched file was begun: what the file says is of that day or
    later. None for a file of no job."""
    try:
        return datetime.strptime(file.parent.name.partition("T")[0], "%Y%m%d").date()
    except ValueError:
        return None


def planned(folder: Path, make: Callable[[], Plan]) -> Plan:
    """The plan of a job: the one it has, else a new one, kept."""
    if (folder / _PLAN).exists():
        return _read(folder)
    made = make()
    disk.put_json(folder / _PLAN, made.as_json())
    return made


def fetch(folder: Path, to_do: Plan, entrez: Entrez, say: Callable[[Progress], None]) -> None:
    """Fetches the batches that are not there yet."""
    done, total = 0, len(to_do.pmids)
    for number, pmids in enumerate(to_do.batches, start=1):
        path = _batch(folder, number)
        if not path.exists():
            disk.put(path, entrez.fetch(pmids).xml)
        done += len(pmids)
        say(Progress(done=done, total=total, what="records from PubMed"))


def held(folder: Path, to_do: Plan) -> dict[Path, tuple[str, ...]]:
    """The files that hold any record, each with its PMIDs, as read from them.

    Raises `AtlasError` when one is damaged; that one is then taken away.
    """
    files: dict[Path, tuple[str, ...]] = {}
    for number in range(1, len(to_do.batches) + 1):
        path = _batch(folder, number)
        try:
            pmids = answers.records(disk.unpacked(path)).pmids
        except Fault as why:
            with disk.told(path):
                path.unlink()
            raise AtlasError(
                f"{path} was damaged ({why}) and was removed; give the same command again, and "
                "only this file is fetched anew."
            ) from why
        if pmids:
            files[path] = pmids
    return files


def finish(
    folder: Path,
    to_do: Plan,
    now: datetime,
    brought: Fetched,
    files: Mapping[Path, Sequence[str]],
) -> None:
    """Marks a job as finished, with what was asked and what came."""
    _refuse_past(folder, now)
    done = {name: value for name, value in to_do.as_json().items() if name != "slices"}
    done |= {
        "finished": now.isoformat(),
        "counts": dict(brought.counts),
        "missing": brought.missing,
        "remarks": brought.remarks,
        "files": {path.name: len(pmids) for path, pmids in files.items()},
    }
    disk.put_json(folder / _DONE, done)


def _batch(folder: Path, number: int) -> Path:
    return folder / f"{number:05d}.xml.gz"


def _read(folder: Path) -> Plan:
    try:
        return plan.of_json(disk.get_json(folder / _PLAN))
    except (KeyError, TypeError) as why:
        raise AtlasError(
            f"{folder / _PLAN} is of another version or damaged; move {folder} away and try again."
        ) from why


def _refuse_past(folder: Path, now: datetime) -> None:
    if (folder / _PLAN).exists() and (begun := _read(folder).begun) > now:
        raise AtlasError(
            f"The clock of this machine says {now:%Y-%m-%d %H:%M}, but the job in {folder} was "
            f"begun later, on {begun:%Y-%m-%d %H:%M}. Set the clock, then give the same command "
            "again."
        )
