"""Matching: what people say of themselves so that they are asked, and who is asked then."""
