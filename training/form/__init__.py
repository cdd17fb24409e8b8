"""Trains the judges of form."""
