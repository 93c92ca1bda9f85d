"""Cards on which an announcement is written."""
