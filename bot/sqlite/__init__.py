"""The embedded file under the store and the queue: how it is opened, written in groups, and what its errors mean."""
