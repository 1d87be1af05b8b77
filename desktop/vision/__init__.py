"""Find, crop and classify faces. Knows no Qt, so it serves notebooks and the trainer as well."""
