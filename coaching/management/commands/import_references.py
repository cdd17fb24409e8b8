"""``manage.py import_references INDEX.csv``: a folder of expert clips at once."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from coaching.services.importing import BadListError, Row, index_rows, row_import
from references.errors import ReferenceRefusedError
from references.models import Reference
from references.services.references import reference_publish


class Command(BaseCommand):
    """Videos wait for a worker like any upload; joints are judged at once."""

    help = "Takes in expert clips: file, exercise, view, variant, source and licence as CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to take in, and whose it is."""
        parser.add_argument("index", type=Path, metavar="INDEX.csv")
        parser.add_argument("--by", required=True, help="username of the curator")
        parser.add_argument(
            "--publish", action="store_true", help="publish joints that pass their checks"
        )

    def handle(self, *args: Any, index: Path, by: str, publish: bool, **options: Any) -> None:  # noqa: ARG002
        """Run the command."""
        curator = User.objects.filter(username=by).first()
        if curator is None:
            raise CommandError(f"unknown_user: there is no account called {by!r}")
        try:
            rows = index_rows(index)
        except BadListError as error:
            raise CommandError(f"{error.code}: {error.message}") from error
        refused = sum(not self._take(row, curator, publish=publish) for row in rows)
        self.stdout.write(f"{len(rows) - refused} taken in, {refused} refused.")
        if refused:
            raise CommandError(f"{refused} of {len(rows)} rows were refused.")

    def _take(self, row: Row, curator: User, *, publish: bool) -> bool:
        try:
            reference = row_import(row=row, by=curator)
            if publish and reference.is_analysed:
                reference_publish(reference=reference, by=curator)
        except ReferenceRefusedError as refusal:
            self.stderr.write(f"line {row.line}: {refusal.code}: {refusal.message}")
            return False
        self.stdout.write(f"line {row.line}: {_state(reference)}: {row.file}")
        return True


def _state(reference: Reference) -> str:
    if not reference.is_analysed:
        return "queued"
    problems = ", ".join(each["code"] for each in reference.problems)
    return f"draft ({problems})" if problems else reference.status
