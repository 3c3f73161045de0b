"""One YAML file of the vocabulary (YAML 1.1), and complaints that name it and the entry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from atlas_data.model import AtlasError


def parsed(path: Path) -> Any:
    """What the file holds. Raises `AtlasError` when it cannot be read or is not YAML."""
    try:
        return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as why:
        raise wrong(path, f"cannot be read ({why.strerror})", "put the file back") from why
    except yaml.YAMLError as why:
        told = " ".join(str(why).split())
        raise wrong(path, f"is not YAML ({told})", "mend the line named") from why


def faults(raw: Any, *, fields: Collection[str], texts: Iterable[str]) -> Iterator[str]:
    """What is wrong with the form of an entry: only these fields, and text in some of them."""
    if not isinstance(raw, dict) or not raw:
        yield "is not an entry"
        return
    for key in raw:
        if key not in fields:
            yield f"has a field “{key}” that no such entry has"
    for key in texts:
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            yield f"has no text as {key}"


def wrong(path: Path, what: str, remedy: str, entry: str | None = None) -> AtlasError:
    """What is wrong with a file or one of its entries, and what to do."""
    where = f"Vocabulary file {path.name}" + (f", entry {entry}," if entry else "")
    return AtlasError(f"{where} {what}; {remedy}.")
