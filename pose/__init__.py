"""Pixels in, joints out: decoding, estimators, skeletons, angles and smoothing. No Django."""
