"""``manage.py seed_references``: the built-in references into the database."""

from django.core.management.base import BaseCommand

from references.services.builtin import builtin_references_seed


class Command(BaseCommand):
    """Makes what is missing or of another version; retired ones stay retired."""

    help = "Makes the built-in expert references of every exercise."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Run the command."""
        made = builtin_references_seed()
        self.stdout.write(
            f"Built-in references: {made.made} made, {made.kept} kept, {made.removed} removed."
        )
