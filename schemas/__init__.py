"""The vocabulary that every stage speaks. Imports nothing else of hyoka."""
