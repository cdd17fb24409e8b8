"""BlazePose on OpenVINO: detector, region of interest, landmark net and tracking.

Follows MediaPipe's pose graph (Bazarevsky et al., "BlazePose: On-device Real-time Body Pose
Tracking", 2020; Apache-2.0). The two nets come out of the installed ``mediapipe`` wheel; the code
that runs them is our own.
"""

from pose.estimators.blazepose.estimator import BlazePose

__all__ = ["BlazePose"]
