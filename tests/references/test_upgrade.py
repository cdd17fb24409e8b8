"""Curators' references after an update of the software."""

from io import StringIO

import pytest
from django.core.management import call_command

from pose.keyframes import KEYFRAME_VERSION
from references.library import Library
from references.models import Reference, ReferenceAudit
from references.services import exercises_seed, library_path
from references.services.references import reference_publish
from references.services.upgrade import Upgraded, references_upgrade
from references.storage import reference_file
from tests.references.test_services import analysed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def old(transactional_db: None) -> Reference:
    """A published reference whose keyframes another version made."""
    exercises_seed()
    reference = analysed()
    reference_publish(reference=reference, by=None)
    Reference.objects.update(keyframe_version=KEYFRAME_VERSION - 1, descriptor=b"")
    return Reference.objects.get(pk=reference.pk)


def test_what_is_published_is_indexed_again_and_found(old: Reference) -> None:
    assert references_upgrade() == Upgraded(indexed=1, left=0)
    row = Reference.objects.get(pk=old.pk)
    assert (row.status, row.keyframe_version) == ("published", KEYFRAME_VERSION)
    path = library_path()
    assert path is not None
    assert len(Library.load(path)) == 1
    assert ReferenceAudit.objects.filter(action="reindexed").count() == 1


def test_doing_it_again_changes_nothing(old: Reference) -> None:
    references_upgrade()
    before = Reference.objects.values().get(pk=old.pk)
    assert references_upgrade() == Upgraded(indexed=0, left=0)
    assert Reference.objects.values().get(pk=old.pk) == before


def test_one_whose_joints_are_gone_is_told_and_keeps_nobody_from_it(old: Reference) -> None:
    reference_file(old, old.joints_file).unlink()
    reference_publish(reference=(other := analysed()), by=None)
    Reference.objects.filter(pk=other.pk).update(keyframe_version=0)
    assert references_upgrade() == Upgraded(indexed=1, left=1)


def test_preparing_an_installation_does_it(old: Reference, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("references.services.builtin.builtins", list)
    out = StringIO()
    call_command("seed_references", stdout=out)
    assert "1 indexed again, 0 left" in out.getvalue()
    assert Reference.objects.get(pk=old.pk).keyframe_version == KEYFRAME_VERSION
