"""Reminding those who did not confirm an announcement, and telling each head of school who they are."""
