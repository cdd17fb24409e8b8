"""How well nets do on recordings whose sources they never saw."""
