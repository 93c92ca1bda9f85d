"""Where knowledge comes from: sources, extraction of their text, passages."""
