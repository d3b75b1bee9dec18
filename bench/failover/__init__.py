"""A real cluster on one machine, the product on it, and faults: ``make failover``."""
