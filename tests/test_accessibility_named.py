"""Every accessibility rule has a test named after it, and a row in CONTRIBUTING."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RULES = range(1, 21)


def named() -> set[int]:
    """The rules in the names of all tests: `test_a1_a4_text_…` is of A1 and A4."""
    found: set[int] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (
                rules := re.match(r"test((?:_a\d{1,2})+)_", node.name)
            ):
                found |= {int(one) for one in re.findall(r"\d+", rules[1])}
    return found


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_test_of_its_name_and_a_row_for_people(rule: int) -> None:
    assert rule in named(), f"write test_a{rule}_…"
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| A{rule} \|.*\|$", contributing, re.M)
    assert row, f"A{rule} has no row in CONTRIBUTING"
    for script in re.findall(r"scripts? (\d)(?:, (\d))*(?: and (\d))?", row[0]):
        for number in filter(None, script):
            assert re.search(rf"^{number}\. \*\*", contributing, re.M), f"no script {number}"
