"""What experts do: hand-offs, official answers, topics."""
