"""What other systems ask over HTTP: who they are, what they may, and how they are answered."""
