"""How hard the forms are being hit: counts in the memory of this process, each of them bounded."""
