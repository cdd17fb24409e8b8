"""Coaching while the set is under way: frames in, what a coach would say out. Pure: no Django."""
