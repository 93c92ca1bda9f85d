"""Forms, topics, synonyms, calendar, tariffs, libraries, circles, mapping: of files or published, and kept current."""
