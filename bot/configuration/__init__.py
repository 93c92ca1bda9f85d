"""Forms, topics, synonyms, calendar, tariffs, rights, libraries, circles, mapping: of files or published, current."""
