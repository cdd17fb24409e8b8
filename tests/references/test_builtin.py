"""The references that come with the installation."""

import pytest

from references.builtin import Builtin, builtins
from references.catalogue import read_catalogue
from references.library import Library
from references.models import Exercise, Reference, ReferenceStatus
from references.services import exercises_seed, library_path
from references.services.builtin import builtin_references_seed
from references.services.references import reference_edit, reference_retire
from references.storage import reference_file
from tests.references.builders import clip, frames

SLUGS = [row["slug"] for row in read_catalogue() if row["kind"] != "none"]


def of(slug: str) -> list[Builtin]:
    return [one for one in builtins() if one.exercise == slug]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_exercise_is_shown_from_several_sides_tempos_and_statures(slug: str) -> None:
    plain = [one for one in of(slug) if not one.variant]
    assert len({one.yaw for one in plain}) >= 2
    assert len({one.tempo for one in plain}) == len({one.stature for one in plain}) == 2


def test_names_are_unique_and_stay_the_same() -> None:
    names = [one.id for one in builtins()]
    assert len(set(names)) == len(names)
    first = Builtin("squat", "", 90.0, "brisk", "tall")
    assert str(first.id) == str(Builtin("squat", "", 90.0, "brisk", "tall").id)


@pytest.fixture
def squats(transactional_db: None) -> None:
    """A catalogue of the squat alone, and its references."""
    exercises_seed()
    Exercise.objects.exclude(pk__in=("squat", "lunge", "plank")).delete()
    builtin_references_seed()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("squats")
class TestSeeding:
    def test_all_pass_the_checks_and_are_published(self) -> None:
        rows = Reference.objects.all()
        assert len(rows) == len(of("squat") + of("lunge") + of("plank"))
        assert [row.problems for row in rows] == [[]] * len(rows)
        assert {(row.status, row.builtin, row.kind) for row in rows} == {
            ("published", True, "joints")
        }

    def test_a_squat_finds_one_of_its_own_view(self) -> None:
        path = library_path()
        assert path is not None
        match = Library.load(path).nearest("squat", frames(clip(yaw=88.0, seed=9)), 1)[0]
        assert match.near
        assert Reference.objects.get(pk=match.expert_id).view == "side"

    def test_doing_it_again_changes_nothing(self) -> None:
        before = list(Reference.objects.order_by("pk").values())
        made = builtin_references_seed()
        assert (made.made, made.removed) == (0, 0)
        assert list(Reference.objects.order_by("pk").values()) == before

    def test_what_is_old_or_lost_is_made_again(self) -> None:
        old, lost = Reference.objects.order_by("pk")[:2]
        Reference.objects.filter(pk=old.pk).update(maker_version="0")
        reference_file(lost, lost.joints_file).unlink()
        assert builtin_references_seed().made == 2
        assert reference_file(lost, lost.joints_file).is_file()

    def test_what_a_curator_decided_stays(self) -> None:
        row = Reference.objects.order_by("pk")[0]
        reference_edit(reference=row, by=None, tolerances={**row.tolerances, "left_knee": 12.0})
        reference_retire(reference=row, by=None)
        Reference.objects.filter(pk=row.pk).update(maker_version="0")
        assert builtin_references_seed().made == 1
        row.refresh_from_db()
        assert (row.status, row.tolerances["left_knee"]) == (ReferenceStatus.RETIRED, 12.0)

    def test_what_is_no_more_goes(self) -> None:
        Reference.objects.filter(exercise="plank").delete()
        Exercise.objects.filter(pk="plank").delete()
        Reference.objects.create(
            exercise_id="squat", title="Of another age", kind="joints", builtin=True
        )
        assert builtin_references_seed().removed == 1
