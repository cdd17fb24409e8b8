"""What the commands for scripts share: one document on stdout, exit code 2 on any error."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from coaching.engine import Exercise
from coaching.selectors.exercises import catalogue
from pose.errors import PoseError
from references.catalogue import read_catalogue
from references.services import library_path

EXIT_CODE = 2


class ContractCommand(BaseCommand):
    """A command whose errors, wrong usage included, are ``{"error": {"code", "message"}}``."""

    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """A parser that reports wrong usage as the command reports any other error."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.error = self.wrong_usage  # type: ignore[method-assign]
        return parser

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run, and turn a typed error into the contract's form."""
        try:
            self.run(**options)
        except PoseError as error:
            self.fail(error.code, error.message, as_json=options["json"])

    def run(self, **options: Any) -> None:
        """What the command does."""
        raise NotImplementedError

    def fail(self, code: str, message: str, *, as_json: bool) -> NoReturn:
        """Say why and leave."""
        if as_json:
            self.document({"error": {"code": code, "message": message}})
        else:
            self.stderr.write(f"{message} ({code})")
        sys.exit(EXIT_CODE)

    def document(self, content: dict[str, Any]) -> None:
        """Write the one JSON document."""
        self.stdout.write(json.dumps(content, ensure_ascii=False))

    def progress(self, text: str) -> None:
        """Overwrite the progress line, on a terminal alone."""
        if self.stderr.isatty():
            self.stderr.write(f"\r\033[K{text}", ending="")
            self.stderr.flush()

    def wrong_usage(self, message: str) -> NoReturn:
        """What a parser does with arguments that it does not understand."""
        self.fail("usage", message, as_json="--json" in sys.argv)


def known_exercises() -> list[Exercise]:
    """The installation's catalogue; the one that is shipped where none was seeded or migrated."""
    try:
        stored = catalogue()
    except DatabaseError:
        stored = []
    return stored or [Exercise.from_dict(row) for row in read_catalogue()]


def known_library() -> Path | None:
    """The installation's experts; ``None`` where nobody migrated or seeded."""
    try:
        return library_path()
    except DatabaseError:
        return None
