"""The service against its own OpenAPI document: what the document allows, and what it does not, by the hundred.

Needs schemathesis (`pip install -e '.[contract]'`):

    pytest -m contract
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from running_service import running

from klartekst.serving.openapi import document

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
pytestmark = pytest.mark.contract

EXAMPLES = 150
"""Requests for each address; a run takes about a minute."""


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service as a user starts it."""
    with running() as client:
        yield client


described = schemathesis.openapi.from_dict(document())


@described.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_answers_are_as_the_document_says(case: Any, client: httpx.Client) -> None:
    """No server error; a status, a media type, a body and an error that are described; nothing wrong is taken.

    Not asked: that every request of the right form is answered with a check, as most texts are no letter in Danish;
    that a form with a field of a wrong type is refused, as all fields of a form are text and an empty list is none.
    """
    left_out = [schemathesis.checks.positive_data_acceptance]
    if case.media_type == "multipart/form-data":
        left_out.append(schemathesis.checks.negative_data_rejection)
    case.call_and_validate(base_url=str(client.base_url), excluded_checks=left_out)


def test_the_service_is_still_there(client: httpx.Client) -> None:
    """No worker was lost on the way."""
    assert client.get("/readyz").status_code == 200
    assert "klartekst_workers_replaced_total{" not in client.get("/metrics").text
