"""Cards that are always there."""
