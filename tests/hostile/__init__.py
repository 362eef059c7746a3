"""Hostile input: for each kind a small file made here, and what a person sees of it (docs/reliability-hostile.md)."""
