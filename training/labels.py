"""The exercises that the nets know, in the order of their index."""

from references.catalogue import read_catalogue

LABELS: tuple[str, ...] = tuple(row["slug"] for row in read_catalogue())
