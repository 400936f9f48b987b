"""Scripts in files: txt, md, html and docx become one kind of text (CONTRACT §3: read, not uploaded)."""

from pictory_nb.documents.counting import count_words
from pictory_nb.documents.document import ACCEPTED, MOST_WORDS, Document, DocumentError
from pictory_nb.documents.reader import read_document

__all__ = ["ACCEPTED", "MOST_WORDS", "Document", "DocumentError", "count_words", "read_document"]
