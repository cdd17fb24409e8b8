"""The image and the compose file, as far as they can be read without Docker."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SETTINGS = "".join(
    (ROOT / "gymbrain" / name).read_text()
    for name in ("settings.py", "readiness.py", "management/commands/create_first_admin.py")
)


def test_the_image_runs_as_nobody_special_and_is_watched() -> None:
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER gymbrain$", final, re.MULTILINE)
    assert "\nHEALTHCHECK " in final


def test_everything_long_lived_has_a_health_check() -> None:
    silent = {name for name, service in SERVICES.items() if "test" not in service["healthcheck"]}
    assert silent == {"setup"}


def test_web_and_worker_wait_for_the_migrations() -> None:
    for name in ("web", "worker"):
        assert SERVICES[name]["depends_on"]["setup"]["condition"] == (
            "service_completed_successfully"
        )


def test_web_and_worker_share_their_data_and_their_settings() -> None:
    web, worker = SERVICES["web"], SERVICES["worker"]
    assert web["volumes"] == worker["volumes"] == ["data:/data"]
    shared = {"GYMBRAIN_REDIS_URL", "GYMBRAIN_DATABASE_URL", "GYMBRAIN_SECRET_KEY"}
    assert shared <= web["environment"].keys() & worker["environment"].keys()


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_no_secret_stands_in_the_file(service: str) -> None:
    secrets = {
        name: str(value)
        for name, value in SERVICES[service].get("environment", {}).items()
        if "PASSWORD" in name or "SECRET" in name
    }
    assert [n for n, v in secrets.items() if not re.fullmatch(r"\$\{[A-Z_]+:[-?][^}]*\}", v)] == []


def test_every_variable_is_one_that_the_application_reads() -> None:
    names = {name for s in SERVICES.values() for name in s.get("environment", {})}
    ours = {name for name in names if name.startswith("GYMBRAIN_")}
    assert {name for name in ours if f'"{name}"' not in SETTINGS} == set()


def test_only_the_page_is_published_and_only_on_this_machine_unless_asked() -> None:
    published = {name: s["ports"] for name, s in SERVICES.items() if "ports" in s}
    assert published == {"web": ["${GYMBRAIN_PUBLISH:-127.0.0.1:8000}:8000"]}
