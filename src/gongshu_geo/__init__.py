"""Registers of public projects in, located and status-coloured maps out."""
