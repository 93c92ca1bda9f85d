"""A program in a folder of its own that behaves at the command line like tesseract, and remembers what it was given."""

from pathlib import Path

PROGRAM = """#!/bin/sh
here="${0%/*}"
if [ "$1" = "--list-langs" ]; then . "$here/lists"; exit; fi
echo "$TESSDATA_PREFIX $@" >> "$here/asked"
cat > "$here/given"
. "$here/does"
"""
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


class Tesseract:
    """Stands in `folder`, which a test puts first on its PATH. It says of each picture what `says` was told last."""

    def __init__(self, folder: Path, *languages: str) -> None:
        folder.mkdir()
        self.folder = folder
        (folder / "tesseract").write_text(PROGRAM, "utf-8")
        (folder / "tesseract").chmod(0o755)
        self.lists("\n".join([f"List of available languages in /usr/share ({len(languages)}):", *languages]))
        self.says()

    def lists(self, said: str) -> None:
        (self.folder / "lists").write_text(f"cat <<'END'\n{said}\nEND\n", "utf-8")

    def lists_by(self, script: str) -> None:
        (self.folder / "lists").write_text(script, "utf-8")

    def says(self, *paragraphs: str, sure: float = 93.5) -> None:
        """Each of lines."""
        rows = [HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3509\t-1\t\n"]
        for block, paragraph in enumerate(paragraphs, start=1):
            rows.append(f"3\t1\t{block}\t1\t0\t0\t252\t377\t406\t63\t-1\t\n")
            for line, words in enumerate(paragraph.splitlines(), start=1):
                rows += [
                    f"5\t1\t{block}\t1\t{line}\t{n}\t9\t9\t9\t9\t{sure}\t{w}\n" for n, w in enumerate(words.split())
                ]
        (self.folder / "said").write_text("".join(rows), "utf-8")
        self.does('cat "$here/said"')

    def does(self, script: str) -> None:
        """In place of saying something: a fault, in the language of sh."""
        (self.folder / "does").write_text(script, "utf-8")

    @property
    def asked(self) -> list[str]:
        """The arguments of each call, after its TESSDATA_PREFIX."""
        file = self.folder / "asked"
        return file.read_text("utf-8").splitlines() if file.exists() else []

    @property
    def given(self) -> bytes:
        """The last picture."""
        return (self.folder / "given").read_bytes()
