"""What Bode holds of people: declared once, and read by whatever keeps, exports or erases it."""
