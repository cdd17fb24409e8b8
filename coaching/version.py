"""The version that is stored with every result: a change of what an analysis says raises it."""

CODE_VERSION = "0.3.0"
