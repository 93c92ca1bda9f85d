"""Halting all sends at once, for who administers Bode, and letting them go on."""
