"""The LanguageTool API, as its clients use it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running_service import running

from klartekst.rewriting.apply import apply, closed
from klartekst.serving.annotated import annotated
from klartekst.serving.utf16 import Utf16

LETTER = "Hej 😀. Såfremt du flytter, skal du give os besked snarest."


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """A service as a user starts it."""
    with running() as client:
        yield client


def check(client: httpx.Client, **fields: str) -> dict[str, Any]:
    """The answer to a form."""
    answer = client.post("/v2/check", data={"language": "da-DK"} | fields)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def cut(text: str, match: dict[str, Any]) -> str:
    """The words that a match marks, as a client that counts in UTF-16 cuts them out."""
    units = text.encode("utf-16-le")
    return units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")


def marked(text: str, told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The matches by the words that they mark."""
    return {cut(text, match): match for match in told["matches"]}


class TestMatches:
    """What is found."""

    def test_offsets_count_utf16(self, client: httpx.Client) -> None:
        """An emoji is two."""
        found = marked(LETTER, check(client, text=LETTER))
        assert [each["value"] for each in found["Såfremt"]["replacements"]] == ["Hvis"]

    def test_every_field_is_there(self, client: httpx.Client) -> None:
        """Strict clients fail on one that is missing."""
        told = check(client, text=LETTER)
        assert set(told) == {"software", "warnings", "language", "matches", "sentenceRanges"}
        assert set(told["software"]) == {"name", "version", "buildDate", "apiVersion", "premium", "status"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000", told["software"]["buildDate"])
        assert (told["software"]["name"], told["software"]["apiVersion"]) == ("klartekst", 1)
        assert told["warnings"] == {"incompleteResults": False}
        assert set(told["language"]) == {"name", "code", "detectedLanguage"}
        assert set(told["language"]["detectedLanguage"]) == {"name", "code", "confidence", "source"}
        assert told["language"]["detectedLanguage"]["code"] == "da-DK"
        assert told["sentenceRanges"] == [[0, 7], [8, len(LETTER) + 1]]
        for match in told["matches"]:
            assert set(match) == {
                "message", "shortMessage", "replacements", "offset", "length", "context", "sentence", "type",
                "rule", "ignoreForIncompleteSentence", "contextForSureMatch",
            }  # fmt: skip
            assert match["shortMessage"]
            assert set(match["type"]) == {"typeName"}
            assert set(match["rule"]) == {
                "id", "subId", "sourceFile", "description", "issueType", "urls", "category", "isPremium",
            }  # fmt: skip
            assert set(match["rule"]["category"]) == {"id", "name"}
            assert all(set(each) == {"value"} for each in match["replacements"])
            assert match["rule"]["category"]["id"] in {"STYLE", "TYPOS"}
            context = match["context"]
            assert cut(context["text"], context) == cut(LETTER, match)

    def test_a_replacement_replaces_what_is_marked(self, client: httpx.Client) -> None:
        """A rewritten sentence marks the sentence."""
        text = "Din ansøgning behandles inden 4 uger."
        (match,) = check(client, text=text)["matches"]
        written = text.replace(cut(text, match), match["replacements"][0]["value"])
        assert written == "Vi behandler din ansøgning inden 4 uger."

    def test_a_paragraph_lacks_nothing(self, client: httpx.Client) -> None:
        """What only a whole letter must have is not asked of a paragraph."""
        text = "Vi giver dig afslag på din ansøgning om hjælp til rengøring. " * 12
        told = check(client, text=text, level="picky")
        assert all(match["length"] > 0 for match in told["matches"])
        assert not {match["rule"]["id"] for match in told["matches"]} & {"klagevejledning", "mangler-hilsen"}

    def test_rules_can_be_turned_off_and_chosen(self, client: httpx.Client) -> None:
        """By their ids and by category."""

        def rules(**fields: str) -> set[str]:
            return {each["rule"]["id"] for each in check(client, text=LETTER, **fields)["matches"]}

        assert rules() >= {"kancellisprog", "vage-ord"}
        assert rules(disabledRules="kancellisprog,x") == rules() - {"kancellisprog"}
        assert rules(enabledRules="vage-ord", enabledOnly="true") == {"vage-ord"}
        assert rules(disabledCategories="STYLE") == set()


class TestLanguages:
    """Which texts are read."""

    @pytest.mark.parametrize("language", ["da", "da-DK", "auto"])
    def test_danish_is_read(self, client: httpx.Client, language: str) -> None:
        """By its code, or when the client does not know."""
        assert check(client, text=LETTER, language=language)["matches"]

    @pytest.mark.parametrize(
        ("language", "text"), [("en-US", LETTER), ("auto", "We have got your letter. " * 20)]
    )
    def test_other_languages_have_no_matches(self, client: httpx.Client, language: str, text: str) -> None:
        """And are no error."""
        assert check(client, text=text, language=language)["matches"] == []

    def test_an_empty_text_has_no_matches(self, client: httpx.Client) -> None:
        """Editors send empty paragraphs."""
        assert check(client, text="")["matches"] == []


class TestAnnotated:
    """`data`."""

    def test_markup_is_invisible(self, client: httpx.Client) -> None:
        """Offsets count it, and no text is offered that would take it away."""
        nodes = [
            {"markup": "<p>", "interpretAs": "\n\n"}, {"text": "Såf"}, {"markup": "<b>"},
            {"text": "remt du flytter, skal du "}, {"markup": "<i>"}, {"text": "meddele"},
            {"markup": "</i>"}, {"text": " det."},
        ]  # fmt: skip
        whole = "".join(node.get("text", node.get("markup", "")) for node in nodes)
        found = marked(whole, check(client, data=json.dumps({"annotation": nodes})))
        assert found["Såf<b>remt"]["replacements"] == []
        assert found["meddele"]["replacements"]

    def test_data_may_be_a_plain_text(self, client: httpx.Client) -> None:
        """`{"text": …}`."""
        assert "Såfremt" in marked(LETTER, check(client, data=json.dumps({"text": LETTER, "metaData": {}})))

    @given(st.lists(st.tuples(st.sampled_from(["text", "markup"]), st.text(max_size=9))))
    def test_places_lie_in_the_original(self, nodes: list[tuple[str, str]]) -> None:
        """Every stretch of the plain text is found again where it is said to stand."""
        read = annotated(json.dumps({"annotation": [{kind: text} for kind, text in nodes]}))
        assert read.original == "".join(text for _, text in nodes)
        for at, letter in enumerate(read.plain):
            start, end = read.span(at, at + 1)
            assert read.original[start:end] == letter


WRONG = [
    ({"text": LETTER}, 400),
    ({"language": "da-DK"}, 400),
    ({"language": "da-DK", "text": "a", "data": '{"text": "a"}'}, 400),
    ({"language": "da-DK", "data": "{"}, 400),
    ({"language": "da-DK", "data": '{"annotation": [{"text": "a", "markup": "b"}]}'}, 400),
    ({"language": "da-DK", "data": '{"annotation": [{"text": "a", "interpretAs": "b"}]}'}, 400),
    ({"language": "da-DK", "data": "[" * 100_000}, 400),
    ({"language": "da-DK", "text": "a", "preferredVariants": "da-DK"}, 400),
    ({"language": "da-DK", "text": "a" * 500_001}, 413),
]


@pytest.mark.parametrize(("fields", "status"), WRONG)
def test_errors_are_plain_text(client: httpx.Client, fields: dict[str, str], status: int) -> None:
    """As LanguageTool's clients expect."""
    answer = client.post("/v2/check", data=fields)
    assert (answer.status_code, answer.text[:7]) == (status, "Error: ")
    assert answer.headers["content-type"].startswith("text/plain")


def test_the_small_ones(client: httpx.Client) -> None:
    """What clients ask before they check."""
    assert client.get("/v2/languages").json() == [{"name": "Dansk", "code": "da", "longCode": "da-DK"}]
    assert client.get("/v2/maxtextlength").text == "500000"
    assert client.get("/v2/info").json()["software"]["name"] == "klartekst"
    assert client.get("/v2/configinfo", params={"language": "da"}).json()["rules"][0]["ruleId"]
    assert client.get("/v2/healthcheck").text == "OK"
    assert client.get("/v2/words").status_code == 403
    assert client.get("/v2/nothing").status_code == 404
    assert client.get("/v2/check", params={"language": "da", "text": LETTER}).json()["matches"]


def test_a_text_that_was_not_encoded_is_read_as_it_stands(client: httpx.Client) -> None:
    """LibreOffice 7.4 sends it so."""
    text = "A & B + 50 %20. Såfremt du flytter, sker det."
    answer = client.post("/v2/check", content=f"text={text}&language=da-DK".encode())
    assert "Såfremt" in marked(text, answer.json())


@given(st.text(), st.data())
def test_utf16_offsets(text: str, data: st.DataObject) -> None:
    """The length of what stands before, in code units."""
    at = data.draw(st.integers(0, len(text)))
    assert Utf16(text).at(at) == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


@given(st.text("ab ,.A\n", max_size=20), st.text("ab A", max_size=3), st.data())
def test_a_closed_edit_is_put_in_as_it_is(text: str, new: str, data: st.DataObject) -> None:
    """Nothing is left for a client to mend."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last, put = closed(text, (start, end, new))
    assert text[:first] + put + text[last:] == apply(text, ((start, end, new),))
    assert first <= start <= end <= last
