"""Figures: how many requests of a form there were, by school and month, for who owns the form; never whose."""
