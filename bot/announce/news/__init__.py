"""What a person got of announcements: their news, what waits for them, and what they want to get."""
