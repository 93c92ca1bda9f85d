"""The picture of an announcement: fetched once where its author says, checked, kept by Bode, and served by it."""
