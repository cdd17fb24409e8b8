"""Reads the exercise catalogue that the application is seeded with. No Django."""

import tomllib
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).with_name("catalogue.toml")


def read_catalogue(path: Path = CATALOGUE) -> list[dict[str, Any]]:
    """The rows of the catalogue, in the order in which people should see them.

    Every row has slug, name, kind, primary, phases, tolerances, rules and cues.

    Raises:
        ValueError: a slug stands there twice.
    """
    with path.open("rb") as file:
        rows = tomllib.load(file)["exercise"]
    slugs = [row["slug"] for row in rows]
    twice = {slug for slug in slugs if slugs.count(slug) > 1}
    if twice:
        raise ValueError(f"{path.name} has {', '.join(sorted(twice))} twice")
    return [_EMPTY | row for row in rows]


_EMPTY: dict[str, Any] = {"primary": [], "phases": {}, "tolerances": {}, "rules": [], "cues": {}}
