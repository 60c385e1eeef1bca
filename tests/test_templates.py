"""Sources of templates: tags masked at their own length, branches read, nothing ever rendered."""

import contextlib
from pathlib import Path

import pytest
from damaged import read_or_refused
from hypothesis import given, settings
from hypothesis import strategies as st

from klartekst.checker import Checker
from klartekst.danish.abbreviations import Abbreviations
from klartekst.danish.sentences import sentences
from klartekst.errors import KlartekstError, UnreadableLetter
from klartekst.letter import Letter, MarkKind
from klartekst.readers.open import read_bytes
from klartekst.readers.template_tags import TagKind, choices, tags
from klartekst.settings import Settings
from klartekst.understanding.stage import Stage


def letters(source: str, name: str = "brev.txt.j2") -> list[Letter]:
    """The readings of a template."""
    return list(read_bytes(source.encode(), name, Path(name).suffix))


def shown(letter: Letter) -> list[str]:
    """The sentences as they are read: what is not there is not there, a field is its source."""
    made = sentences(letter, Abbreviations.open())
    return [" ".join(letter.text[each.start : each.end].replace("\u200b", "").split()) for each in made]


TAGS = [
    ("{{ navn }}", TagKind.OUTPUT, " navn "),
    ("{{{ brev }}}", TagKind.OUTPUT, " brev "),
    ("${sag.dato|format(d. MMMM YYYY)}", TagKind.OUTPUT, "sag.dato|format(d. MMMM YYYY)"),
    ("[[${case.link}]]", TagKind.OUTPUT, "case.link"),
    ("<%= navn %>", TagKind.OUTPUT, " navn "),
    ("{% if afslag %}", TagKind.CONTROL, " if afslag "),
    ("{%- endif -%}", TagKind.CONTROL, " endif "),
    ("{{#if afslag}}", TagKind.CONTROL, "#if afslag"),
    ("{{else}}", TagKind.CONTROL, "else"),
    ("{{/if}}", TagKind.CONTROL, "/if"),
    ("{{> sidefod}}", TagKind.CONTROL, "> sidefod"),
    ("<% if afslag %>", TagKind.CONTROL, " if afslag "),
    ("{# til Karen #}", TagKind.COMMENT, " til Karen "),
    ("{{! til Karen }}", TagKind.COMMENT, " til Karen "),
    ("{{!-- }} --}}", TagKind.COMMENT, " }} "),
    ('{{ "{{" }}', TagKind.OUTPUT, ' "{{" '),
    ("{{~#if afslag~}}", TagKind.CONTROL, "#if afslag"),
    ("<%-- til Karen --%>", TagKind.COMMENT, " til Karen "),
]


@pytest.mark.parametrize(("source", "kind", "content"), TAGS)
def test_each_kind_of_tag_is_known(source: str, kind: TagKind, content: str) -> None:
    """In the middle of a line, and nothing around it."""
    (found,) = tags(f"Du {source} får.")
    assert (found.kind, found.content, found.start, found.end) == (kind, content, 3, 3 + len(source))


@pytest.mark.parametrize("source", ["{{ navn", "{% if", "{ navn }", "100 % af {dig}", "${", "<% navn"])
def test_what_is_not_closed_is_text(source: str) -> None:
    """Nothing is taken away."""
    assert tags(source) == ()


def test_offsets_are_positions_in_the_source() -> None:
    """Fields stand in the text as in the source, other tags leave their length."""
    source = "{# note #}\nKære {{ navn }}\n\nDu får {% if a %}hjælp{% endif %} den {{ dato }}.\n"
    (found,) = letters(source)
    assert len(found.text) == len(source)
    for mark in found.marks:
        if mark.kind is MarkKind.FIELD:
            assert source[mark.start : mark.end] == found.text[mark.start : mark.end]
    assert found.text.index("hjælp") == source.index("hjælp")
    assert [each.name for each in found.marks if each.kind is MarkKind.FIELD] == ["navn", "dato"]


def test_a_tag_inside_a_line_is_nothing_and_one_on_its_own_line_a_border() -> None:
    """So a sentence goes on behind a tag, and a paragraph ends at a line of tags."""
    inline = "Du får{% if a %} hjælp{% endif %} og støtte{% if b %} hver uge{% endif %}."
    assert shown(letters(inline)[0]) == ["Du får hjælp og støtte hver uge."]
    block = "Du får hjælp til rengøring.\n{% if a %}\nRing til os.\n{% endif %}\nVi ses."
    found = letters(block)[0]
    assert len(found.blocks) == 3


def test_a_choice_inside_a_sentence_is_read_once_for_each_branch() -> None:
    """The first reading is whole; the others hold only what they change, and are fragments."""
    source = "Kære Ali\n\nDu skal {% if a %}indsende{% elif b %}fremsende{% else %}sende{% endif %} brevet.\n"
    first, second, third = letters(source)
    assert shown(first) == ["Kære Ali", "Du skal indsende brevet."]
    assert shown(second) == ["Du skal fremsende brevet."]
    assert shown(third) == ["Du skal sende brevet."]
    assert [each.path for each in (first, second, third)] == [
        "brev.txt.j2",
        "brev.txt.j2#gren 2",
        "brev.txt.j2#gren 3",
    ]
    assert [each.fragment for each in (first, second, third)] == [False, True, True]
    assert second.text.index("fremsende") == source.index("fremsende")


