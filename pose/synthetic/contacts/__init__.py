"""What holds the athlete up, by name: one short file for each way of being supported."""

from pose.synthetic.contacts.descent import plank_from_standing
from pose.synthetic.contacts.placement import Contact, Placement
from pose.synthetic.contacts.seated import seated
from pose.synthetic.contacts.standing import standing

CONTACTS: dict[str, Contact] = {
    "standing": standing,
    "seated": seated,
    "plank": plank_from_standing,
}

__all__ = ["CONTACTS", "Contact", "Placement"]
