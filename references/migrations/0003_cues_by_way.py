"""A cue was told whichever way a joint was off; now each way has words of its own."""

from django.db import migrations

WAYS = ("closed", "open")


def part(apps, schema_editor):
    for row in apps.get_model("references", "Reference").objects.exclude(cues={}):
        row.cues = {angle: dict.fromkeys(WAYS, words) for angle, words in row.cues.items()}
        row.save(update_fields=["cues"])


def join(apps, schema_editor):
    for row in apps.get_model("references", "Reference").objects.exclude(cues={}):
        row.cues = {angle: next(iter(ways.values())) for angle, ways in row.cues.items()}
        row.save(update_fields=["cues"])


class Migration(migrations.Migration):
    dependencies = [("references", "0002_expert_references")]
    operations = [migrations.RunPython(part, join)]
