"""Looks after Bode itself: what is wrong or will be, in words, on the command line and once a week to operators."""
