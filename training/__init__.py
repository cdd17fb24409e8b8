"""Data sets, trainers and evaluation of our own nets; nothing at run time imports this."""
