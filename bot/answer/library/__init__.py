"""What is known: sources, how they are indexed, their copies, who may read them."""
