"""Web pages and HTML from Word and mail programs: the text that a browser shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_letters import marked

from klartekst.errors import UnreadableLetter
from klartekst.letter import BlockKind, MarkKind, Part
from klartekst.readers.html import from_text, read
from klartekst.readers.open import read_bytes

TEXT = [
    ("inline elements", "<p>Du <b>får</b> <span>hjæ</span>lp.</p>", "Du får hjælp."),
    ("white space", "<p>\n  Du\t får <b> hjælp</b>\n</p>", "Du får hjælp"),
    ("entities", "<p>&Aring;bent &lt;10&gt; &amp; &#230;ndret</p>", "Åbent <10> & ændret"),
    ("no-break space", "<p>10&nbsp;kr.</p>", "10\u00a0kr."),
    ("control characters", "<p>Du\x01 får\x7f hjælp.</p>", "Du får hjælp."),
    ("soft hyphen", "<p>ar&shy;bejde</p>", "arbejde"),
    ("br after a sentence", "<p>Ring til os.<br>Vi hjælper.</p>", "Ring til os.\nVi hjælper."),
    ("blocks without space between", "<div>Et</div><div>To</div>", "Et\nTo"),
    ("text beside a block", "Et<p>To</p>Tre", "Et\nTo\nTre"),
    ("script and style", "<style>p{}</style><script>var a='x'</script><p>Ring</p>", "Ring"),
    ("head", "<head><title>Emne</title></head><p>Ring</p>", "Ring"),
    ("comment", "<!-- ikke dette --><p>Ring</p>", "Ring"),
    ("link", '<p>Se <a href="https://eksempel.dk">vores side</a>.</p>', "Se vores side."),
    ("image", '<p>Ring<img alt="Logo"> til os</p>', "Ring til os\nLogo"),
    ("svg", "<p>Ring<svg><text>x</text></svg></p>", "Ring"),
    ("pre", "<pre>Asta Lund\nRosenvej 3</pre>", "Asta Lund\nRosenvej 3"),
    ("deleted", "<p>Du får <del>slettet</del>hjælp.</p>", "Du får hjælp."),
    ("inserted", "<p>Du får <ins>ikke</ins> hjælp.</p>", "Du får ikke hjælp."),
    ("nested table", "<table><tr><td>A<td><table><tr><td>B<td>C</table></table>", "A\nB\nC"),
    ("spanned cell", "<table><tr><td colspan=2>A<tr><td>B<td>C</table>", "A\nB\nC"),
    ("definition list", "<dl><dt>Sats<dd>500 kr.</dl>", "Sats\n500 kr."),
    ("unclosed elements", "<p>Et<p>To<ul><li>Tre<li>Fire", "Et\nTo\nTre\nFire"),
    ("ruby", "<p><ruby>Ring<rp>(</rp><rt>x</rt></ruby></p>", "Ring"),
    ("Word's empty paragraph", "<p class=MsoNormal>Ring<o:p>&nbsp;</o:p></p><p><o:p></o:p></p>", "Ring"),
    ("Word's island", "<xml><w:x>skrald</w:x></xml><p>Ring</p>", "Ring"),
    ("Word's bullet", "<p style='mso-list:l0 level1'><![if !x]><i style='mso-list:Ignore'>·</i><![endif]>Et", "Et"),
    ("Word's note", "<p>efter loven<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a>.</p>", "efter loven."),
    ("LibreOffice's note", "<p>efter loven<sup><a class=sdfootnoteanc>1</a></sup>.</p>", "efter loven."),
    ("MJML", "<mjml><mj-head><mj-title>x</mj-title></mj-head><mj-body><mj-text>Ring</mj-text></mjml>", "Ring"),
    ("filled field", '<p>Navn: <input value="Asta Lund"></p>', "Navn: Asta Lund"),
    ("buttons and boxes", '<p>Ring<input type=submit value=Send><input type=checkbox><button>Send</button>', "Ring"),
    ("chosen option", "<p>Svar: <select><option>ja<option selected>nej</select></p>", "Svar: nej"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), [c[1:] for c in TEXT], ids=[c[0] for c in TEXT])
def test_the_text_is_what_a_browser_shows(page: str, text: str) -> None:
    """Each construct gives its text once, in its place."""
    assert from_text(page).text == text


def test_headings_lists_and_tables() -> None:
    """Levels and depths; only the first paragraph of an item is one; one column is a frame."""
    found = from_text(
        "<h1>Afgørelse</h1><h2>Begrundelse</h2><ul><li><p>Et</p><p>mere om et</p><ul><li>To</ul></ul>"
        "<table><tr><td>Sats</td><td>500 kr.</td></tr></table><table><tr><td>Ramme</td></tr></table>"
        "<p style='mso-list:l0 level2'>Fra Word</p>"
    )
    assert [(b.kind, b.level, found.text[b.start : b.end]) for b in found.blocks] == [
        (BlockKind.HEADING, 1, "Afgørelse"),
        (BlockKind.HEADING, 2, "Begrundelse"),
        (BlockKind.LIST_ITEM, 1, "Et"),
        (BlockKind.PARAGRAPH, 0, "mere om et"),
        (BlockKind.LIST_ITEM, 2, "To"),
        (BlockKind.TABLE_CELL, 0, "Sats"),
        (BlockKind.TABLE_CELL, 0, "500 kr."),
        (BlockKind.PARAGRAPH, 0, "Ramme"),
        (BlockKind.LIST_ITEM, 2, "Fra Word"),
    ]


def test_a_bold_line_above_text_is_a_heading() -> None:
    """Mail programs have no headings."""
    found = from_text("<p><b>Din klage</b></p><p>Du kan klage til os inden fire uger.</p>")
    assert found.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize(
    "hiding",
    ["hidden", 'style="display: none"', 'style="VISIBILITY:hidden"', 'style="mso-hide:all"'],
)
def test_hidden_text_is_marked(hiding: str) -> None:
    """A citizen does not see it; the next writer may."""
    found = from_text(f"<p>Ring. <span {hiding}>Husk kopi.</span></p>")
    assert marked(found, MarkKind.HIDDEN) == [("Husk kopi.", "")]


def test_language_is_marked_where_the_page_is_danish() -> None:
    """A page that says it is English and is written in Danish says nothing."""
    inside = "<p>Du får hjælp.</p><p lang=en>This is how we help people.</p>"
    assert marked(from_text(f"<html lang=da>{inside}"), MarkKind.FOREIGN) == [
        ("This is how we help people.", "en")
    ]
    assert marked(from_text(f"<html lang=en>{inside}"), MarkKind.FOREIGN) == []


def test_open_fields_and_choices() -> None:
    """Fields of a form, and the gaps of a template though tags divide them."""
    found = from_text(
        "<p>Kære <input name='Navn'></p><p>Du får <select><option>ja<option>nej</select></p>"
        "<p>Hej {<span>na</span>vn}, du får <textarea title='Grund'></textarea>.</p>"
    )
    assert marked(found, MarkKind.FIELD) == [("«Navn»", "Navn"), ("{navn}", "navn"), ("«Grund»", "Grund")]
    assert marked(found, MarkKind.CHOICE) == [("[ja / nej]", "ja / nej")]


def test_changes_comments_quotations_and_notes() -> None:
    """What Word keeps of a document when it saves it as a web page."""
    found = from_text(
        "<p>Du får <ins>ikke </ins><del>slettet</del>hjælp.<span class=MsoCommentReference>[A1]</span></p>"
        "<blockquote>Loven siger noget.</blockquote>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Er det rigtigt?</div></div>"
        "<div style='mso-element:footnote' id=ftn1><p>En note.</p></div>"
    )
    assert (found.tracked_deletions, found.comments) == (1, 1)
    assert marked(found, MarkKind.INSERTED) == [("ikke", "")]
    assert marked(found, MarkKind.QUOTATION) == [("Loven siger noget.", "")]
    assert (found.blocks[-1].part, "rigtigt" in found.text) == (Part.FOOTNOTE, False)


def test_the_pages_own_header_and_footer() -> None:
    """Right in the body; the header of an article is its heading."""
    found = from_text(
        "<body><header>Kommunen</header><article><header>Dit svar</header></article><footer>Rådhus</footer>"
    )
    assert [block.part for block in found.blocks] == [Part.HEADER, Part.BODY, Part.FOOTER]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="findes-ikke">', "utf-8"),
    ],
)
def test_the_encoding_is_found(head: str, encoding: str) -> None:
    """By mark, by what the page says, by trying; iso-8859-1 means Windows' characters, as in browsers."""
    page = f"<html><head>{head}</head><p>Blåbærgrød – ”æble”</p></html>"
    assert read(page.encode(encoding), "brev.html").text == "Blåbærgrød – ”æble”"


