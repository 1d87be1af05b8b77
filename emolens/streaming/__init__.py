"""Streams of the Lab Streaming Layer: live readings for other programs, and their markers.

The Lab Streaming Layer (Kothe et al. 2025, https://doi.org/10.1162/IMAG.a.136) carries samples and
the times at which they were taken between the programs of a laboratory's network.
"""
