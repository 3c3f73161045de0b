"""What one question costs a reader when the atlas is 10 k, 100 k and 1 M studies large.

Run `python -m benchmarks`; docs/performance.md says what is measured and how to read it.
"""
