"""Judges functions that run on a GPU: `owner` makes the data, checks and times; `guest` is the process of the submission."""
