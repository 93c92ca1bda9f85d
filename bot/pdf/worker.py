"""The process that sets papers: reads what one says from its input, a line of JSON, and answers with the PDF in base64,
or with a line that begins with "!" where that cannot be set.

`python -m bot.pdf.worker MEMORY`
"""

import json
import sys
from base64 import b64encode
from pathlib import Path

from bot.line_worker import serve

_LAYOUTS = {name: Path(__file__).with_name(f"{name}.typ") for name in ("paper", "proof")}


def _answer(line: bytes) -> bytes:
    import typst  # noqa: PLC0415 - after the memory was limited

    try:
        said = json.loads(line)
        layout, paper = _LAYOUTS[said.get("layout", "paper")], json.dumps(said, ensure_ascii=False)
        content = typst.compile(layout.read_bytes(), format="pdf", pdf_standards="ua-1", sys_inputs={"paper": paper})
    except (ValueError, RuntimeError) as error:
        return b"!" + type(error).__name__.encode()
    return b64encode(content)


if __name__ == "__main__":
    serve(int(sys.argv[1]), _answer)
