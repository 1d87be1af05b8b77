"""Scale: what a frame costs, how well workers share, and what a laboratory's films come to."""
