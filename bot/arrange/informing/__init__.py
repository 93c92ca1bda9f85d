"""Others are told of a request on which they do not decide."""
