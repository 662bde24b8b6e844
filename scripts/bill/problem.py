class Problem(Exception):
    """A sentence: what is wrong and what to do."""
