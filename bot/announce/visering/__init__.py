"""Visering: a circular that is put before everybody it concerns, each of whom marks it as seen before a day."""
