"""Markdown becomes HTML, and nothing in it can act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodiag.web.markup import mail_link, render_inline, render_markdown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "![x](https://evil.example/pixel.png)",
        '[x](https://a.example "><script>")',
        '<https://a.example/"onclick=alert(1)>',
    ],
)
def test_nothing_in_it_acts(text: str) -> None:
    for html in (render_markdown(text), render_inline(text)):
        for piece in ("<script", "<img", 'href="javascript', 'href="data', '"onclick'):
            assert piece not in html


@given(st.text(alphabet="<>&\"'[]()!#*_`: ajx\n|-", max_size=60))
def test_only_our_own_elements_come_out(text: str) -> None:
    html = render_markdown(text)
    for piece in ("<a ", "<a>", "<x", "<j", "style="):
        assert piece not in html or piece == "<a "


def test_links_that_leave_say_so() -> None:
    assert 'rel="external noopener"' in render_inline("[x](https://example.org)")
    assert "rel" not in render_inline("[x](/fr/guide/)")


def test_headings_follow_the_page() -> None:
    html = render_markdown("# Un\n\n### Deux\n\n# Trois")
    assert html == "<h2>Un</h2>\n<h3>Deux</h3>\n<h2>Trois</h2>\n"
    assert "<h4>" in render_markdown("## Un", top=4)


def test_french_spaces_outside_code() -> None:
    assert "quoi\u202f?" in render_inline("quoi ?", "fr")
    assert "quoi ?" in render_inline("quoi ?", "en")
    assert "<code>a ?</code>" in render_inline("`a ?`", "fr")


def test_columns_are_aligned_by_a_class() -> None:
    html = render_markdown("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert '<td class="num">2</td>' in html
    assert "style" not in html


def test_an_address_to_write_to_is_inert() -> None:
    assert mail_link('a"@b.c') == '<a href="mailto:a&#34;@b.c">a&#34;@b.c</a>'
