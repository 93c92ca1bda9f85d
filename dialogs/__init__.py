"""Request forms as data: loading and checking them, and reading what a person fills in. Knows nothing of cards."""
