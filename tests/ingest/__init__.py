"""Tests of the way from raw files to the snapshot."""
