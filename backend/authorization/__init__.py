"""Authorization: how a party abroad empowers a lawyer, and which way of making such a paper is open to whom."""
