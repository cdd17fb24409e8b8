"""Brings the translations up to the texts of the program, and compiles them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from gymbrain.messages import wanted_messages

DOMAIN = "LC_MESSAGES/django.po"


class Command(BaseCommand):
    """`manage.py messages`: new texts join the .po files untranslated, old ones leave."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One switch."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail if behind")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """One language after the other."""
        wanted = wanted_messages()
        for code, _name in settings.LANGUAGES:
            path = Path(settings.LOCALE_PATHS[0]) / code / DOMAIN
            if path.is_file():
                self._bring_up(path, wanted, check=options["check"])

    def _bring_up(self, path: Path, wanted: dict[str, str], *, check: bool) -> None:
        import polib  # noqa: PLC0415 - a tool of developers, absent where GymbrAIn only runs

        file = polib.pofile(str(path), wrapwidth=100)
        known = {entry.msgid: entry.msgstr for entry in file}
        missing = [text for text in wanted if not known.get(text)]
        if check and missing:
            raise CommandError(f"{path.parent.parent.name}: {len(missing)} texts to translate")
        if check:
            return
        file.clear()
        for text, place in sorted(wanted.items(), key=lambda each: (each[1], each[0])):
            flags = ["python-format"] if "%(" in text else []
            told = known.get(text, "")
            entry = polib.POEntry(msgid=text, msgstr=told, occurrences=[(place, "")], flags=flags)
            file.append(entry)
        file.save()
        file.save_as_mofile(str(path.with_suffix(".mo")))
        self.stdout.write(f"{path.parent.parent.name}: {len(wanted)}, {len(missing)} to translate")
