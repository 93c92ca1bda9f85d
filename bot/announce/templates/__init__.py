"""Templates of announcements: texts of the house with blanks, of which somebody begins one of their own."""
