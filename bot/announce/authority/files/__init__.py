"""A list that was sent as a file becomes a part of the audience of a draft."""
