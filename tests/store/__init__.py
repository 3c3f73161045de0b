"""Tests of the operator's local store."""
