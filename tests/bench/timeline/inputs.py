"""The uncertain inputs of timeline.lua."""
INPUTS = {
    "volume": ("lognormal", 2, 8), "growth": ("triangular", 0.0, 0.04, 0.10), "fade": ("uniform", 0.94, 0.99),
    "tokens": ("lognormal", 1, 4), "price": ("lognormal", 8, 30), "price_kept": ("triangular", 0.95, 0.98, 1),
    "hit": ("uniform", 0.1, 0.4), "learning": ("uniform", 0.02, 0.10), "box": ("lognormal", 180, 320),
    "box_kept": ("triangular", 0.97, 0.99, 1), "capacity": ("lognormal", 3, 12), "use": ("uniform", 0.4, 0.8),
    "power": ("lognormal", 0.8, 2.4), "staff": ("triangular", 4, 12, 40), "peak": ("triangular", 1.5, 2.5, 5),
    "discount": ("uniform", 0.988, 0.997),
}
STATE = ("boxes", "book", "ahead", "api", "own", "mixed", "best", "months_ahead")  # 0 at first
MONTHS, FIGURES = 60, ("api", "own", "mixed", "best")
