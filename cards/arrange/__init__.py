"""Cards of forms, requests and approvals."""
