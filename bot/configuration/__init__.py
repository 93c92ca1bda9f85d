"""Forms, topics, synonyms, calendar, libraries and circles: from files or from what was published, and kept current."""
