"""`make gallery`: every card in every language on one page, drawn by the official renderer as Teams would."""
