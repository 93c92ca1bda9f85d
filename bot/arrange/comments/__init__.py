"""Comments: what people who see a request say to each other about it, and who is told."""
