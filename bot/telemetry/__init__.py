"""What is seen of the running bot from outside: one id from a turn to its last job, spans, measures, figures."""
