"""Microsoft Teams over botbuilder; the only package that knows what an Activity is."""
