from quizz.content.diagnostics import Diagnostic, Severity, excerpt_of, in_order, render


def finding(path="a.yaml", line=1, column=1, code="B001", excerpt="", remedy=""):
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        path=path,
        line=line,
        column=column,
        message="Message.",
        excerpt=excerpt,
        remedy=remedy,
    )


def caret_points_at(rendered):
    _head, excerpt, caret = rendered.splitlines()[:3]
    return excerpt[caret.index("^")]


def test_render_shows_place_code_excerpt_caret_and_remedy():
    line = "  prompt: Attention : danger"
    assert render(finding(line=8, column=21, excerpt=excerpt_of(line, 21), remedy="Faites ceci.")) == (
        "a.yaml:8:21: B001 Message.\n"
        "      prompt: Attention : danger\n"
        "                        ^\n"
        "    Faites ceci."
    )


def test_the_caret_stays_right_in_a_long_line():
    for column in (1, 60, 61, 62, 500, 1001):
        line = "x" * (column - 1) + "!" + "x" * 1000
        excerpt = excerpt_of(line, column)
        assert len(excerpt) <= 102
        assert caret_points_at(render(finding(column=column, excerpt=excerpt))) == "!"


def test_an_excerpt_is_safe_to_print():
    excerpt = excerpt_of("a\tb\x1b[31m\u200b\u202ec\u00a0d", 1)
    assert excerpt.isprintable()
    assert excerpt == "a→b·[31m··c d"


def test_wide_characters_do_not_shift_the_caret():
    rendered = render(finding(column=2, excerpt=excerpt_of("漢x", 2)))
    assert rendered.splitlines()[2] == "    " + "  ^"


def test_findings_are_in_the_order_of_places():
    wanted = [
        finding("a.yaml", 2, 1),
        finding("a.yaml", 2, 9, "B002"),
        finding("a.yaml", 2, 9, "B003"),
        finding("a.yaml", 10, 1),
        finding("b.yaml", 1, 1),
    ]
    assert list(in_order(reversed(wanted))) == wanted
