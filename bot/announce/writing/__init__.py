"""What an announcement says, in up to three languages, and the steps in which its author writes it."""
