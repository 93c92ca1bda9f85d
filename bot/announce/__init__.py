"""Announcements: composing one, sending it to its audience, following what became of it."""
