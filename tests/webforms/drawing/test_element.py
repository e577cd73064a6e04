"""Elements are written as HTML, as text to paste and as a tree, each saying the same."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from webforms.drawing.element import Element, element, html, text_to_paste, tree


def test_an_element_in_three_writings() -> None:
    box = element("input", {"name": "a", "required": True, "value": None, "hidden": False})
    drawn = element("p", {"id": "x"}, element("label", {}, "A & b ", box), None, "")
    assert html(drawn) == '<p id="x"><label>A &amp; b <input name="a" required></label></p>'
    assert text_to_paste(drawn) == (
        '<p id="x">\n  <label>A &amp; b <input name="a" required></label>\n</p>'
    )
    assert tree(drawn) == [
        "p",
        {"id": "x"},
        ["label", {}, "A & b ", ["input", {"name": "a", "required": ""}]],
    ]


def test_a_typed_line_end_at_the_beginning_is_kept_by_browsers() -> None:
    assert html(element("textarea", {}, "\nx")) == "<textarea>\n\nx</textarea>"
    assert html(element("textarea", {})) == "<textarea></textarea>"


@given(st.text(st.characters(categories=["L", "P", "S", "N"]), min_size=1))
def test_no_text_or_value_gets_out_of_its_place(text: str) -> None:
    drawn = element("p", {"title": text}, text)
    (read,) = parser.fragments_fromstring(html(drawn))
    assert isinstance(drawn, Element)
    assert (read.tag, read.get("title"), read.text, len(read)) == ("p", text, text, 0)
