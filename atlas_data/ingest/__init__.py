"""How records are cleaned, merged, labelled and checked, and become a snapshot."""
