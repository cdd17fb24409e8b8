"""``manage.py seed_references``: every reference as this version of the software needs it."""

from django.core.management.base import BaseCommand

from references.services.builtin import builtin_references_seed
from references.services.upgrade import references_upgrade


class Command(BaseCommand):
    """Makes what is missing or of another version; retired ones stay retired.

    Curators' references of another version are indexed again from their joints.
    """

    help = "Makes the built-in expert references, and indexes curators' again after an update."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Run the command."""
        made = builtin_references_seed()
        self.stdout.write(
            f"Built-in references: {made.made} made, {made.kept} kept, {made.removed} removed."
        )
        upgraded = references_upgrade()
        if upgraded.indexed or upgraded.left:
            self.stdout.write(
                f"References of curators: {upgraded.indexed} indexed again, "
                f"{upgraded.left} left because their joints cannot be read."
            )
