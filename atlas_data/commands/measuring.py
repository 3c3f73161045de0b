"""The command that measures the rules against hand coding."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from atlas_data.commands.command import DONE, Command
from atlas_data.commands.talk import Talk
from atlas_data.ingest import catalogue, evaluate
from atlas_data.model import AtlasError


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("texts", type=Path, help="a file or folder of texts, in any format")
    parser.add_argument("labels", type=Path, help="hand coding, one JSON object a line")
    parser.add_argument(
        "--save",
        type=Path,
        help="a JSON file for the figures, without the misses, which quote the texts; as "
        "accuracy.json in the catalogue they stand on the page /methods",
    )
    parser.add_argument(
        "--apart", action="store_true", help="the rules were not tuned on these texts: note it"
    )


def _run(asked: Namespace, talk: Talk) -> int:
    for path in (asked.texts, asked.labels):
        if not path.exists():
            raise AtlasError(f"There is no {path}; name your texts and your hand coding.")
    scores = evaluate.evaluate(asked.texts, asked.labels)
    talk.line("\n".join(evaluate.lines(scores)))
    told = evaluate.told(scores)
    talk.tell(scores=told)
    if asked.save:
        number = sum(told["studies"].values())
        kept = {key: value for key, value in told.items() if key != "misses"}
        kept["apart"] = number if asked.apart else 0
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        catalogue.put(asked.save, text)
    return DONE


COMMANDS = (
    Command(
        name="evaluate",
        short="score the rules against hand coding, field by field",
        more="Precision, recall, F1, confusion and every miss. The texts are only read.",
        arguments=_arguments,
        run=_run,
    ),
)
