"""Links of announcements that lead over Bode: counted by link, never by person."""
