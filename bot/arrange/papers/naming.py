"""What the job is called that makes a paper."""

MAKE_JOB = "request_paper"
