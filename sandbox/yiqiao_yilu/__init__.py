"""The stand-in of 邑侨邑路, the interest protection system: enquiries, disputes, mediation, the law library."""
