"""The files of requests: sent in the chat, taken into the blobs by a job, shown to who may see the request."""
