"""``manage.py analyse VIDEO``: what a coach would say about a video."""

from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import CommandParser

from coaching.engine.analysis import METHODS, find_exercise, require_method
from coaching.management.contract import ContractCommand, known_exercises, known_library
from coaching.report import as_text
from coaching.services.answering import answer_of
from pose.estimators.choice import ESTIMATORS
from pose.extract import EstimatorChoice, PosePool

AUTO = "auto"
BAR_WIDTH = 30


class Command(ContractCommand):
    """Analyse one video."""

    help = "Count and judge the repetitions in a video."

    def add_arguments(self, parser: CommandParser) -> None:
        """The contract's options."""
        parser.add_argument("video", type=Path)
        parser.add_argument("--estimator", choices=ESTIMATORS, default="blazepose")
        parser.add_argument("--weights", type=Path, help="YOLO-Pose weights")
        parser.add_argument("--exercise", default=AUTO, help="auto, or a slug of the catalogue")
        parser.add_argument("--method", choices=METHODS, default=AUTO)
        parser.add_argument("--json", action="store_true", help="one document on stdout")

    def run(self, **options: Any) -> None:
        """Pixels to joints to words."""
        begun = perf_counter()
        choice = EstimatorChoice(options["estimator"], options["weights"])
        exercise = None if options["exercise"] == AUTO else options["exercise"]
        catalogue = known_exercises()
        require_method(options["method"])
        if exercise:
            find_exercise(exercise, catalogue)
        with PosePool() as pool:
            poses = pool.extract(options["video"], choice, on_progress=self._bar)
            self.progress("")
            method, library = options["method"], known_library()
            result = pool.run(answer_of, poses, catalogue, exercise, library, method)
        result = result.timed(perf_counter() - begun)
        if options["json"]:
            self.document(result.as_json())
        else:
            self.stdout.write(as_text(result))

    def _bar(self, share: float) -> None:
        done = round(share * BAR_WIDTH)
        self.progress(f"finding you [{'#' * done}{'.' * (BAR_WIDTH - done)}] {share:4.0%}")