@pytest.mark.parametrize("name", ["brev.html", "brev.HTM", "brev", "brev.doc", "brev.docx"])
def test_a_web_page_is_one_whatever_it_is_called(name: str) -> None:
    """Systems hand out web pages as Word documents."""
    suffix = name[name.find(".") :].lower() if "." in name else ""
    assert read_bytes(b"<!DOCTYPE html><html><p>Ring</p></html>", name, suffix)[0].format == "html"


def test_every_marker_is_read_once() -> None:
    """All constructs in one page: none lost, none doubled."""
    kinds = [
        "h1", "p", "b", "a", "li", "td", "th", "blockquote", "pre", "ins", "dt", "dd", "legend", "label", "summary",
        "figcaption", "caption", "address", "q", "u", "sup",
    ]  # fmt: skip
    w = {kind: f"mærkex{kind}x" for kind in kinds}
    one = "".join(f"<{k}>{w[k]}</{k}>" for k in kinds if k not in ("li", "td", "th", "caption", "dt", "dd"))
    found = from_text(
        f"{one}<ol><li>{w['li']}</ol><table><caption>{w['caption']}</caption><tr><th>{w['th']}<td>{w['td']}</table>"
        f"<dl><dt>{w['dt']}<dd>{w['dd']}</dl>"
    )
    assert {word: found.text.count(word) for word in w.values()} == dict.fromkeys(w.values(), 1)


