"""Official answers: what an expert wrote or approved, which comes before what a search finds."""
