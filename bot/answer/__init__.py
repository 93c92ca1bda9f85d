"""Answers: a question, the evidence for it, what is said, and what could not be said."""
