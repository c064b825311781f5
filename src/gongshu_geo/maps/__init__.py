"""Web pages that show a project's sites on a map, each one self-contained HTML file."""
