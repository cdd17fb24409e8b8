"""From figures to pictures: a mesh on bones, shaded and painted from far to near."""
