"""What one needs to run, draw and check Bode on one's own machine; none of it is shipped."""
