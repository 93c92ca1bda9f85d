"""PassageIndex (`base`) and its adapters: find passages, and only those that somebody may read."""
