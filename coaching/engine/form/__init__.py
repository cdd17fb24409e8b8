"""Whether a repetition shows a fault that was learned from examples."""
