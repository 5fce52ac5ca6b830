"""The stages in their order: sources are taken in, briefs and tables come out."""
