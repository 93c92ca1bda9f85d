"""Proof of delivery: what is recorded of an announcement at a moment, and whether a proof says what is recorded."""
