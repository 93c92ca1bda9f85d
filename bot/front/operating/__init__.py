"""What who administers Bode sees and does in Teams; nobody else knows that it is there."""
