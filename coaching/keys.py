"""Secrets that are shown once: made here, kept as digests."""

import hashlib
import secrets

SECRET_BYTES = 32  # of randomness; 16 would already be beyond guessing


def secret_make(*, prefix: str = "") -> str:
    """A fresh secret that is safe in a URL and in a header."""
    return prefix + secrets.token_urlsafe(SECRET_BYTES)


def digest_of(secret: str) -> str:
    """What is stored of a secret: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
