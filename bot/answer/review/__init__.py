"""Reviews: official answers and libraries are looked at again, by who answers for them, before their period ends."""
