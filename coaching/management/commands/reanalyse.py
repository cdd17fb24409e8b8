"""``manage.py reanalyse``: judge old sessions again from their stored joints."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.core.management.base import CommandParser
from django.db.models import QuerySet

from coaching.management.contract import ContractCommand
from coaching.models import AnalysisResult
from coaching.services.reanalysis import (
    Redone,
    results_older,
    session_ids,
    session_reanalyse,
)
from pose.errors import PoseError


class SessionMissingError(PoseError):
    """A session was named that has no result."""


class Command(ContractCommand):
    """Redo results without decoding a video."""

    help = "Count and judge old sessions again from their stored joints, with the nets of now."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which sessions."""
        parser.add_argument("sessions", nargs="*", type=UUID, metavar="SESSION_ID")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every session that has a result")
        which.add_argument(
            "--older",
            action="store_true",
            help="those made with other nets or another version than now's (the default)",
        )
        parser.add_argument("--dry-run", action="store_true", help="say how many, change nothing")
        parser.add_argument("--json", action="store_true", help="one document on stdout")

    def run(self, **options: Any) -> None:
        """One session after the other, each in a transaction of its own."""
        if options["sessions"] and (options["all"] or options["older"]):
            self.wrong_usage("Name sessions, or say --all or --older.")
        chosen = self._chosen(options)
        total = chosen.count()
        counts: Counter[Redone] = Counter()
        if not options["dry_run"]:
            for done, session_id in enumerate(session_ids(chosen)):
                self.progress(f"{done} of {total} sessions")
                counts[session_reanalyse(session_id=session_id)] += 1
            self.progress("")
        self._tell(total, counts, options)

    def _chosen(self, options: dict[str, Any]) -> QuerySet[AnalysisResult]:
        if options["all"]:
            return AnalysisResult.objects.all()
        if not options["sessions"]:
            return results_older()
        named = set(options["sessions"])
        chosen = AnalysisResult.objects.filter(session_id__in=named)
        missing = named - set(chosen.values_list("session_id", flat=True))
        if missing:
            names = ", ".join(sorted(map(str, missing)))
            raise SessionMissingError("session_missing", f"No result is stored for {names}.")
        return chosen

    def _tell(self, total: int, counts: "Counter[Redone]", options: dict[str, Any]) -> None:
        if options["json"]:
            numbers = {each.value: counts[each] for each in Redone}
            self.document({"sessions": total, **numbers, "dry_run": options["dry_run"]})
        elif options["dry_run"]:
            self.stdout.write(f"{total} sessions would be judged again.")
        else:
            self.stdout.write(
                f"{counts[Redone.REDONE]} of {total} sessions judged again, "
                f"{counts[Redone.FAILED]} kept as they were after an error, "
                f"{counts[Redone.BUSY]} left to the worker that has them."
            )
