"""Faults that several exercises share, by what is seen of them."""

from pose.synthetic.exercises.exercise import Fault

KNEES_CAVING = Fault(turn={"knee_out": -18.0}, there={"knee_out": -8.0}, back={"knee_out": -14.0})
# The foot turns about the ankle: it has to rise for the toes to stay on the floor.
HEELS_LIFTING = Fault(turn={"foot_pitch": 18.0, "foot_z": 0.033})
TOES_LIFTING = Fault(turn={"foot_pitch": -14.0, "foot_z": 0.007})
ROUNDED_BACK = Fault(turn={"curl": 44.0}, back={"curl": 10.0})
# Seen where the back is bent over, which is at the start of a deadlift.
ROUNDED_ON_THE_WAY = Fault(there={"curl": 50.0}, back={"curl": 46.0})
# The hips come up and the shoulders stay: on the way back of a squat, on the way up of a deadlift.
EARLY_HIPS_BACK = Fault(back={"lean": 24.0, "knee": 16.0})
EARLY_HIPS_THERE = Fault(there={"lean": 20.0, "knee": 22.0, "arm_flexion": 18.0})
SHRUGGING = Fault(turn={"shrug": 0.035})
LEANING_BACK = Fault(turn={"lean": -15.0})
# The trunk gives the weight a swing.
SWINGING = Fault(turn={"lean": -9.0}, there={"lean": 12.0, "arm_flexion": 16.0})
# The legs give it a push.
LEG_DRIVE = Fault(there={"knee": -30.0})
UNEVEN_ARMS = Fault(turn={"left_arm_abduction": -22.0, "left_elbow": -10.0, "side_lean": -4.0})
UNEVEN_PRESS = Fault(turn={"left_arm_abduction": -34.0, "left_elbow": -34.0})
UNEVEN_ELBOWS = Fault(turn={"left_elbow": 28.0}, there={"left_elbow": 14.0})
UNEVEN_BAR = Fault(there={"left_bar_ahead": -0.12}, back={"left_bar_ahead": -0.18})
