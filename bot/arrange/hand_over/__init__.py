"""Handing over: another system is told what was decided, or done, by a signed webhook."""