def test_branches_of_whole_sentences_stand_side_by_side() -> None:
    """Each is checked as text of its own; one reading is enough."""
    inline = "{% if a %}Du får hjælp.{% else %}Du får ikke hjælp.{% endif %} Ring til os."
    (found,) = letters(inline)
    assert shown(found) == ["Du får hjælp.", "Du får ikke hjælp.", "Ring til os."]
    (found,) = letters("{% if a %}\nDu får hjælp.\n{% else %}\nDu får ikke hjælp.\n{% endif %}\n")
    assert shown(found) == ["Du får hjælp.", "Du får ikke hjælp."]


def test_handlebars_chooses_as_jinja_does() -> None:
    """With its own signs."""
    first, second = letters("Du får {{#if a}}hjælp{{else}}støtte{{/if}} hver uge.", "brev.hbs")
    assert (shown(first), shown(second)) == (["Du får hjælp hver uge."], ["Du får støtte hver uge."])


def test_choices_may_lie_in_each_other() -> None:
    """The inner one is read where its branch is."""
    source = "Du får {% if a %}{% if b %}stor{% else %}lille{% endif %} hjælp{% else %}intet{% endif %}."
    assert len(choices(tags(source))) == 2
    assert [shown(each) for each in letters(source)] == [["Du får stor hjælp."], ["Du får intet."]]


def test_markdown_inside_is_read_as_markdown() -> None:
    """The suffix before the last tells."""
    (found,) = letters("# {{ titel }} til dig\n\nDu får hjælp.\n", "brev.md.j2")
    assert [each.kind for each in found.blocks] == ["heading", "paragraph"]
    assert found.format == "template"


def test_a_template_is_one() -> None:
    """Its gaps are no leftovers, however few they are and whomever it greets."""
    letter = letters("Kære Ali\n\nDu får {{ hjaelp }}.")[0]
    assert Checker(Settings()).analyse(letter).stage is Stage.TEMPLATE


def test_findings_point_at_the_source() -> None:
    """In every branch."""
    source = "Kære Ali\n\n{# x #}Du {% if a %}skal{% endif %} indsende din lønseddel.\n"
    findings = Checker(Settings()).check(letters(source)[0]).findings
    assert any(source[each.start or 0 : each.end] == "indsende" for each in findings)


def test_a_template_is_never_rendered() -> None:
    """What it would run is text between signs."""
    source = "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}Ring til os."
    assert "root" not in letters(source)[0].text


BAD = [
    ("bytes", b"\0\x01\x02", "ikke en tekstfil"),
    ("more tags than a letter has", b"{{a}}" * 30_000, "for lang"),
    ("more text than a letter has", b"Ring til os. " * 50_000, "for lang"),
]


@pytest.mark.parametrize(("data", "what"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_what_is_no_template_says_so(data: bytes, what: str) -> None:
    """In Danish, without the text."""
    with pytest.raises(UnreadableLetter, match=what):
        read_bytes(data, "brev.j2", ".j2")


@pytest.mark.parametrize("piece", ["{% if a %}", "{{", "{%", "{{#if a}}x{{else}}", "${", "<%", "{% endif %}"])
def test_tags_without_end_do_not_hang(piece: str) -> None:
    """Ten thousand of them."""
    read_or_refused(letters, piece * 10_000)


PIECES = st.lists(
    st.sampled_from(
        ["Du får", " ", "\n", "\n\n", "hjælp.", "{{ navn }}", "{% if a %}", "{% else %}", "{% endif %}",
         "{# x #}", "{{", "}}", "{%", "ʘ一一", "${x}", "{{#if b}}", "{{/if}}", "æ"]
    ),
    max_size=20,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(PIECES)
def test_any_mixture_of_tags_keeps_its_length(pieces: list[str]) -> None:
    """Read or refused, and every reading as long as its source."""
    source = "".join(pieces)
    with contextlib.suppress(KlartekstError):
        assert {len(each.text) for each in letters(source)} == {len(source)}


def test_a_page_inside_is_read_as_a_page() -> None:
    """Values stand in the text as in the source, those in links are gone, each branch is read."""
    source = (
        "<h1>{{ titel }}</h1>{% for r in rk %}<p>Du får {% if a %}stor{% else %}lille{% endif %} hjælp"
        '{% if b %} og <a href="{{ url }}">støtte</a>{% endif %} den {{ dato }}.</p>{% endfor %}'
    )
    first, second = letters(source, "brev.html.j2")
    assert shown(first) == ["{{ titel }}", "Du får stor hjælp og støtte den {{ dato }}."]
    assert shown(second) == ["Du får lille hjælp og støtte den {{ dato }}."]
    assert [each.name for each in first.marks if each.kind is MarkKind.FIELD] == ["titel", "dato"]
    assert first.format == "template-html"
