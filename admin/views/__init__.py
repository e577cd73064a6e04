"""One module a noun: each reads the request, asks one lower floor, and shows a page."""
