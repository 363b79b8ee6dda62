"""Tests of what stands before the pages and the API: guards, access, forms, jobs."""
