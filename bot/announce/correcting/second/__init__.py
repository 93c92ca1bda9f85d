"""A second person is asked about a correction, and its author told what they said."""
