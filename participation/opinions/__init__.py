"""The opinion map: pure functions on a matrix of agree (1), disagree (-1) and pass (0).

The way of Polis (https://compdemocracy.org), made independent of the order in which votes
arrive: the same votes and the same map before give the same map.
"""
