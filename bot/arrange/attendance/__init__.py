"""Attendance: once the day of an option has come, who owns its form confirms who of those enrolled was there."""
