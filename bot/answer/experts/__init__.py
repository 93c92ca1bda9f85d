"""What experts do: hand-offs, and the topics that say who is one."""
