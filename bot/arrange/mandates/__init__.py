"""Mandates: giving one, deciding on requests under one, and what follows from it."""
