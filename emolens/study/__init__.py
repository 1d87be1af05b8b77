"""Study: many results as one table, by person and by what happened when."""
