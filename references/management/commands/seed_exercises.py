"""``manage.py seed_exercises``: the catalogue's rows into the database."""

from django.core.management.base import BaseCommand

from references.services import exercises_seed


class Command(BaseCommand):
    """Adds what is missing and refreshes what no operator has edited."""

    help = "Fills the exercise catalogue; rows edited by an operator are left alone."

    def handle(self, *args: object, **options: object) -> None:  # noqa: ARG002
        """Run the command."""
        seeded = exercises_seed()
        self.stdout.write(
            f"Exercises: {seeded.added} added, {seeded.refreshed} refreshed, "
            f"{seeded.kept} kept as edited."
        )