DEEP = ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<span>"]


@pytest.mark.parametrize("opening", DEEP)
def test_five_thousand_levels(opening: str) -> None:
    """Read to the ground, without a stack that overflows."""
    assert from_text(opening * 5000 + "Ring").text == "Ring"


def test_bad_pages_are_answered() -> None:
    """Nothing in them, only pictures, or more than any letter has."""
    for page, what in (
        ("<p></p>", "ingen tekst"),
        ("<img src=x>", "kun billeder"),
        ("<b>" + "<br>" * 400_001, "flere dele"),
    ):
        with pytest.raises(UnreadableLetter, match=what):
            from_text(page)
    with pytest.raises(UnreadableLetter, match="ikke en tekstfil"):
        read_bytes(b"Ring\0\1\2\3", "brev.html", ".html")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<td>", "<li>", "<select>", "<option>", "<!--", "-->", "<br>", "&#x110000;", "Å",
             "<p style='display:none;", "'>", "<q>", "</q>", "<textarea>", "</table>", "<svg>", "\0", "<![if x]>", " "]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_soup_is_read_or_refused(parts: list[str]) -> None:
    """A letter whose blocks hold its text, or a sentence."""
    try:
        found = from_text("".join(parts))
    except UnreadableLetter as error:
        assert error.what.endswith(".")
    else:
        assert all(found.text[block.start : block.end].strip() for block in found.blocks)
