"""What one gets without our work: tantivy's default analysis, its BM25, its query parser, on the same passages."""

from collections.abc import Sequence
from pathlib import Path

import tantivy

from bot.answer.evaluation.collections import Row
from bot.answer.evaluation.measures import DEPTH, Outcome

HEAP = 64 * 2**20
SHOWN = 300


class Plain:
    """An index of title, heading and text as one field in an empty folder."""

    def __init__(self, folder: Path, rows: Sequence[Row]) -> None:
        folder.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", stored=True)
        self._index = tantivy.Index(builder.build(), path=str(folder))
        writer = self._index.writer(HEAP, 1)
        for row in rows:
            text = " ".join(row.get(key) or "" for key in ("title", "heading", "text"))
            writer.add_document(tantivy.Document(id=row["_id"], text=text))
        writer.commit()
        self._index.reload()

    def ask(self, text: str) -> Outcome:
        query, _ = self._index.parse_query_lenient(text, ["text"])
        searcher = self._index.searcher()
        found = [searcher.doc(address) for _, address in searcher.search(query, DEPTH, count=False).hits]
        shown = [str(document.get_first("text"))[:SHOWN] for document in found]
        return Outcome([str(document.get_first("id")) for document in found], shown)
