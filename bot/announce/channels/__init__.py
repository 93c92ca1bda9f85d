"""Announcements in channels of teams."""
