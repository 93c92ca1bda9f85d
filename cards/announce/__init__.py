"""Cards of announcements."""
