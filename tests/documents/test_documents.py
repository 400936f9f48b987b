from __future__ import annotations

import importlib.machinery
import io
import sys
import types
import zipfile
from pathlib import Path

import docx
import pytest

from pictory_nb.documents import DocumentError, read_document

SAMPLE = Path(__file__).parents[2] / "notebooks" / "sample_post.md"


def refusal(source, name=None):
    with pytest.raises(DocumentError) as caught:
        read_document(source, name)
    return str(caught.value)


def word_file(fill):
    document = docx.Document()
    fill(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_the_sample_post_is_what_the_quickstart_promises():
    post = read_document(SAMPLE)
    assert (post.title, post.kind) == ("Why great teams write things down", "md")
    assert 1_150 <= post.words <= 1_250
    lines = post.text_markdown.splitlines()
    assert sum(line.startswith("# ") for line in lines) == 1
    assert 4 <= sum(line.startswith("## ") for line in lines) <= 5
    assert sum(line[:2] in {"1.", "2.", "3.", "4."} for line in lines) == 4
    assert "73%" in post.text_markdown
    assert any(line.startswith("> ") for line in lines)


# Markdown


def test_markdown_keeps_headings_lists_and_quotations():
    script = "# Title\n\nText.\n\n- one\n- two\n\n> Said.\n\n1. first\n2. second"
    assert read_document(script.encode(), "a.md").text_markdown == script


def test_front_matter_and_comments_are_no_script():
    read = read_document(
        b'---\ntitle: "From the front"\ntags: [a]\n---\nBody <!-- a note\n to self --> text.\n', "a.md"
    )
    assert read.title == "From the front"
    assert read.text_markdown == "Body  text."


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ("Setext title\n===\n\ntext", "Setext title"),
        ("```\n# a comment in code\n```\n\n# The *real* `one`", "The real one"),
        ("## Only a section\n\ntext", "Only a section"),
        ("no heading", ""),
    ],
)
def test_the_title_is_the_first_heading(script, title):
    assert read_document(script.encode(), "a.markdown").title == title


# Plain text


def test_a_short_first_line_that_stands_alone_is_the_title():
    read = read_document(b"Ten rules for gardens\n\nWater early. Weed often.\n", "rules.txt")
    assert read.title == "Ten rules for gardens"
    assert read.text_markdown == "# Ten rules for gardens\n\nWater early. Weed often."


@pytest.mark.parametrize(
    "text", ["This is a sentence.\n\nAnd another.", "one line only", "first\nsecond\n\nthird"]
)
def test_other_first_lines_are_text(text):
    read = read_document(text.encode(), "a.txt")
    assert read.title == ""
    assert read.text_markdown == text


def test_one_paragraph_per_line_stays_paragraphs():
    line = "A long line that never ends because the editor wraps it on the screen. " * 4
    assert read_document(f"{line}\n{line}".encode(), "a.txt").text_markdown.count("\n\n") == 1


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding):
    text = "Café “quoted” – naïve"
    data = text.encode(encoding)
    if encoding in {"utf-16-le", "utf-16-be"}:
        data = "\ufeff".encode(encoding) + data
    assert read_document(data, "a.txt").text_markdown == text


def test_line_ends_of_all_systems_are_one():
    assert read_document(b"a\r\nb\rc\n\n\n\n\nd", "a.txt").text_markdown == "a\nb\nc\n\nd"


def test_chinese_characters_count_as_words():
    assert read_document("写下来 and act".encode(), "a.txt").words == 5


# Web pages

PAGE = """<!DOCTYPE html>
<html><head><title>Site | Post</title><style>p {color: red}</style></head>
<body><nav><ul><li>Home</li></ul></nav><h2>Trending</h2>
<article><header><h1>Why &amp; how</h1></header>
<p>First<br>line with a <a href="x">link</a>.</p>
<h2>A list</h2><ul><li>One<li>Two <em>x</em><ol><li>deep</li></ol></li></ul>
<blockquote><p>Say it.</p><footer>Jane</footer></blockquote>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>
<script>var x = "<p>never</p>";</script><aside>Subscribe!</aside></article>
<footer>Copyright</footer></body></html>"""


@pytest.fixture
def without_trafilatura(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)


def test_trafilatura_reads_the_page_where_it_is_installed(monkeypatch):
    extractor = types.ModuleType("trafilatura")
    extractor.__spec__ = importlib.machinery.ModuleSpec("trafilatura", None)
    extractor.extract = lambda page, **_: "The best part." if "article" in page else None
    monkeypatch.setitem(sys.modules, "trafilatura", extractor)
    assert read_document(PAGE.encode(), "a.html").text_markdown == "The best part."
    assert read_document(PAGE.encode(), "a.html").title == "Why & how"
    assert read_document(b"<p>Too short for it.</p>", "a.html").text_markdown == "Too short for it."


@pytest.mark.usefixtures("without_trafilatura")
def test_a_page_becomes_its_article():
    read = read_document(PAGE.encode(), "post.html")
    assert (read.title, read.kind) == ("Why & how", "html")
    assert read.text_markdown == (
        "# Why & how\n\nFirst line with a link.\n\n## A list\n\n- One\n- Two x\n  1. deep\n\n"
        "> Say it.\n>\n> — Jane\n\na – b\n\n1 – 2"
    )


def test_a_page_is_known_by_its_content_too():
    assert read_document(PAGE.encode(), "saved.txt").kind == "html"


@pytest.mark.usefixtures("without_trafilatura")
def test_a_page_without_an_article_is_read_whole():
    read = read_document(b"<html><title>T</title><p>One.</p><div>Two.</div>", "a.htm")
    assert read.title == "T"
    assert read.text_markdown == "One.\n\nTwo."


