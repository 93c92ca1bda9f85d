"""Agendas: notes that were approved are gathered for a meeting, sent to who meets, and decided there one by one."""
