"""Handling: who carries out what was approved, in a queue for each team, until it is done."""
