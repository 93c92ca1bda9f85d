"""All that waits for somebody as a second person."""
