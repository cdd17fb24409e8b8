"""The live page: a camera, and a coach while one moves."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coaching.selectors.exercises import exercises
from coaching.views.replies import SignedInRequest, signed_in
from pose.skeletons import BLAZEPOSE33, COMMON13, Skeleton

# What `make assets` puts there; a browser finds joints by itself only with all of it.
ASSETS = {
    "bundle": "vendor/mediapipe/vision_bundle.mjs",
    "loader": "vendor/mediapipe/vision_wasm_module_internal.js",
    "wasm": "vendor/mediapipe/vision_wasm_module_internal.wasm",
    "model": "vendor/mediapipe/pose_landmarker.task",
}
WORKER = "js/live/pose_worker.js"
SHELL_WORKER = "js/service_worker.js"
MANIFEST = "live/manifest.json"
JAVASCRIPT = "text/javascript"


@require_safe
@never_cache
@signed_in
def live(request: SignedInRequest) -> HttpResponse:
    """Before, during and after a set; everything in between happens in the browser."""
    context = {
        "exercises": exercises(),
        "assets": {name: static(path) for name, path in ASSETS.items()},
        "has_assets": all(finders.find(path) for path in ASSETS.values()),
        "skeletons": {one.name: _described(one) for one in (BLAZEPOSE33, COMMON13)},
    }
    return render(request, "coaching/live.html", context)


@require_safe
def pose_worker(_request: HttpRequest) -> HttpResponse:
    """The script of the thread that finds joints, below /live/ for its policy.

    A worker lives under the policy that its own script came with, and static files come with one
    that compiles nothing.
    """
    return HttpResponse(f'import "{static(WORKER)}";\n', content_type=JAVASCRIPT)


@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """The script that makes the page installable, at the root: it may rule no page above it."""
    found = finders.find(SHELL_WORKER)
    code = Path(str(found)).read_text() if found else ""
    return HttpResponse(code, content_type=JAVASCRIPT, headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone shows of the installed app, in the reader's language."""
    return render(request, MANIFEST, content_type="application/manifest+json")


def _described(skeleton: Skeleton) -> dict[str, object]:
    index = skeleton.index
    return {
        "joints": skeleton.joints,
        "bones": [(index[one], index[other]) for one, other in skeleton.bones],
    }
