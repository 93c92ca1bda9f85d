"""How long a test waits for what has to happen: on a busy machine that takes its time, and only what never happens
takes so long."""

PATIENCE = 120.0
"""Seconds."""
