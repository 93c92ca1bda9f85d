"""Papers: what Bode makes as a PDF once a request is carried out, such as an employment certificate."""
