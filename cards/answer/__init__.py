"""Cards of answers, hand-offs and official answers."""
