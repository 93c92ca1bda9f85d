"""Sets a paper of one or more pages as a PDF: tagged, with its language and title, as PDF/UA-1 asks, so that it can be
read aloud. What it says comes as data, never as markup; a process of its own sets it, since the typesetter does not let
go of the interpreter meanwhile.
"""

import asyncio
import json
from base64 import b64decode
from dataclasses import asdict

from bot.errors import BodeError
from bot.line_process import LineProcess
from bot.pdf.list_paper import ListPaper
from bot.pdf.proof_paper import ProofPaper
from bot.pdf.written import Written

_MEMORY = 4_000_000_000
"""Bytes of addresses: what its fonts map counts."""
_LONGEST = 60_000_000
"""Bytes that a line of it may have: a proof of delivery to 10,000 people takes about a quarter."""
_PATIENCE = 60.0
"""Seconds, on a machine that does much else."""


class NotSet(BodeError):
    """The paper could not be set; its job is tried again, and then set aside for an operator."""


async def typeset(paper: Written | ProofPaper | ListPaper) -> bytes:
    """The same words give the same bytes. Raises NotSet."""
    process = LineProcess("bot.pdf.worker", [str(_MEMORY)], longest=_LONGEST)
    try:
        async with asyncio.timeout(_PATIENCE):
            said = await process.ask(json.dumps(asdict(paper)).encode())
    except (EOFError, OSError, asyncio.LimitOverrunError) as error:  # a TimeoutError is an OSError
        raise NotSet(type(error).__name__) from error
    finally:
        await process.stop()
    if said.startswith(b"!"):
        raise NotSet(said.decode("ascii", "replace"))
    return b64decode(said)
