"""Words that try to do harm: as a person could type them, and as something could be called in a file."""

HOSTILE_MARK = "[APPROVED](https://evil.example)"
EXPRESSIONS = "{{DATE(2026-11-23T09:24:00Z, SHORT)}} ${Title}"
"""A client shows something else for these when they stand in a text as they are."""
HOSTILE = (
    f"{HOSTILE_MARK} **bold** \u202egnp.exe\u202c _x_ # 1. \u200b<at>all</at> <script>alert(1)</script> {EXPRESSIONS}"
)
BAD_NAME = f"1. {HOSTILE_MARK} **bold** _x_ `y` <at>all</at> {EXPRESSIONS}"
"""As a school, a group, a form or a choice could be called in a file."""
