"""The nets: each is one short file."""
