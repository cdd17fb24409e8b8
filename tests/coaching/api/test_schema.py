"""The OpenAPI document."""

from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import URLPattern, URLResolver

from coaching.api.urls import urlpatterns

HIDDEN = {"schema", "unknown"}


@pytest.fixture(scope="module")
def schema() -> Any:
    response = Client().get("/api/v1/schema/")
    assert response.status_code == 200
    return yaml.safe_load(response.content)


def routes(patterns: list[Any]) -> list[str]:
    own = [
        str(one.pattern).replace("<uuid:", "{").replace(">", "}")
        for one in patterns
        if isinstance(one, URLPattern) and one.name not in HIDDEN
    ]
    included = [one for one in patterns if isinstance(one, URLResolver)]
    return own + [route for one in included for route in routes(one.url_patterns)]


def test_every_route_is_described(schema: Any) -> None:
    assert set(schema["paths"]) == {f"/api/v1/{route}" for route in routes(urlpatterns)}


def test_every_operation_says_what_it_answers_and_refuses(schema: Any) -> None:
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            where = f"{method} {path}"
            assert operation["responses"].keys() & {"200", "201", "204"}, where
            assert operation["description"], where


def test_keys_are_the_way_in(schema: Any) -> None:
    assert schema["components"]["securitySchemes"]["key"] == {"type": "http", "scheme": "bearer"}
    assert {"key": []} in schema["paths"]["/api/v1/sessions/"]["get"]["security"]


def test_uploads_are_described_as_forms(schema: Any) -> None:
    body = schema["paths"]["/api/v1/sessions/"]["post"]["requestBody"]["content"]
    assert list(body) == ["multipart/form-data"]
