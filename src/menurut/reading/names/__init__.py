"""People, bodies, companies, media, accounts and things under all their names."""
