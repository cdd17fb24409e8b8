"""``manage.py evaluate``: how well the engine does on labelled clips, or on recorded joints."""

from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import CommandParser

from coaching.engine.analysis import METHODS, require_method
from coaching.evaluation import Evaluator, Outcome, read_index, report
from coaching.evaluation_clips import evaluate_clips
from coaching.evaluation_form import evaluate_corpus
from coaching.evaluation_poses import TASKS, evaluate
from coaching.evaluation_table import as_form_table, as_poses_table, as_table
from coaching.management.contract import ContractCommand, known_exercises
from pose.estimators.choice import ESTIMATORS
from pose.extract import EstimatorChoice, PosePool


class Command(ContractCommand):
    """Evaluate on a folder of clips or a file of joints."""

    help = "Exercise accuracy and counting error over clips, or over recorded joints."

    def add_arguments(self, parser: CommandParser) -> None:
        """The contract's options."""
        kinds = parser.add_subparsers(dest="kind", required=True)
        videos = kinds.add_parser("videos", help="clips beside an index file")
        videos.error = self.wrong_usage  # type: ignore[method-assign]
        videos.add_argument("index", type=Path)
        videos.add_argument("--group", help="the first folder of the clips' names")
        videos.add_argument("--exercise", choices=("auto", "given"), default="auto")
        videos.add_argument("--method", choices=METHODS, default="auto")
        videos.add_argument("--estimator", choices=ESTIMATORS, default="blazepose")
        videos.add_argument("--weights", type=Path, help="YOLO-Pose weights")
        videos.add_argument("--json", action="store_true", help="one document on stdout")
        poses = kinds.add_parser("poses", help="a file of other people's recorded joints")
        poses.error = self.wrong_usage  # type: ignore[method-assign]
        poses.add_argument("corpus", type=Path)
        poses.add_argument("--task", choices=TASKS, required=True)
        poses.add_argument("--method", choices=METHODS, default="auto")
        poses.add_argument("--json", action="store_true", help="one document on stdout")
        form = kinds.add_parser("form", help="faults of form, in clips or in recorded joints")
        form.error = self.wrong_usage  # type: ignore[method-assign]
        form.add_argument("source", type=Path, metavar="INDEX_OR_NPZ")
        form.add_argument("--estimator", choices=ESTIMATORS, default="blazepose")
        form.add_argument("--weights", type=Path, help="YOLO-Pose weights")
        form.add_argument("--json", action="store_true", help="one document on stdout")

    def run(self, **options: Any) -> None:
        """Whichever was asked for."""
        if options["kind"] == "form":
            self._form(options)
            return
        require_method(options["method"])
        if options["kind"] == "poses":
            self._poses(options)
        else:
            self._videos(options)

    def _poses(self, options: dict[str, Any]) -> None:
        """All sequences of a file."""

        def tell(done: int, total: int) -> None:
            self.progress(f"{done} of {total} sequences")

        document = evaluate(
            options["corpus"], options["task"], known_exercises(), options["method"], tell
        )
        self.progress("")
        if options["json"]:
            self.document(document)
        else:
            self.stdout.write(as_poses_table(document))

    def _form(self, options: dict[str, Any]) -> None:
        """All sequences of a file of joints, or all clips of an index that say how they are."""

        def tell(done: int, total: int) -> None:
            self.progress(f"{done} of {total}")

        source = options["source"]
        if source.suffix == ".npz":
            document = evaluate_corpus(source, known_exercises(), tell)
        else:
            choice = EstimatorChoice(options["estimator"], options["weights"])
            document = evaluate_clips(source, known_exercises(), choice, tell)
        self.progress("")
        if options["json"]:
            self.document(document)
        else:
            self.stdout.write(as_form_table(document))

    def _videos(self, options: dict[str, Any]) -> None:
        """All clips, over the cores."""
        cases = read_index(options["index"], options["group"])
        begun = perf_counter()
        with PosePool() as pool:
            evaluator = Evaluator(
                pool,
                EstimatorChoice(options["estimator"], options["weights"]),
                known_exercises(),
                options["method"],
                given=options["exercise"] == "given",
            )
            outcomes = evaluator.run(cases, self._told(len(cases)))
        document = report(outcomes, perf_counter() - begun)
        if options["json"]:
            self.document(document)
        else:
            self.stdout.write(as_table(document))

    def _told(self, total: int) -> "_Teller":
        return _Teller(self, total)


class _Teller:
    """Prints a line for every clip that is done."""

    def __init__(self, command: Command, total: int) -> None:
        self._command, self._total, self._done = command, total, 0

    def __call__(self, outcome: Outcome) -> None:
        self._done += 1
        reps = "-" if outcome.case.reps is None else outcome.case.reps
        self._command.stderr.write(
            f"{self._done:4d}/{self._total} {outcome.case.file}: {outcome.predicted}, "
            f"{outcome.counted} of {reps} {outcome.error or ''}".rstrip()
        )
