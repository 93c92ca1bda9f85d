"""Who may announce to whom, as it is held wherever an announcement is written, sent or spread."""