@pytest.mark.usefixtures("without_trafilatura")
def test_a_page_says_its_own_encoding():
    data = '<html><meta charset="iso-8859-2"><p>Łódź</p></html>'.encode("iso-8859-2")
    assert read_document(data, "a.html").text_markdown == "Łódź"


@pytest.mark.parametrize(
    "page", ["<p>a", "</div></ul><li>b<b>", "<blockquote>x<h1>y</blockquote>z", "<html><p>&#x1F600; a"]
)
def test_broken_pages_are_read_as_well_as_can_be(page):
    assert read_document(page.encode(), "a.html").words >= 1


# Word


def test_a_word_document_keeps_its_structure():
    def fill(document):
        document.add_heading("The title", 0)
        document.add_heading("Section", 1)
        document.add_paragraph("Some text.")
        for text in ("one", "two"):
            document.add_paragraph(text, "List Bullet")
        document.add_paragraph("first", "List Number")
        document.add_paragraph("Said.", "Intense Quote")
        document.add_paragraph("Jane", "Quote")
        document.add_paragraph().add_run("A bold line").bold = True
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "x", "y"
        table.cell(1, 0).merge(table.cell(1, 1)).text = "merged"

    read = read_document(word_file(fill), "a.docx")
    assert (read.title, read.kind) == ("The title", "docx")
    assert read.text_markdown == (
        "# The title\n\n## Section\n\nSome text.\n\n- one\n- two\n1. first\n\n> Said.\n>\n> Jane\n\n"
        "## A bold line\n\nx – y\n\nmerged"
    )


def test_headings_without_a_title_keep_their_level():
    read = read_document(word_file(lambda d: (d.add_heading("One", 1), d.add_paragraph("text"))), "a.docx")
    assert read.text_markdown == "# One\n\ntext"


def test_a_word_document_is_known_by_its_content_too():
    assert read_document(word_file(lambda d: d.add_paragraph("text")), "renamed.txt").kind == "docx"


def test_a_damaged_word_document_is_told():
    data = word_file(lambda d: d.add_paragraph("text"))
    assert "is damaged" in refusal(data[: len(data) // 2], "a.docx")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<not closed")
    assert "is damaged" in refusal(broken.getvalue(), "a.docx")


def test_a_protected_word_document_is_told():
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "is protected by a password" in refusal(protected, "a.docx")


def test_a_zip_bomb_is_not_unpacked():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(70 << 20))
    assert "absurd size" in refusal(bomb.getvalue(), "a.docx")


def test_other_office_files_and_archives_are_told():
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert "no Word document" in refusal(sheet.getvalue(), "numbers.xlsx")
    assert "old Office" in refusal(b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc")
    assert "called docx" in refusal(b"just text", "a.docx")


# What is no script


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data):
    assert "“a.txt”" in refusal(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "name"), [(b"***\n\n---", "a.md"), (b"<html><body></body></html>", "a.html")]
)
def test_a_file_without_words_is_told(data, name):
    assert refusal(data, name) == f"There are no words in “{name}”. Choose a file with text in it."


def test_binary_data_is_told():
    assert "binary data" in refusal(bytes(range(256)) * 40, "a.txt")


@pytest.mark.parametrize(("data", "what"), [(b"%PDF-1.7", "a PDF"), (b"{\\rtf1 x}", "a rich text file")])
def test_known_formats_are_told_by_name_and_what_to_do(data, what):
    assert f"is {what}. Copy its text" in refusal(data, "a.txt")


def test_other_types_are_told_with_the_accepted_ones():
    assert refusal(b"x", "a.mp4") == "“a.mp4” is no script but a .mp4 file. Accepted are txt, md, html, docx."


def test_twenty_thousand_words_are_read_and_no_more():
    assert read_document(b"word " * 20_000, "a.txt").words == 20_000
    assert "20,001 words; 20,000 words are the limit" in refusal(b"word " * 20_001, "a.txt")


def test_files_that_cannot_be_read_are_told(tmp_path):
    assert "There is no file" in refusal(tmp_path / "gone.md")
    assert "is a folder" in refusal(tmp_path)


def test_a_path_may_be_text_and_have_a_space(tmp_path):
    path = tmp_path / "my post.md"
    path.write_text("# Hello\n\nworld")
    assert read_document(str(path)).title == "Hello"


@pytest.mark.usefixtures("without_trafilatura")
def test_menus_and_notices_are_known_by_their_names_and_roles():
    page = """<body><div id="cookie-banner"><div><p>Accept?</p></div></div><main>
    <p class="breadcrumb">Home / Shop</p><h1>The box</h1><p>It bakes.</p>
    <div class="post newsletter-signup"><p>Get 10% off</p></div><div role="navigation"><p>Next</p></div>
    <p>It lasts.</p></main></body>"""
    assert read_document(page.encode(), "box.html").text_markdown == "# The box\n\nIt bakes.\n\nIt lasts."


@pytest.mark.usefixtures("without_trafilatura")
def test_a_notice_that_is_never_closed_does_not_swallow_the_page():
    page = '<body><div class="newsletter"><p>Write to us</p><p>The long story.</p></body>'
    assert "The long story." in read_document(page.encode(), "page.html").text_markdown


@pytest.mark.usefixtures("without_trafilatura")
def test_a_poem_on_a_page_keeps_its_lines():
    page = "<body><p>Roses are red,<br>violets are blue,<br>sugar is sweet,<br>and so are you.</p></body>"
    assert read_document(page.encode(), "poem.html").text_markdown.count("\n") == 3
