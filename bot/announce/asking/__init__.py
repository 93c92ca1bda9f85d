"""The question that an announcement asks, and what becomes of its answers."""
