"""What a file is by its first bytes."""

import pytest

from coaching.services.containers import container_of


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"\0\0\0\x18ftypmp42", ".mp4"),
        (b"\0\0\0\x14ftypqt  ", ".mp4"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", ".mp4"),
        (b"\x1a\x45\xdf\xa3\x01webm", ".webm"),
        (b"\x1a\x45\xdf\xa3\x01matroska", ".mkv"),
        (b"RIFF\0\0\0\0AVI LIST", ".avi"),
        (b"\x47" + bytes(187) + b"\x47", ".ts"),
        (b"\0\0\x01\xba", ".mpg"),
        (b"OggS\0", ".ogv"),
    ],
)
def test_a_video_is_known_by_its_beginning(head: bytes, suffix: str) -> None:
    container = container_of(head)
    assert container is not None
    assert container.suffix == suffix
    assert container.content_type.startswith("video/")


@pytest.mark.parametrize(
    "head",
    [
        b"", b"\0", b"hello, I am a text", b"<html>", b"%PDF-1.7", b"\x89PNG\r\n",
        b"RIFF\0\0\0\0WAVE",
        b"#EXTM3U\n", b"ID3\x04", b"#!/bin/sh\n", b"PK\x03\x04",
    ],
)  # fmt: skip
def test_anything_else_is_not(head: bytes) -> None:
    assert container_of(head) is None
