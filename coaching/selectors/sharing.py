"""What a visitor with a share link is shown: the result, and nothing about whose it is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from coaching.models import AnalysisResult, WorkoutSession
from coaching.selectors import documents
from references.addresses import ResultAddresses
from references.models import Reference
from references.selectors import references_published


@dataclass(frozen=True)
class SharedSession(ResultAddresses):
    """A session as the templates of the result page read it; every address carries the secret."""

    secret: str
    has_poster: bool

    @property
    def title(self) -> str:
        """The same for all: the owner's own title may say who they are."""
        return _("A shared set")

    @property
    def expert_folder(self) -> str:
        """Where the expert of the comparison is found."""
        return f"{reverse('coaching:shared', args=(self.secret,))}references/"

    def _url(self, name: str) -> str:
        return reverse(f"coaching:shared-{name}", args=(self.secret,))


def shared_expert(result: AnalysisResult, reference_id: UUID) -> Reference | None:
    """The expert that a result is compared with; no other."""
    document = result.corrected_document or result.document
    card = (document.get("comparison") or {}).get("reference") or {}
    if card.get("id") != str(reference_id):
        return None
    return references_published().filter(pk=reference_id).first()


def shared_payload(session: WorkoutSession, result: AnalysisResult) -> dict[str, Any]:
    """The result document as the answer that counts; who corrected what is the owner's affair."""
    document = documents.result_payload(session, result)
    exercise = {**document["exercise"], "sure": True}
    if session.rep_count_corrected is not None:
        document["rep_count"] = session.rep_count_corrected
    return {
        **document,
        "exercise": exercise,
        "machine": {"exercise": exercise, "rep_count": document["rep_count"]},
        "corrected": {"exercise": None, "rep_count": None},
    }
