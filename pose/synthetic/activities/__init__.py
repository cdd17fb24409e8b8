"""What is no exercise of the catalogue: pastimes, and movements that it does not know.

The athlete does them under the slug ``none``; the variant of the spec is the activity's name.
"""

from pose.synthetic.activities.activity import NONE, Activity
from pose.synthetic.activities.movements import MOVEMENTS
from pose.synthetic.activities.pastimes import PASTIMES

ACTIVITIES: dict[str, Activity] = {**PASTIMES, **MOVEMENTS}

__all__ = ["ACTIVITIES", "MOVEMENTS", "NONE", "PASTIMES", "Activity"]
