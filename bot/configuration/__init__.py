"""Forms, topics, synonyms, calendar, libraries, circles, mapping: from files or as published, and kept current."""
