"""One theory of words: folding, language, stems, compounds, spelling, other names. Imports nothing of ours."""
