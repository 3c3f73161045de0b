"""The command that takes files of records into the operator's store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from atlas_data import fetch, snapshot
from atlas_data.commands.command import DONE, MISTAKE, Command, catalogue_folder, dry_run
from atlas_data.commands.talk import Talk
from atlas_data.ingest import build, journals, slugs, take_in
from atlas_data.ingest.take_in import Search, TakenIn
from atlas_data.model import AtlasError
from atlas_data.store import Store, Taken

STORE, LEDGER, SNAPSHOTS = "store.sqlite", "ledger.csv", "snapshots"  # in the operator's folder
_TOLD = 20  # problems of one file that are printed; the store keeps all


def local_folder(parser: ArgumentParser) -> None:
    """`--local`: the operator's own folder."""
    parser.add_argument(
        "--local",
        type=Path,
        default=snapshot.local(),
        help="your own folder for what is fetched and imported (%(default)s)",
    )


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", help="files, or folders of files")
    local_folder(parser)
    catalogue_folder(parser)
    dry_run(parser)


def _run(asked: Namespace, talk: Talk) -> int:
    paths = list(_files(asked.files))
    return take(paths, asked.local, asked.catalogue, talk, dry=asked.dry_run)


def _files(asked: Iterable[Path]) -> Iterator[Path]:
    for path in asked:
        if path.is_dir():
            yield from (one for one in sorted(path.rglob("*")) if _wanted(one))
        elif path.exists():
            yield path
        else:
            raise AtlasError(f"There is no file {path}; nothing was imported.")


def _wanted(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")


def take(
    paths: Iterable[Path],
    local: Path,
    catalogue: Path,
    talk: Talk,
    *,
    search: Search | None = None,
    dry: bool = False,
) -> int:
    """Take files into the store of the operator's folder; one that cannot be read stops no other.

    `search` is the one that fetched them: then they are named with their job, are of its day, and
    nothing is said of those that were imported before. Gives the exit code.
    """
    held = build.read(catalogue)
    ledger, _ = slugs.combined(held.ledger, slugs.on_disk(local / LEDGER))
    known = frozenset(name for one in ledger.entries for name in one.identifiers)
    table = journals.read(held.folder / "journals.csv")
    total, files, unread = Counter[str](), list[Mapping[str, Any]](), list[str]()
    with _store(local, dry=dry) as store:
        for path in paths:
            try:
                with talk.progress(f"Importing {path.name}", "records") as progress:
                    made = take_in.take_in(
                        store,
                        path,
                        table=table,
                        known=known,
                        **_fetched(path, search),
                        progress=progress.to,
                        dry_run=dry,
                    )
            except AtlasError as why:
                unread.append(str(why))
                talk.line(f"{path.name}: {why}")
                continue
            if not search or not made.taken.known:
                _tell(made, talk)
                files.append(_facts(made))
            total.update(_numbers(made.taken))
    talk.tell(counts=dict(total), unread=unread, files=files)
    if not dry and total["kept"]:
        talk.line("`publish` makes a snapshot of what was imported.")
    return MISTAKE if unread else DONE


def _fetched(path: Path, search: Search | None) -> dict[str, Any]:
    """What is known of a file that a search fetched: batches have the same names in every job."""
    day = fetch.begun(path) if search else None
    name = f"{path.parent.name}-{path.name}" if day else path.name
    return {"search": search, "seen_on": day, "name": name}


@contextmanager
def _store(local: Path, *, dry: bool) -> Iterator[Store]:
    """The operator's store; a dry run makes none where there is none."""
    with ExitStack() as stack:
        if dry and not (local / STORE).is_file():
            aside = Path(stack.enter_context(TemporaryDirectory()))
            yield stack.enter_context(Store.open(aside / STORE, write=True))
        else:
            yield stack.enter_context(Store.open(local / STORE, write=not dry))


def _tell(made: TakenIn, talk: Talk) -> None:
    if made.taken.known:
        talk.line(f"{made.file}: imported before; nothing changed.")
        return
    parts = [f"{number:,} {what}" for what, number in _numbers(made.taken).items() if number]
    talk.line(f"{made.file}: {', '.join(parts) or 'nothing in it'}.")
    for reason, number in made.taken.left_out.items():
        talk.line(f"  {number:8,} left out: {reason.replace('_', ' ')}")
    for scope, number in made.taken.kept.items():
        talk.line(f"  {number:8,} kept: {scope.replace('_', ' ')}")
    for problem in made.problems[:_TOLD]:
        talk.line(f"  {problem}")


def _facts(made: TakenIn) -> Mapping[str, Any]:
    """What became of a file, for machines."""
    return {
        "file": made.file,
        "known": made.taken.known,
        "counts": _numbers(made.taken),
        "kept": made.taken.kept,
        "left_out": made.taken.left_out,
        "problems": made.problems,
    }


def _numbers(taken: Taken) -> Mapping[str, Any]:
    return {
        "entries": taken.entries,
        "kept": sum(taken.kept.values()),
        "left out": sum(taken.left_out.values()),
        "problems": taken.problems,
        "deleted": taken.deleted,
    }


COMMANDS = (
    Command(
        name="import",
        short="take files of records into your own store",
        more="PubMed XML, MEDLINE, RIS, BibTeX, CSL-JSON, CSV and JATS full texts, packed or not; "
        "the format is known by the content. Every record is cleaned and screened; one that "
        "is left out keeps its reason, and one that is broken stops no other. Importing a "
        "file twice changes nothing.",
        arguments=_arguments,
        run=_run,
    ),
)
