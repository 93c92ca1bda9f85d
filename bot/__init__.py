"""Bode, the staff assistant of a school network inside Microsoft Teams."""
