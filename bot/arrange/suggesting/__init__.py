"""Requests that become announcements: a press release, an internal opportunity."""
