"""Forms, topics, synonyms, calendar and libraries: read from files or from what was published, and kept current."""
