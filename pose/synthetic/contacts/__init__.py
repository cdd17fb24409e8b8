"""What holds the athlete up, by name: one short file for each way of being supported."""

from pose.synthetic.contacts.bridge import bridge
from pose.synthetic.contacts.descent import plank_from_standing
from pose.synthetic.contacts.forearms import forearms
from pose.synthetic.contacts.hanging import hanging
from pose.synthetic.contacts.kneeling import kneeling
from pose.synthetic.contacts.on_hands import hands_and_feet, on_hands
from pose.synthetic.contacts.on_knees import on_knees
from pose.synthetic.contacts.placement import Contact, Placement
from pose.synthetic.contacts.seated import seated
from pose.synthetic.contacts.side_plank import SIDE_PLANKS
from pose.synthetic.contacts.standing import standing

CONTACTS: dict[str, Contact] = {
    "standing": standing,
    "seated": seated,
    "kneeling": kneeling,
    "hanging": hanging,
    "on_hands": on_hands,
    "hands_and_feet": hands_and_feet,
    "bridge": bridge,
    "on_knees": on_knees,
    "plank": plank_from_standing,
    "forearms": forearms,
    **SIDE_PLANKS,
}

__all__ = ["CONTACTS", "Contact", "Placement"]
