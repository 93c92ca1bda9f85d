"""One theory of words: folding, language, stems, compounds, spelling, days, other names. Of ours it imports only how
TOML files are read."""
