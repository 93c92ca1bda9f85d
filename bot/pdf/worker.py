"""The process that sets papers: reads what one says from its input, a line of JSON, and answers with the PDF in base64,
or with a line that begins with "!" where that cannot be set.

`python -m bot.pdf.worker MEMORY`
"""

import json
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

from bot.line_worker import serve
from bot.pdf.readable import far_in, hidden_in, readable

_PROBE = b'#set document(title: "-")\n#set text(lang: "en")\n#sys.inputs.text'
_LAYOUTS = {name: Path(__file__).with_name(f"{name}.typ") for name in ("paper", "proof", "list")}


def _answer(line: bytes) -> bytes:
    try:
        said = json.loads(line)
        hidden = hidden_in(said, _shows)
        try:
            content = _set(said, hidden)
        except RuntimeError:  # by themselves its characters can be shown, and together they cannot
            content = _set(said, far_in(said))
    except (ValueError, RuntimeError) as error:
        return b"!" + type(error).__name__.encode()
    return b64encode(content)


def _set(said: Any, hidden: frozenset[str]) -> bytes:
    """Raises RuntimeError where something cannot be shown."""
    paper = readable(said, hidden) if hidden else {**said, "transcribed": ""}
    layout = _LAYOUTS[said.get("layout", "paper")].read_bytes()
    return _compiled(layout, paper=json.dumps(paper, ensure_ascii=False))


def _shows(characters: str) -> bool:
    try:
        _compiled(_PROBE, text=" ".join(characters))
    except RuntimeError:
        return False
    return True


def _compiled(layout: bytes, **said: str) -> bytes:
    """With the fonts that the typesetter brings along, so that every machine makes the same of it. PDF/UA takes no box
    in the place of a letter: raises RuntimeError where a font lacks one."""
    import typst  # noqa: PLC0415 - after the memory was limited

    return typst.compile(layout, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True, sys_inputs=said)


if __name__ == "__main__":
    serve(int(sys.argv[1]), _answer)
