"""Where state lives: DocumentStore (`base`), its adapters, and the typed repositories on top (`records`)."""
