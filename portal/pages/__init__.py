"""How a public page is answered: its head, its frame, its headers, how long it is kept, feeds."""
