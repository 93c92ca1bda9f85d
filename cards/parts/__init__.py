"""The one pattern of all cards: words, head, facts, state, inputs, buttons, and how a card becomes JSON."""
