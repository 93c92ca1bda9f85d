"""Adaptive cards: each a pure function of texts and data, one folder a job."""
