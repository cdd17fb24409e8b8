"""The version that is stored with every result."""

CODE_VERSION = "0.1.0"
