"""The published pages, one file each, statement by statement in their order."""
