"""How good the search is, on collections of questions whose answers are known (`python app.py evaluate`)."""
