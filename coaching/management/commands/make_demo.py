"""``manage.py make_demo``: render the built-in demo clip."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from pose.synthetic.demo import write_demo
from pose.synthetic.exercises import EXERCISES


class Command(BaseCommand):
    """Write the clip that stands in when nobody has filmed anything yet."""

    help = "Render the demo clip of the animated athlete."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, what, and whether to replace."""
        parser.add_argument("--out", type=Path, help="file to write (default: the demo clip)")
        parser.add_argument("--exercise", choices=sorted(EXERCISES), default="squat")
        parser.add_argument("--force", action="store_true", help="replace a file that is there")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Render unless it is there."""
        out: Path = options["out"] or Path(settings.DEMO_VIDEO)
        if out.exists() and not options["force"]:
            self.stdout.write(f"{out} is there; --force renders it again")
            return
        write_demo(out, options["exercise"])
        if options["verbosity"]:
            self.stdout.write(f"{out} written")
