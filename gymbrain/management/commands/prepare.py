"""``manage.py prepare``: everything between an installed environment and a served page."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from pose.errors import PoseError
from pose.estimators.blazepose.nets import DETECTOR, LANDMARKS, find_net

OWNER_ALONE = 0o077  # accounts and videos are not for the machine's other users


class Command(BaseCommand):
    """Safe to repeat: each step does nothing when its work is done."""

    help = "Migrates, seeds exercises and references, makes an administrator and the demo clip."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A server of containers has no use for the clip in each of them."""
        parser.add_argument("--no-demo", action="store_true", help="leave the demo clip out")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:  # noqa: ARG002
        """Run the steps in order."""
        os.umask(OWNER_ALONE)
        Path(settings.DATA_DIR).chmod(0o700)
        self.check_weights()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("seed_exercises", verbosity=0)
        call_command("seed_references", stdout=self.stdout)
        call_command("create_first_admin", stdout=self.stdout)
        if not no_demo and not Path(settings.DEMO_VIDEO).is_file():
            self.stdout.write("Rendering the demo clip")
            call_command("make_demo", verbosity=0)

    def check_weights(self) -> None:
        """The nets are read where the installed wheel keeps them; nothing is copied or fetched."""
        try:
            for net in (DETECTOR, LANDMARKS):
                find_net(net)
        except PoseError as error:
            raise CommandError(error.message) from error
